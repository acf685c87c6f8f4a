import { type BlockId, blockOfEndpoint } from '../../base/ids.ts'
import { readDts } from '../../devicetree/readDts.ts'
import { blocksOf } from '../../pipeline/blocksOf.ts'
import type { Block, PipelineDocument, PipelineGraph, Position } from '../../pipeline/document.ts'
import type { Edit } from '../../pipeline/edit.ts'
import { endpointByNumbers, numberOf, placeOf } from '../../pipeline/endpoints.ts'
import { blockName, linksOf } from '../../pipeline/links.ts'
import { boardSnippet } from '../write/boardSnippet.ts'
import { importPipeline } from './importPipeline.ts'

export type TextPaste =
  /** `edit` is one step, null where the text says nothing new; `blocks` are those it speaks of. */
  | { readonly kind: 'read'; readonly edit: Edit | null; readonly blocks: readonly BlockId[] }
  /** A sentence for the user. */
  | { readonly kind: 'refused'; readonly message: string }

/**
 * DTS text put behind the board's own, as it would stand at the end of the board file: its new display
 * nodes, links and statuses come into the document. What it takes away stays.
 *
 * @param at - where the first new block stands on the canvas; the others follow to its right
 */
export function pasteText(doc: PipelineDocument, text: string, at: Position): TextPaste {
  const board = boardSource(doc)
  const before = read(board)
  const after = read(`${board}\n${text}\n`)
  const fault = after.faults.find((message) => !before.faults.includes(message))
  if (fault !== undefined) return { kind: 'refused', message: fault }

  const here = new Map(blocksOf(doc.graph).map((block) => [block.path, block]))
  const known = new Map(blocksOf(before.graph).map((block) => [block.path, block]))
  const touched: Block[] = []
  const edits: Edit[] = []
  let count = 0
  for (const block of blocksOf(after.graph)) {
    const position = { x: at.x + 204 * count, y: at.y }
    const old = known.get(block.path)
    const there = here.get(block.path)
    if (JSON.stringify(shape(block)) === JSON.stringify(old && shape(old))) continue
    touched.push(block)
    if (there === undefined) {
      edits.push({ kind: 'add-block', block: unlinked(block), position })
      count++
      continue
    }
    const standing: Position | undefined = doc.positions[there.id]
    if (standing === undefined) {
      edits.push({ kind: 'use-block', block: there.id, position })
      count++
    }
    if (block.status !== old?.status)
      edits.push({ kind: 'set-status', block: there.id, status: block.status })
  }
  const idOf = (block: Block): BlockId => here.get(block.path)?.id ?? block.id
  edits.push(...newLinks(before.graph, after.graph, doc.graph, idOf))
  if (touched.length === 0)
    return { kind: 'refused', message: 'The text says nothing new about the display.' }
  const names = touched.map(blockName)
  const label = `Paste ${names.length > 3 ? `the DTS of ${names.length} nodes` : names.join(', ')}`
  return { kind: 'read', edit: { kind: 'batch', label, edits }, blocks: touched.map(idOf) }
}

const FILE = 'pasted text'

/** The whole board as source, without the file it came from. */
function boardSource({ graph }: PipelineDocument): string {
  const cells = '\t#address-cells = <2>;\n\t#size-cells = <2>;\n'
  return `/dts-v1/;\n\n/ {\n${cells}};\n\n${boardSnippet({ blocks: {}, aliases: [] }, graph, FILE)}`
}

function read(text: string): {
  readonly graph: PipelineGraph
  readonly faults: readonly string[]
} {
  const { tree, diagnostics } = readDts(FILE, {
    files: new Map([[FILE, text]]),
    includeDirs: [],
  })
  return {
    graph: importPipeline(tree, FILE).graph,
    faults: diagnostics
      .filter(({ severity }) => severity === 'error')
      .map(({ message }) => message),
  }
}

/** What a text can change in a block, its links apart from their ids. */
const shape = ({ id: _, groups, ...rest }: Block) => ({
  ...rest,
  groups: groups.map((group) => ({
    ...group,
    ports: group.ports.map((port) => ({
      ...port,
      endpoints: port.endpoints.map(({ id: _id, remote, ...end }) => ({
        ...end,
        remote: remote?.kind === 'endpoint' ? blockOfEndpoint(remote.endpoint) : remote?.kind,
      })),
    })),
  })),
})

const unlinked = (block: Block): Block => ({
  ...block,
  groups: block.groups.map((group) => ({
    ...group,
    ports: group.ports.map((port) => ({
      ...port,
      endpoints: port.endpoints.map((endpoint) => ({ ...endpoint, remote: null })),
    })),
  })),
})

/** Links of one graph that another has not, drawn on the document by the numbers they have. */
function newLinks(
  before: PipelineGraph,
  after: PipelineGraph,
  now: PipelineGraph,
  idOf: (block: Block) => BlockId,
): Edit[] {
  const known = new Set(named(before).map(({ name }) => name))
  return named(after)
    .filter(({ name }) => !known.has(name))
    .map(({ from, to }): Edit => {
      const [giver, taker] = [idOf(from.block), idOf(to.block)]
      const sink = now.blocks[taker]
      const entering =
        sink === undefined
          ? null
          : endpointByNumbers(sink, numberOf(to.port), numberOf(to.endpoint))
      return {
        kind: 'link',
        from: { block: giver, endpoint: null, number: numberOf(from.endpoint) },
        to: { block: taker, endpoint: entering?.id ?? null },
      }
    })
}

/** Each link with its two places, and a name by path and number that holds in any graph. */
const named = (graph: PipelineGraph) =>
  linksOf(graph).flatMap((link) => {
    const [from, to] = [placeOf(graph, link.from), placeOf(graph, link.to)]
    if (from === null || to === null) return []
    const name = [from, to].map(
      ({ block, port, endpoint }) => `${block.path} ${numberOf(port)} ${numberOf(endpoint)}`,
    )
    return [{ name: name.join(' > '), from, to }]
  })
