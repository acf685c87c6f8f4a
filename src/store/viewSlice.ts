import type { StateCreator } from 'zustand'
import type { BlockId, EndpointId } from '../core/base/ids.ts'
import type { SourceSpan } from '../core/base/sourceSpan.ts'
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

/** A wish to see a file, at a place in it where `span` names one. */
export interface ShownSource {
  readonly file: string
  readonly span: SourceSpan | null
  readonly serial: number
}

export type BottomTab = 'dts' | 'problems' | 'log' | 'files'
export type Theme = 'system' | 'light' | 'dark'

/** How the window is looked at. Never part of the document nor of its history. */
export interface ViewSlice {
  readonly selection: Selection | null
  readonly reveal: Reveal | null
  readonly bottomTab: BottomTab
  /** Null until a file was asked for. */
  readonly source: ShownSource | null
  readonly theme: Theme
  readonly select: (selection: Selection | null) => void
  /** Selects a block and brings it into view. */
  readonly revealBlock: (block: BlockId) => void
  readonly showTab: (tab: BottomTab) => void
  /** Opens the Files tab on a file, its lines at `span` marked. */
  readonly showSource: (file: string, span: SourceSpan | null) => void
  readonly setTheme: (theme: Theme) => void
}

export const createViewSlice: StateCreator<EditorState, [], [], ViewSlice> = (set) => ({
  selection: null,
  reveal: null,
  bottomTab: 'dts',
  source: null,
  theme: 'system',
  select: (selection) => set({ selection }),
  revealBlock: (block) =>
    set((state) => ({
      selection: { kind: 'blocks', ids: [block] },
      reveal: { block, serial: (state.reveal?.serial ?? 0) + 1 },
    })),
  showTab: (bottomTab) => set({ bottomTab }),
  showSource: (file, span) =>
    set((state) => ({
      bottomTab: 'files',
      source: { file, span, serial: (state.source?.serial ?? 0) + 1 },
    })),
  setTheme: (theme) => set({ theme }),
})
