import type { BlockId } from '../base/ids.ts'
import { BLOCK_WIDTH, blockHeight } from './blockSize.ts'
import { blocksOf } from './blocksOf.ts'
import type { Block, PipelineGraph, Position } from './document.ts'
import { blockRole, blocksOfLink, linksOf } from './links.ts'

export const COLUMN_GAP = 52
export const COLUMN = BLOCK_WIDTH + COLUMN_GAP
export const ROW_GAP = 44
export const LANE_GAP = 76
/** Blocks in a row before the lane goes on below: a long path stays readable on a laptop screen. */
export const ROW_LENGTH = 5

/**
 * First placement: every path of every mmsys is a lane read left to right, broken into rows like
 * text; chains no mmsys leads to follow below. Covers the blocks that are linked, and every mmsys
 * the display drivers know. Nothing overlaps.
 */
export function rankLayout(graph: PipelineGraph): Record<BlockId, Position> {
  const positions: Record<BlockId, Position> = {}
  let top = 0
  for (const lane of lanesOf(graph)) {
    for (let from = 0; from < lane.length; from += ROW_LENGTH) {
      const row = lane.slice(from, from + ROW_LENGTH)
      row.forEach((block, column) => {
        if (block !== null) positions[block.id] = { x: column * COLUMN, y: top }
      })
      const heights = row.map((block) => (block === null ? 0 : blockHeight(block)))
      top += Math.max(...heights) + ROW_GAP
    }
    top += LANE_GAP - ROW_GAP
  }
  return positions
}

/** A lane is a list of blocks in flow order; null keeps a column free below a shared start. */
type Lane = readonly (Block | null)[]

function lanesOf(graph: PipelineGraph): Lane[] {
  const next = successors(graph)
  const entered = new Set([...next.values()].flat())
  const linked = (block: Block): boolean => next.has(block.id) || entered.has(block.id)

  const blocks = blocksOf(graph)
  const starts = [
    ...blocks.filter((block) => blockRole(block).kind === 'mmsys'),
    ...blocks.filter((block) => linked(block) && !entered.has(block.id)),
    ...blocks.filter(linked), // what is left now goes round in a circle
  ]
  const placed = new Set<BlockId>()
  return starts.flatMap((start) =>
    placed.has(start.id) ? [] : lanesFrom(graph, start, next, placed),
  )
}

/** The lane that begins at a block, then one for every further way its blocks branch into. */
function lanesFrom(
  graph: PipelineGraph,
  start: Block,
  next: ReadonlyMap<BlockId, readonly BlockId[]>,
  placed: Set<BlockId>,
): Lane[] {
  const lanes: Lane[] = []
  const branches: { readonly block: Block; readonly indent: number }[] = [
    { block: start, indent: 0 },
  ]
  for (const { block, indent } of branches) {
    if (placed.has(block.id)) continue
    const lane: (Block | null)[] = Array.from({ length: indent }, () => null)
    for (let at: Block | undefined = block; at !== undefined; ) {
      placed.add(at.id)
      lane.push(at)
      const column = lane.length % ROW_LENGTH
      const followers: readonly Block[] = (next.get(at.id) ?? [])
        .filter((id) => !placed.has(id))
        .flatMap((id) => graph.blocks[id] ?? [])
      for (const block of followers.slice(1)) branches.push({ block, indent: column })
      at = followers[0]
    }
    lanes.push(lane)
  }
  return lanes
}

/** For each block the blocks its links lead to, in endpoint order. */
function successors(graph: PipelineGraph): Map<BlockId, BlockId[]> {
  const next = new Map<BlockId, BlockId[]>()
  for (const link of linksOf(graph)) {
    const [from, to] = blocksOfLink(link)
    const list = next.get(from)
    if (list === undefined) next.set(from, [to])
    else if (!list.includes(to)) list.push(to)
  }
  return next
}
