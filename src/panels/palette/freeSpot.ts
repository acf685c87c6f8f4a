import { type BlockId, blockEntries } from '../../core/base/ids.ts'
import { BLOCK_WIDTH, blockHeight } from '../../core/pipeline/blockSize.ts'
import type { PipelineDocument, Position } from '../../core/pipeline/document.ts'

const GAP_X = 52
const GAP_Y = 44
/** Room a new block is given: it may grow endpoints. */
const ROOM = 80

/**
 * Where a block added without a pointer stands: right of the one it follows, or of the last one in
 * reading order when it follows none; and then as far down as needed to touch nothing.
 */
export function freeSpot(doc: PipelineDocument, after: BlockId | null): Position {
  const boxes = blockEntries(doc.positions).flatMap(([id, position]) => {
    const block = doc.graph.blocks[id]
    return block === undefined ? [] : [{ ...position, height: blockHeight(block) }]
  })
  const followed: Position | undefined = after === null ? undefined : doc.positions[after]
  const from = followed ?? boxes.toSorted((a, b) => a.y - b.y || a.x - b.x).at(-1)
  if (from === undefined) return { x: 0, y: 0 }

  const x = from.x + BLOCK_WIDTH + GAP_X
  let y = from.y
  const inColumn = boxes
    .filter((box) => Math.abs(box.x - x) < BLOCK_WIDTH + GAP_X / 2)
    .sort((a, b) => a.y - b.y)
  for (const box of inColumn) {
    if (box.y < y + ROOM && box.y + box.height > y) y = box.y + box.height + GAP_Y
  }
  return { x, y }
}
