import {
  type BlockId,
  blockId,
  blockRecord,
  type EndpointId,
  endpointId,
} from '../core/base/ids.ts'
import type { Alias, Block, Endpoint, PipelineGraph, PortGroup } from '../core/pipeline/document.ts'

/**
 * A pipeline graph from a line such as `mmsys.0 > ovl0.0 > rdma0.0 > dsi0.0 > panel`: a link for every
 * `>`, leaving by port 1 (an mmsys by port 0) at the endpoint whose number stands after the dot, and
 * entering at port 0. Several chains are told apart by `;`, and a block named twice is one block.
 *
 *   `dsi0!`      status = "disabled"; `dsi0!fail` has that status instead
 *   `rdma0.-`    an endpoint without `reg`
 *   `rdma0.0 >`  nothing after the arrow: the endpoint is there, its remote-endpoint is not
 *
 * A block is named after its kind and a number: the number is not an alias. Aliases are given apart,
 * as `merge5=merge1` (alias name = block).
 */
export function graphOf(chains: string, aliases = ''): PipelineGraph {
  const drafts = new Map<string, Draft>()
  for (const chain of chains.split(';')) {
    let leaving: { readonly draft: Draft; readonly endpoint: DraftEndpoint } | null = null
    for (const word of chain.split('>')) {
      const { name, status, number } = parseWord(word)
      if (name === '') continue
      const draft = drafts.get(name) ?? newDraft(name)
      drafts.set(name, draft)
      if (status !== null) draft.status = status
      if (leaving !== null) {
        const entering = addEndpoint(draft, 'in', leaving.endpoint.reg)
        leaving.endpoint.remote = entering.id
        entering.remote = leaving.endpoint.id
      }
      leaving = number === undefined ? null : { draft, endpoint: addEndpoint(draft, 'out', number) }
    }
  }
  const blocks = blockRecord([...drafts.values()].map((draft) => [draft.id, finish(draft)]))
  return { blocks, aliases: parseAliases(aliases) }
}

/** The block of a name used in `graphOf`. */
export function blockOf(graph: PipelineGraph, name: string): Block {
  const block = graph.blocks[idOf(name)]
  if (block === undefined) throw new Error(`The graph has no block ${name}`)
  return block
}

export const idOf = (name: string): BlockId => blockId(pathOf(name))

/** The endpoint that leaves (`rdma0:out`) or enters (`rdma0:in`) a block; the first of several. */
export function endpointOf(graph: PipelineGraph, spot: string): EndpointId {
  const [name = '', side] = spot.split(':')
  const ports = blockOf(graph, name).groups.flatMap((group) => group.ports)
  const port = side === 'in' ? ports[0] : ports.at(-1)
  const endpoint = port?.endpoints[0]
  if (endpoint === undefined) throw new Error(`${spot} has no endpoint`)
  return endpoint.id
}

interface DraftEndpoint {
  readonly id: EndpointId
  readonly reg: number | null
  remote: EndpointId | null
}

interface Draft {
  readonly id: BlockId
  readonly name: string
  status: string | null
  readonly in: DraftEndpoint[]
  readonly out: DraftEndpoint[]
}

const newDraft = (name: string): Draft => ({
  id: idOf(name),
  name,
  status: null,
  in: [],
  out: [],
})

function addEndpoint(draft: Draft, side: 'in' | 'out', reg: number | null): DraftEndpoint {
  const known = draft[side].find((endpoint) => endpoint.reg === reg && side === 'in')
  if (known !== undefined) return known
  const serial = draft.in.length + draft.out.length
  const endpoint: DraftEndpoint = { id: endpointId(draft.id, serial), reg, remote: null }
  draft[side].push(endpoint)
  return endpoint
}

function parseWord(word: string) {
  const match = /^\s*([\w-]*)(!(\w*))?(?:\.(-|\d+))?\s*$/.exec(word)
  if (match === null) throw new Error(`graphOf cannot read '${word}'`)
  const [, name = '', bang, status, number] = match
  return {
    name,
    status: bang === undefined ? null : status || 'disabled',
    number: number === undefined ? undefined : number === '-' ? null : Number(number),
  }
}

function finish(draft: Draft): Block {
  const kind = kindOf(draft.name)
  const endpoint = ({ id, reg, remote }: DraftEndpoint): Endpoint => ({
    id,
    name: reg === null ? 'endpoint' : `endpoint@${reg}`,
    reg,
    labels: [],
    remote: remote === null ? null : { kind: 'endpoint', endpoint: remote },
    properties: [],
  })
  const port = (name: string, reg: number | null, endpoints: readonly DraftEndpoint[]) => ({
    name,
    reg,
    labels: [],
    endpoints: endpoints.map(endpoint),
  })
  const single = kind === 'mmsys' || kind === 'vdosys1' || kind === 'panel'
  const groups: PortGroup[] = single
    ? [{ container: null, ports: [port('port', null, [...draft.in, ...draft.out])] }]
    : [{ container: 'ports', ports: [port('port@0', 0, draft.in), port('port@1', 1, draft.out)] }]
  const isEmpty = draft.in.length + draft.out.length === 0
  return {
    id: draft.id,
    path: pathOf(draft.name),
    labels: [draft.name.replace(/-/g, '_')],
    compatible: [COMPATIBLE[kind] ?? `vendor,${kind}`],
    status: draft.status,
    groups: isEmpty ? [] : groups,
    properties: [],
    parentLabel: null,
  }
}

function parseAliases(text: string): Alias[] {
  return text
    .split(' ')
    .filter(Boolean)
    .map((pair) => {
      const [name = '', block = ''] = pair.split('=')
      return { name, block: idOf(block) }
    })
}

const pathOf = (name: string): string => `/soc/${name}`

const kindOf = (name: string): string =>
  name.startsWith('vdosys1') ? 'vdosys1' : name.replace(/\d+$/, '')

/** Compatibles of the kinds a test can name; anything else is unknown to the driver. */
const COMPATIBLE: Readonly<Record<string, string>> = {
  mmsys: 'mediatek,mt8173-mmsys',
  vdosys1: 'mediatek,mt8195-vdosys1',
  ovl: 'mediatek,mt8173-disp-ovl',
  rdma: 'mediatek,mt8173-disp-rdma',
  dither: 'mediatek,mt8183-disp-dither',
  merge: 'mediatek,mt8195-disp-merge',
  mutex: 'mediatek,mt8173-disp-mutex',
  pwm: 'mediatek,mt8173-disp-pwm',
  dsi: 'mediatek,mt8173-dsi',
  dpi: 'mediatek,mt8173-dpi',
  dpintf: 'mediatek,mt8195-dp-intf',
  ethdr: 'mediatek,mt8195-disp-ethdr',
  vdordma: 'mediatek,mt8195-vdo1-rdma',
  padding: 'mediatek,mt8188-disp-padding',
}
