import { arrived } from '../platform/arrived.ts'
import { editorStore } from './editorStore.ts'

/**
 * Fetches what mediatek-drm makes of the document past the path build, for the canvas, which is drawn before
 * the model of it is here: then it is `driver` of the store's state. Where it cannot be fetched, neither can
 * what stands around the canvas, which says so.
 */
export async function fetchDriver(): Promise<void> {
  const part = await arrived(import('./driverSelectors.ts'))
  if (part.kind === 'ok') editorStore.setState({ driver: part.value })
}

void fetchDriver()
