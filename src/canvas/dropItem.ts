import { blockEntries } from '../core/base/ids.ts'
import type { Box, Point } from '../core/picture/shapes.ts'
import { BLOCK_WIDTH } from '../core/pipeline/blockSize.ts'
import type { Position } from '../core/pipeline/document.ts'
import type { Edit } from '../core/pipeline/edit.ts'
import { editForItem, paletteOf } from '../core/pipeline/palette.ts'
import { editorStore } from '../store/editorStore.ts'
import { alignPosition } from './alignMoves.ts'
import { displayOnLink } from './displayOnLink.ts'
import type { useInsertion } from './useInsertion.ts'

/** From the pointer to a dropped block's top: about the middle of its first lines. */
const GRIP = 28

/** How near to a row or column a block must be dropped to stand in it, px: a drop is a rough aim. */
const PULL = 18

/**
 * Puts an item of the palette on the board, and selects the block it becomes.
 *
 * @param key - of the item
 * @param point - where it was let go
 * @param boxes - of the blocks that it falls in line with
 * @param refuse - says why a display cannot stand there
 */
export function dropItem(
  key: string,
  point: Point,
  boxes: readonly Box[],
  { letGo, linkAt }: Pick<ReturnType<typeof useInsertion>, 'letGo' | 'linkAt'>,
  refuse: (text: string) => void,
): void {
  const { project, apply, select } = editorStore.getState()
  if (project === null) return
  const item = paletteOf(project.doc)
    .flatMap(({ items }) => items)
    .find((candidate) => candidate.key === key)
  if (item === undefined) return
  const at = { x: Math.round(point.x - BLOCK_WIDTH / 2), y: Math.round(point.y - GRIP) }
  const position = alignPosition(at, boxes, PULL)
  const before = project.doc.positions
  const put = (at: Position): Edit => editForItem(project.doc, item, at)
  const dropped = put(position)
  const known = item.block === null ? undefined : project.doc.graph.blocks[item.block]
  const block = dropped.kind === 'add-block' ? dropped.block : known
  const link = block === undefined ? null : linkAt(block, position)
  const onLink =
    link === null
      ? null
      : displayOnLink(project.doc, link, (behind) =>
          editForItem(project.doc, item, position, behind),
        )
  if (onLink?.kind === 'refused') {
    refuse(onLink.text)
    return
  }
  apply(onLink?.edit ?? (block === undefined ? dropped : letGo(block.id, position, put)))
  const after = editorStore.getState().project?.doc.positions ?? before
  const placed = blockEntries(after).filter(([id, at]) => before[id] !== at)
  if (placed.length > 0) select({ kind: 'blocks', ids: placed.map(([id]) => id) })
}
