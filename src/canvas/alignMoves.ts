import { type BlockId, blockEntries } from '../core/base/ids.ts'
import type { Box } from '../core/picture/shapes.ts'
import type { Position } from '../core/pipeline/document.ts'

/** Positions of the blocks that are moved. */
export type Moves = Readonly<Record<BlockId, Position>>

/** How near a dragged block must come to another's row or column to be drawn onto it, px. */
const PULL = 6

/**
 * Lets a dragged block fall in line with the nearest row and column of the blocks that rest, so that
 * links run straight. Several dragged at once keep their places to each other and are left alone.
 */
export function alignMoves(moves: Moves, boxes: ReadonlyMap<BlockId, Box>): Moves {
  const [only, ...others] = blockEntries(moves)
  if (only === undefined || others.length > 0) return moves
  const [id, at] = only
  const resting = [...boxes].filter(([other]) => other !== id).map(([, box]) => box)
  return { [id]: alignPosition(at, resting, PULL) }
}

/** @param pull - how near it must come to a row or column to be drawn onto it, px */
export const alignPosition = (
  { x, y }: Position,
  resting: readonly Position[],
  pull: number,
): Position => ({
  x: nearest(
    x,
    resting.map((box) => box.x),
    pull,
  ),
  y: nearest(
    y,
    resting.map((box) => box.y),
    pull,
  ),
})

function nearest(value: number, places: readonly number[], pull: number): number {
  let best = value
  for (const place of places) {
    const isNear = Math.abs(place - value) <= pull
    if (isNear && (best === value || Math.abs(place - value) < Math.abs(best - value))) best = place
  }
  return best
}
