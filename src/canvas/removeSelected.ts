import { editorStore } from '../store/editorStore.ts'
import { removeSelection } from '../store/selectionActions.ts'

/** Takes the selected blocks or the selected link away. */
export const removeSelected = (): void => removeSelection(editorStore.getState)
