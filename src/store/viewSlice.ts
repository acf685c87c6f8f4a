import type { StateCreator } from 'zustand'
import type { BlockId, EndpointId } from '../core/base/ids.ts'
import type { EditorState } from './editorStore.ts'

/** What the inspector shows and the canvas outlines. */
export type Selection =
  | { readonly kind: 'blocks'; readonly ids: readonly BlockId[] }
  | { readonly kind: 'link'; readonly from: EndpointId; readonly to: EndpointId }

/** A wish to bring a block into view. `serial` tells two wishes for the same block apart. */
export interface Reveal {
  readonly block: BlockId
  readonly serial: number
}

export type BottomTab = 'dts' | 'problems' | 'log'
export type Theme = 'system' | 'light' | 'dark'

/** How the window is looked at. Never part of the document nor of its history. */
export interface ViewSlice {
  readonly selection: Selection | null
  readonly reveal: Reveal | null
  readonly bottomTab: BottomTab
  readonly theme: Theme
  readonly select: (selection: Selection | null) => void
  /** Selects a block and brings it into view. */
  readonly revealBlock: (block: BlockId) => void
  readonly showTab: (tab: BottomTab) => void
  readonly setTheme: (theme: Theme) => void
}

export const createViewSlice: StateCreator<EditorState, [], [], ViewSlice> = (set) => ({
  selection: null,
  reveal: null,
  bottomTab: 'dts',
  theme: 'system',
  select: (selection) => set({ selection }),
  revealBlock: (block) =>
    set((state) => ({
      selection: { kind: 'blocks', ids: [block] },
      reveal: { block, serial: (state.reveal?.serial ?? 0) + 1 },
    })),
  showTab: (bottomTab) => set({ bottomTab }),
  setTheme: (theme) => set({ theme }),
})
