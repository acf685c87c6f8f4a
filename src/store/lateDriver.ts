import { editorStore } from './editorStore.ts'

/**
 * Fetches what mediatek-drm makes of the document past the path build, for the canvas, which is drawn before
 * the model of it is here: then it is `driver` of the store's state.
 */
void import('./driverSelectors.ts').then((driver) => editorStore.setState({ driver }))
