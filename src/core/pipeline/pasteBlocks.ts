import {
  type BlockId,
  blockId,
  blockOfEndpoint,
  endpointId,
  serialOfEndpoint,
} from '../base/ids.ts'
import { applyEdit, isSocHardware } from './applyEdit.ts'
import { blocksOf } from './blocksOf.ts'
import type {
  Block,
  BlockProperty,
  Endpoint,
  PipelineDocument,
  PipelineGraph,
  Position,
} from './document.ts'
import type { Edit } from './edit.ts'
import { numberOf, placeOf } from './endpoints.ts'
import { freeName, takenLabels } from './labels.ts'
import { blockName, linksOf } from './links.ts'

export interface Paste {
  /** One step; null when nothing of the copy has a place here. */
  readonly edit: Edit | null
  readonly pasted: readonly BlockId[]
  /** Names of the blocks that could not be pasted: hardware this SoC has no more of. */
  readonly missing: readonly string[]
}

/**
 * Blocks once more, with the links between them. A block the board added is made anew, under a node
 * name, labels and ids that are free. A block of the SoC cannot be made: its own node is put on the
 * canvas if it is not there yet, else the next free one of its kind.
 *
 * @param copied - see `copyBlocks`
 * @param shift - from where the blocks stood, px
 */
export function pasteBlocks(
  doc: PipelineDocument,
  copied: PipelineDocument,
  shift: Position,
  verb = 'Paste',
): Paste {
  const edits: Edit[] = []
  const twins = new Map<BlockId, BlockId>()
  const missing: string[] = []
  let pasted = doc
  const add = (edit: Edit): void => {
    edits.push(edit)
    pasted = applyEdit(pasted, edit)
  }
  for (const block of blocksOf(copied.graph)) {
    const at: Position = copied.positions[block.id] ?? ORIGIN
    const position = { x: at.x + shift.x, y: at.y + shift.y }
    if (isSocHardware(block)) {
      const free = freeHardware(pasted, block)
      if (free === null) missing.push(blockName(block))
      else {
        add({ kind: 'use-block', block: free.id, position })
        twins.set(block.id, free.id)
      }
    } else {
      const twin = twinOf(pasted, block)
      add({ kind: 'add-block', block: twin, position })
      twins.set(block.id, twin.id)
    }
  }
  for (const link of linksOf(copied.graph)) {
    const from = twins.get(blockOfEndpoint(link.from))
    const to = twins.get(blockOfEndpoint(link.to))
    const leaving = placeOf(copied.graph, link.from)
    if (from === undefined || to === undefined || leaving === null) continue
    add({
      kind: 'link',
      from: { block: from, endpoint: null, number: numberOf(leaving.endpoint) },
      to: { block: to, endpoint: null },
    })
  }
  const names = [...twins.values()].flatMap((id) => {
    const block = pasted.graph.blocks[id]
    return block === undefined ? [] : [blockName(block)]
  })
  const label = `${verb} ${names.length > 3 ? `${names.length} blocks` : names.join(', ')}`
  return {
    edit: edits.length === 0 ? null : { kind: 'batch', label, edits },
    pasted: [...twins.values()],
    missing,
  }
}

const ORIGIN: Position = { x: 0, y: 0 }

/** The SoC's own block, or the first other of the same compatible, that is not on the canvas. */
function freeHardware({ graph, positions }: PipelineDocument, wanted: Block): Block | null {
  const free = blocksOf(graph).filter(({ id }) => {
    const at: Position | undefined = positions[id]
    return at === undefined
  })
  const [compatible] = wanted.compatible
  return (
    free.find(({ path }) => path === wanted.path) ??
    free.find((block) => block.compatible[0] === compatible) ??
    null
  )
}

/** The same node under a free name, unlinked. */
function twinOf({ graph }: PipelineDocument, block: Block): Block {
  const path = freePath(graph, block)
  const id = blockId(path)
  const taken = new Set(takenLabels(graph))
  const relabel = (labels: readonly string[]): string[] =>
    labels.map((label) => {
      const free = taken.has(label) ? freeName(taken, label.replace(/\d+$/, '')) : label
      taken.add(free)
      return free
    })
  const labels = relabel(block.labels)
  const groups = block.groups.map((group) => ({
    ...group,
    ports: group.ports.map((port) => ({
      ...port,
      labels: relabel(port.labels),
      endpoints: port.endpoints.map(
        (endpoint): Endpoint => ({
          ...endpoint,
          id: endpointId(id, serialOfEndpoint(endpoint.id)),
          labels: relabel(endpoint.labels),
          remote: null,
        }),
      ),
    })),
  }))
  const unit = unitOf(path)
  const properties = block.properties.map(
    (property): BlockProperty =>
      property.name === 'reg' && unit !== unitOf(block.path) && unit !== null
        ? { name: 'reg', value: { kind: 'cells', cells: [unit] } }
        : property,
  )
  return { ...block, id, path, labels, groups, properties }
}

/** Its own path; where that is taken, the next unit address of it, or a number behind the name. */
function freePath(graph: PipelineGraph, { path }: Block): string {
  const taken = new Set(blocksOf(graph).map((block) => block.path))
  const isFree = (candidate: string): boolean =>
    !taken.has(candidate) && graph.blocks[blockId(candidate)] === undefined
  const unit = unitOf(path)
  const stem = unit === null ? path.replace(/-\d+$/, '') : path.replace(/@[^@]*$/, '@')
  for (let n = 0; ; n++) {
    const next = unit === null ? `${stem}-${n + 1}` : stem + (unit + n + 1).toString(16)
    const candidate = n === 0 && isFree(path) ? path : next
    if (isFree(candidate)) return candidate
  }
}

/** The unit address of the last node of a path, where it is one number. */
function unitOf(path: string): number | null {
  const unit = /@([0-9a-f]+)$/.exec(path)?.[1]
  return unit === undefined ? null : Number.parseInt(unit, 16)
}
