import { editorStore } from '../store/editorStore.ts'
import { removalOf } from './toEdits.ts'

/** Takes the selected blocks or the selected link away. */
export function removeSelected(): void {
  const { selection, apply, select } = editorStore.getState()
  if (selection === null) return
  apply(removalOf(selection))
  select(null)
}
