import { type Driver, type EditorState, editorStore } from './editorStore.ts'

/**
 * What mediatek-drm makes of the document past the path build, for the canvas, which is drawn before the
 * model of it is here. Its fetching begins with the first import of this file.
 *
 * @returns a selector, which waits for the model as any other waits for a change: null till then
 */
export const withDriver =
  <T>(select: (driver: Driver, state: EditorState) => T) =>
  (state: EditorState): T | null =>
    state.driver === null ? null : select(state.driver, state)

void import('./driverSelectors.ts').then((driver) => editorStore.setState({ driver }))
