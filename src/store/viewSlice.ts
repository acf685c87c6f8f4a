import type { StateCreator } from 'zustand'
import { type BlockId, blockOfEndpoint, type EndpointId } from '../core/base/ids.ts'
import type { SourceSpan } from '../core/base/sourceSpan.ts'
import type { TrapNumber } from '../core/drivers/mediatek-drm/findings/traps.ts'
import { type KernelChoice, NEWEST_KERNEL } from '../core/drivers/mediatek-drm/kernelChoice.ts'
import type { CrtcIndex } from '../core/drivers/mediatek-drm/walkPath.ts'
import type { ProjectId } from '../platform/storage/projectId.ts'
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

/** The path that is being explained, and how far one has got with it. */
export interface Explained {
  readonly mmsys: BlockId
  readonly crtc: CrtcIndex
  /** From 0 on. */
  readonly step: number
}

/** The trap gallery, and which of its boards is open; null for none yet. */
export interface Gallery {
  readonly trap: TrapNumber | null
}

/** Something to be said aloud. `serial` tells two alike apart. */
export interface Announcement {
  readonly text: string
  readonly serial: number
}

/** What the pointer or the focus is on in one view, for the others to show as well. */
export interface Lit {
  /** One end or both. */
  readonly links: readonly EndpointId[]
  readonly blocks: readonly BlockId[]
}

/** Where a canvas is looked at: as React Flow has it, px and a factor. */
export interface CanvasView {
  readonly x: number
  readonly y: number
  readonly zoom: number
}

/** A wish to see a part of the window, for a layout that shows one at a time. `serial` tells two alike apart. */
export interface AskedPane {
  readonly pane: 'canvas' | 'blocks' | 'text'
  readonly serial: number
}

export type BottomTab = 'dts' | 'problems' | 'log' | 'registers' | 'files' | 'diff' | 'explain'
export type Theme = 'system' | 'light' | 'dark'

/** How the window is looked at. Never part of the document nor of its history. */
export interface ViewSlice {
  readonly selection: Selection | null
  readonly reveal: Reveal | null
  readonly askedPane: AskedPane
  /** Whether the inspector shows all nodes of the opened tree, until something is selected. */
  readonly browsing: boolean
  /** Keys of the notes on the canvas that are folded away. */
  readonly folded: ReadonlySet<string>
  readonly lit: Lit | null
  readonly bottomTab: BottomTab
  /** Null until a file was asked for. */
  readonly source: ShownSource | null
  readonly theme: Theme
  /** The kernel the board is judged by: a preference, as the theme is, and no step to undo. */
  readonly kernel: KernelChoice
  readonly explained: Explained | null
  /** Null while it is closed. */
  readonly gallery: Gallery | null
  readonly announcement: Announcement | null
  /** How each project was left, as far as its user moved the view. */
  readonly views: ReadonlyMap<ProjectId, CanvasView>
  readonly select: (selection: Selection | null) => void
  readonly browse: (browsing: boolean) => void
  /** Selects a block and brings it into view. */
  readonly revealBlock: (block: BlockId) => void
  /** Folds notes away, or opens them again. */
  readonly fold: (keys: readonly string[], folded: boolean) => void
  readonly light: (lit: Lit | null) => void
  /** Selects a link and brings the block it leaves into view. */
  readonly revealLink: (from: EndpointId, to: EndpointId) => void
  readonly showTab: (tab: BottomTab) => void
  /** The same for somebody who asks for it, where another pane may stand before it. */
  readonly callTab: (tab: BottomTab) => void
  /** Opens the Files tab on a file, its lines at `span` marked. */
  readonly showSource: (file: string, span: SourceSpan | null) => void
  readonly setTheme: (theme: Theme) => void
  readonly setKernel: (kernel: KernelChoice) => void
  /** Opens the Explain tab on a step of a path. */
  readonly explain: (explained: Explained) => void
  readonly showGallery: (gallery: Gallery | null) => void
  /** Null for a view that nobody chose. */
  readonly setView: (id: ProjectId, view: CanvasView | null) => void
  /** Says something in the live region: what a control did away from where the focus is. */
  readonly announce: (text: string) => void
}

export const createViewSlice: StateCreator<EditorState, [], [], ViewSlice> = (set) => ({
  selection: null,
  reveal: null,
  askedPane: { pane: 'canvas', serial: 0 },
  browsing: false,
  folded: new Set(),
  lit: null,
  bottomTab: 'dts',
  source: null,
  theme: 'system',
  kernel: NEWEST_KERNEL,
  explained: null,
  gallery: null,
  announcement: null,
  views: new Map(),
  select: (selection) => set({ selection, browsing: false }),
  browse: (browsing) => set({ browsing }),
  revealBlock: (block) =>
    set((state) => ({
      ...asking('canvas', state),
      selection: { kind: 'blocks', ids: [block] },
      browsing: false,
      reveal: { block, serial: (state.reveal?.serial ?? 0) + 1 },
    })),
  revealLink: (from, to) =>
    set((state) => ({
      ...asking('canvas', state),
      selection: { kind: 'link', from, to },
      browsing: false,
      reveal: { block: blockOfEndpoint(from), serial: (state.reveal?.serial ?? 0) + 1 },
    })),
  fold: (keys, isFolded) =>
    set(({ folded: before }) => {
      const folded = new Set(before)
      for (const key of keys) {
        if (isFolded) folded.add(key)
        else folded.delete(key)
      }
      return { folded }
    }),
  light: (lit) => set({ lit }),
  showTab: (bottomTab) => set({ bottomTab }),
  callTab: (bottomTab) => set((state) => ({ ...asking('text', state), bottomTab })),
  showSource: (file, span) =>
    set((state) => ({
      ...asking('text', state),
      bottomTab: 'files',
      source: { file, span, serial: (state.source?.serial ?? 0) + 1 },
    })),
  setTheme: (theme) => set({ theme }),
  setKernel: (kernel) => set({ kernel }),
  explain: (explained) =>
    set((state) => ({ ...asking('text', state), explained, bottomTab: 'explain' })),
  showGallery: (gallery) => set({ gallery }),
  setView: (id, view) =>
    set(({ views: before }) => {
      const views = new Map(before)
      views.delete(id) // the one moved last stands last
      if (view !== null) views.set(id, view)
      return { views }
    }),
  announce: (text) =>
    set((state) => ({ announcement: { text, serial: (state.announcement?.serial ?? 0) + 1 } })),
})

export const asking = (
  pane: AskedPane['pane'],
  { askedPane }: Pick<EditorState, 'askedPane'>,
): Pick<EditorState, 'askedPane'> => ({ askedPane: { pane, serial: askedPane.serial + 1 } })
