import { type BlockId, blockEntries } from '../../core/base/ids.ts'
import { editForItem, type PaletteItem } from '../../core/pipeline/palette.ts'
import type { EditorState } from '../../store/editorStore.ts'
import { selectedBlocks } from '../../store/selectors.ts'
import { freeSpot } from './freeSpot.ts'

/** Puts an item on the canvas at a free spot and shows it; one that is there already is only shown. */
export function addItem(read: () => EditorState, item: PaletteItem): void {
  const { project, apply, revealBlock } = read()
  if (project === null) return
  if (item.inUse && item.block !== null) {
    revealBlock(item.block)
    return
  }
  const [after] = selectedBlocks(read())
  apply(editForItem(project.doc, item, freeSpot(project.doc, after ?? null)))
  const added = blockEntries(read().project?.doc.positions ?? {})
    .map(([id]): BlockId => id)
    .find((id) => project.doc.positions[id] === undefined)
  if (added !== undefined) revealBlock(added)
}
