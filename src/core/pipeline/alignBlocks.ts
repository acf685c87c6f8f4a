import { type BlockId, blockRecord } from '../base/ids.ts'
import { BLOCK_WIDTH, blockHeight } from './blockSize.ts'
import type { PipelineDocument, Position } from './document.ts'
import type { Edit } from './edit.ts'

/** Edges or middles put in line, or gaps made equal between the two outermost blocks. */
export type Alignment =
  | 'left'
  | 'center'
  | 'right'
  | 'top'
  | 'middle'
  | 'bottom'
  | 'spread-across'
  | 'spread-down'

/** How many blocks it takes for an alignment to move one. */
export const blocksNeeded = (alignment: Alignment): number =>
  alignment === 'spread-across' || alignment === 'spread-down' ? 3 : 2

/**
 * Puts blocks in line with each other, or spreads them evenly; null where they stand so already. The
 * line is the outermost edge, or the middle, of all of them together. Whole px.
 */
export function alignBlocks(
  doc: PipelineDocument,
  ids: readonly BlockId[],
  alignment: Alignment,
): Edit | null {
  const boxes = ids.flatMap((id): Box[] => {
    const block = doc.graph.blocks[id]
    const at: Position | undefined = doc.positions[id]
    return block === undefined || at === undefined
      ? []
      : [{ id, ...at, width: BLOCK_WIDTH, height: blockHeight(block) }]
  })
  if (boxes.length < blocksNeeded(alignment)) return null
  const moved = arranged(boxes, alignment).filter(({ id, x, y }) => {
    const old: Position | undefined = doc.positions[id]
    return old?.x !== x || old.y !== y
  })
  if (moved.length === 0) return null
  return {
    kind: 'batch',
    label: LABELS[alignment](boxes.length),
    edits: [{ kind: 'place', positions: blockRecord(moved.map(({ id, x, y }) => [id, { x, y }])) }],
  }
}

interface Box extends Position {
  readonly id: BlockId
  readonly width: number
  readonly height: number
}

function arranged(boxes: readonly Box[], alignment: Alignment): Box[] {
  const left = Math.min(...boxes.map(({ x }) => x))
  const right = Math.max(...boxes.map(({ x, width }) => x + width))
  const top = Math.min(...boxes.map(({ y }) => y))
  const bottom = Math.max(...boxes.map(({ y, height }) => y + height))
  switch (alignment) {
    case 'left':
      return boxes.map((box) => ({ ...box, x: left }))
    case 'center':
      return boxes.map((box) => ({ ...box, x: Math.round((left + right - box.width) / 2) }))
    case 'right':
      return boxes.map((box) => ({ ...box, x: right - box.width }))
    case 'top':
      return boxes.map((box) => ({ ...box, y: top }))
    case 'middle':
      return boxes.map((box) => ({ ...box, y: Math.round((top + bottom - box.height) / 2) }))
    case 'bottom':
      return boxes.map((box) => ({ ...box, y: bottom - box.height }))
    case 'spread-across':
      return spread(boxes, 'x', 'width', right - left)
    case 'spread-down':
      return spread(boxes, 'y', 'height', bottom - top)
  }
}

/** Equal gaps, the order kept; blocks that have not the room overlap equally. */
function spread(
  boxes: readonly Box[],
  axis: 'x' | 'y',
  size: 'width' | 'height',
  room: number,
): Box[] {
  const inOrder = boxes.toSorted((a, b) => a[axis] - b[axis])
  const taken = boxes.reduce((sum, box) => sum + box[size], 0)
  const gap = (room - taken) / (boxes.length - 1)
  let at = inOrder[0]?.[axis] ?? 0
  return inOrder.map((box) => {
    const placed = { ...box, [axis]: Math.round(at) }
    at += box[size] + gap
    return placed
  })
}

const LABELS: Readonly<Record<Alignment, (count: number) => string>> = {
  left: (count) => `Align ${count} blocks left`,
  center: (count) => `Align ${count} blocks on one column`,
  right: (count) => `Align ${count} blocks right`,
  top: (count) => `Align ${count} blocks at the top`,
  middle: (count) => `Align ${count} blocks on one row`,
  bottom: (count) => `Align ${count} blocks at the bottom`,
  'spread-across': (count) => `Spread ${count} blocks across`,
  'spread-down': (count) => `Spread ${count} blocks down`,
}
