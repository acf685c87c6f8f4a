import { editorStore } from '../store/editorStore.ts'

/**
 * Takes the selected blocks or the selected link away.
 *
 * @param heal - whether what was linked through a block is linked past it
 */
export async function removeSelected(heal = false): Promise<void> {
  const { removeSelection } = await import('../store/selectionActions.ts')
  removeSelection(editorStore.getState, heal)
}
