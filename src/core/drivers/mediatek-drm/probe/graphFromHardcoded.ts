import { type BlockId, blockEntries, blockRecord } from '../../../base/ids.ts'
import { applyEdit } from '../../../pipeline/applyEdit.ts'
import type { Block, PipelineDocument, PipelineGraph } from '../../../pipeline/document.ts'
import type { Edit } from '../../../pipeline/edit.ts'
import { endpointsOf, iteratedPorts, numberOf } from '../../../pipeline/endpoints.ts'
import { blockName, blockRole } from '../../../pipeline/links.ts'
import { rankLayout } from '../../../pipeline/rankLayout.ts'
import { componentById, DRM_OVL_ADAPTOR } from '../../../soc/ddpComponents.ts'
import { identify } from '../componentId.ts'
import { type CrtcIndex, isAvailable } from '../walkPath.ts'
import { siblingsOf } from './siblingLoop.ts'

export type HardcodedGraph =
  /** `left` are paths no graph can say; they stay in force as long as the graph is silent on them. */
  | { readonly kind: 'possible'; readonly edit: Edit; readonly left: readonly LeftPath[] }
  | { readonly kind: 'impossible'; readonly reason: 'no-mmsys' | 'no-hardcoded-path' }
  | {
      readonly kind: 'impossible'
      readonly reason: 'no-path-possible'
      readonly left: readonly LeftPath[]
    }

/** A hardcoded path that no graph can reproduce, and why. */
export interface LeftPath {
  readonly crtc: CrtcIndex
  readonly why: /** It goes on past its output: a graph's path has to end there. */
    | { readonly kind: 'ends-past-output'; readonly last: number }
    /** It has no output, which is chosen at run time: a graph's path has to end in one. */
    | { readonly kind: 'no-output' }
    /** No node beside the mmsys stands for a member. */
    | { readonly kind: 'no-block'; readonly id: number }
}

/**
 * The edit that wires an mmsys as its hardcoded paths go, as one undo step: every path a graph
 * can say is linked, block by block, enabled and put on the canvas, and other endpoints of the mmsys
 * go, for what the graph does not mention stays hardcoded.
 */
export function graphFromHardcoded(doc: PipelineDocument, mmsys: BlockId): HardcodedGraph {
  const block = doc.graph.blocks[mmsys]
  const role = block === undefined ? null : blockRole(block)
  if (block === undefined || role?.kind !== 'mmsys')
    return { kind: 'impossible', reason: 'no-mmsys' }
  const { main, ext, third } = role.data
  const plans = [main, ext, third].flatMap((path, at) =>
    path === null ? [] : [plan(doc.graph, block, at === 0 ? 0 : at === 1 ? 1 : 2, path)],
  )
  if (plans.length === 0) return { kind: 'impossible', reason: 'no-hardcoded-path' }
  const left = plans.flatMap((planned) => ('why' in planned ? [planned] : []))
  const chains = plans.flatMap((planned) => ('chain' in planned ? [planned] : []))
  if (chains.length === 0) return { kind: 'impossible', reason: 'no-path-possible', left }
  return { kind: 'possible', edit: wire(doc, block, chains), left }
}

interface Chain {
  readonly crtc: CrtcIndex
  /** From the first component to the output. */
  readonly chain: readonly Block[]
}

function plan(
  graph: PipelineGraph,
  mmsys: Block,
  crtc: CrtcIndex,
  path: readonly number[],
): Chain | LeftPath {
  const last = path.at(-1)
  if (last === undefined || !componentById(last).validLast) {
    const goesOn = last !== undefined && path.some((id) => componentById(id).validLast)
    return { crtc, why: goesOn ? { kind: 'ends-past-output', last } : { kind: 'no-output' } }
  }
  const chain: Block[] = []
  for (const id of path) {
    const block = blockFor(graph, mmsys, id)
    if (block === null) return { crtc, why: { kind: 'no-block', id } }
    chain.push(block)
  }
  return { crtc, chain }
}

/** A node of an id, an enabled one before others: the first where several lack an alias of their own. */
function blockFor(graph: PipelineGraph, mmsys: Block, id: number): Block | null {
  const named = siblingsOf(graph, mmsys).filter((block) => {
    if (id === DRM_OVL_ADAPTOR) return isMixer(block)
    const identity = identify(graph, block)
    return identity.kind === 'component' && identity.id === id
  })
  return named.find(isAvailable) ?? named[0] ?? null
}

/** Upstream boards enter the OVL adaptor by its mixer; a second node of it would count twice. */
function isMixer(block: Block): boolean {
  const role = blockRole(block)
  return role.kind === 'adaptor' && role.type === 'OVL_ADAPTOR_TYPE_ETHDR'
}

function wire(doc: PipelineDocument, mmsys: Block, chains: readonly Chain[]): Edit {
  const label = `Wire ${blockName(mmsys)} as its hardcoded paths`
  const edits = [...removals(mmsys, chains), ...chains.flatMap((chain) => links(mmsys, chain))]
  const wired = applyEdit(doc, { kind: 'batch', label, edits })
  const used = new Set([mmsys, ...chains.flatMap(({ chain }) => chain)].map(({ id }) => id))
  const fresh = blockEntries(rankLayout(wired.graph)).filter(
    ([id]) => used.has(id) && doc.positions[id] === undefined,
  )
  const place: Edit = { kind: 'place', positions: blockRecord(fresh) }
  return { kind: 'batch', label, edits: fresh.length === 0 ? edits : [...edits, place] }
}

/** Endpoints of the mmsys but the first, in port 0, of each path that is to be. */
function removals(mmsys: Block, chains: readonly Chain[]): Edit[] {
  const kept = new Set(
    chains.flatMap(({ crtc }) => {
      const ports = iteratedPorts(mmsys).filter((port) => numberOf(port) === 0)
      const endpoints = ports.flatMap((port) => port.endpoints)
      return endpoints.find((endpoint) => numberOf(endpoint) === crtc) ?? []
    }),
  )
  return endpointsOf(mmsys).flatMap(({ endpoint }): Edit[] =>
    kept.has(endpoint) ? [] : [{ kind: 'remove-endpoint', endpoint: endpoint.id }],
  )
}

function links(mmsys: Block, { crtc, chain }: Chain): Edit[] {
  return chain.map((block, at): Edit => {
    const from = chain[at - 1] ?? mmsys
    return {
      kind: 'link',
      from: { block: from.id, endpoint: null, number: crtc },
      to: { block: block.id, endpoint: null },
    }
  })
}
