import { useSyncExternalStore } from 'react'
import { createStore, type StoreApi } from 'zustand/vanilla'
import { type AskSlice, createAskSlice } from './askSlice.ts'
import { createProjectSlice, type ProjectSlice } from './projectSlice.ts'
import { createReviewSlice, type ReviewSlice } from './reviewSlice.ts'
import { createViewSlice, type ViewSlice } from './viewSlice.ts'

export type Driver = typeof import('./driverSelectors.ts')

export interface EditorState extends ProjectSlice, ReviewSlice, ViewSlice, AskSlice {
  /** The model of mediatek-drm, once `lateDriver.ts` has brought it. */
  readonly driver: Driver | null
}

/** @internal a store of its own for each test */
export const createEditorStore = (): StoreApi<EditorState> =>
  createStore<EditorState>()((...args) => ({
    ...createProjectSlice(...args),
    ...createReviewSlice(...args),
    ...createViewSlice(...args),
    ...createAskSlice(...args),
    driver: null,
  }))

/** The one store of the page. Tests make their own with `createEditorStore`. */
export const editorStore = createEditorStore()

export const useEditor = <T>(selector: (state: EditorState) => T): T =>
  useSyncExternalStore(editorStore.subscribe, () => selector(editorStore.getState()))
