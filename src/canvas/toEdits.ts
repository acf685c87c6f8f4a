import type { EdgeChange, NodeChange } from '@xyflow/react'
import { type BlockId, blockId, blockRecord } from '../core/base/ids.ts'
import type { Box } from '../core/picture/shapes.ts'
import type { Position } from '../core/pipeline/document.ts'
import type { Edit } from '../core/pipeline/edit.ts'
import type { Link } from '../core/pipeline/links.ts'
import type { Selection } from '../store/viewSlice.ts'
import { alignMoves, type Moves } from './alignMoves.ts'

/**
 * The edits that React Flow's changes come to: one for all blocks that were let go, or moved by a
 * key. While a drag lasts there is none; see `movesUnderWay`.
 *
 * @param boxes - of the blocks that a dragged one falls in line with; empty after a key
 */
export function toEdits(changes: readonly NodeChange[], boxes: ReadonlyMap<BlockId, Box>): Edit[] {
  const positions = alignMoves(movesOf(changes, false), boxes)
  return Object.keys(positions).length === 0 ? [] : [{ kind: 'place', positions }]
}

/** Where the drag under way has its blocks. Empty when none is. */
export const movesUnderWay = (
  changes: readonly NodeChange[],
  boxes: ReadonlyMap<BlockId, Box>,
): Moves => alignMoves(movesOf(changes, true), boxes)

const movesOf = (changes: readonly NodeChange[], dragging: boolean): Moves =>
  blockRecord(
    changes.flatMap((change) =>
      change.type === 'position' &&
      change.position !== undefined &&
      (change.dragging ?? false) === dragging
        ? [[blockId(change.id), rounded(change.position)] as const]
        : [],
    ),
  )

const rounded = ({ x, y }: Position): Position => ({ x: Math.round(x), y: Math.round(y) })

/**
 * The selection after blocks were picked or let go. One that left the canvas meanwhile goes as well:
 * React Flow no longer speaks of it.
 */
export function selectBlocks(
  selection: Selection | null,
  changes: readonly NodeChange[],
  isThere: (block: BlockId) => boolean,
): Selection | null {
  const picked = new Set(selection?.kind === 'blocks' ? selection.ids.filter(isThere) : [])
  let changed = false
  for (const change of changes) {
    if (change.type !== 'select') continue
    const id = blockId(change.id)
    if (change.selected === picked.has(id)) continue
    changed = true
    if (change.selected) picked.add(id)
    else picked.delete(id)
  }
  if (!changed) return selection
  return picked.size === 0 ? null : { kind: 'blocks', ids: [...picked] }
}

/** The selection after a link was picked or let go: one link at a time. */
export function selectLink(
  selection: Selection | null,
  changes: readonly EdgeChange[],
  links: readonly Link[],
): Selection | null {
  const select = changes.filter((change) => change.type === 'select')
  const picked = select.find(({ selected }) => selected)
  const link = links.find(({ id }) => id === picked?.id)
  if (link !== undefined) return { kind: 'link', from: link.from, to: link.to }
  const isLetGo = select.some(({ selected }) => !selected)
  return isLetGo && selection?.kind === 'link' ? null : selection
}
