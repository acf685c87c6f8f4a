import type { BlockId } from '../base/ids.ts'
import { blockHeight } from './blockSize.ts'
import type { PipelineGraph, Position } from './document.ts'
import { linkedParts } from './linkedParts.ts'
import { COLUMN, LANE_GAP, ROW_GAP, ROW_LENGTH } from './rankLayout.ts'

interface Placed extends Position {
  readonly id: BlockId
}

/** How many times as wide as high a part may be before it goes on below. */
const ASPECT = 4

/**
 * Blocks that were laid out in columns, each part that no link joins to another below the last, at one
 * left edge: a lane for each of them. A long part is broken into rows like text, as the first placement
 * has it.
 */
export function stackParts(blocks: readonly Placed[], graph: PipelineGraph): Placed[] {
  const placed = new Map(blocks.map((block) => [block.id, block]))
  let top = 0
  return linkedParts([...placed.keys()], graph).flatMap((part) => {
    const members = part.blocks.flatMap((id) => placed.get(id) ?? [])
    const rows = rowsOf(members, graph).map((row) => {
      const moved = moveTo(row, { x: 0, y: top })
      top = bottomOf(moved, graph) + ROW_GAP
      return moved
    })
    top += LANE_GAP - ROW_GAP
    return rows.flat()
  })
}

export function cornerOf(places: readonly Position[]): Position {
  return {
    x: Math.min(...places.map(({ x }) => x)),
    y: Math.min(...places.map(({ y }) => y)),
  }
}

/** As few rows as make the part at most ASPECT times as wide as high, and none where it is short. */
function rowsOf(part: readonly Placed[], graph: PipelineGraph): Placed[][] {
  const columns = [...new Set(part.map(({ x }) => Math.round(x)))].sort((a, b) => a - b)
  const height = bottomOf(part, graph) - cornerOf(part).y + ROW_GAP
  const wanted = Math.ceil(Math.sqrt((columns.length * COLUMN) / (ASPECT * height)))
  const count = Math.min(wanted, Math.ceil(columns.length / ROW_LENGTH))
  const length = Math.ceil(columns.length / count)
  const rows = columns.filter((_, at) => at % length === 0)
  return rows.map((first, at) => {
    const next = rows[at + 1] ?? Number.POSITIVE_INFINITY
    return part.filter(({ x }) => Math.round(x) >= first && Math.round(x) < next)
  })
}

function moveTo(blocks: readonly Placed[], to: Position): Placed[] {
  const corner = cornerOf(blocks)
  return blocks.map(({ id, x, y }) => ({ id, x: x - corner.x + to.x, y: y - corner.y + to.y }))
}

function bottomOf(blocks: readonly Placed[], { blocks: known }: PipelineGraph): number {
  const bottoms = blocks.flatMap(({ id, y }) => {
    const block = known[id]
    return block === undefined ? [] : [y + blockHeight(block)]
  })
  return Math.max(...bottoms)
}
