import type { StateCreator } from 'zustand'
import type { BlockId } from '../core/base/ids.ts'
import type { Position } from '../core/pipeline/document.ts'
import type { LinkEnd } from '../core/pipeline/edit.ts'
import type { Link } from '../core/pipeline/links.ts'
import type { EditorState } from './editorStore.ts'
import { asking } from './viewSlice.ts'

/** A list to choose from that stands over the window: what it lists, and what the choice is for. */
export type Ask =
  | { readonly kind: 'command' }
  /** A block of the canvas, to go to. */
  | { readonly kind: 'find' }
  /** Where a link begins, then where it leads; `at` is where a block not there yet is to stand. */
  | { readonly kind: 'link'; readonly from: LinkEnd | null; readonly at: Position | null }
  /** Whether to make a link all the same, of which `why` says in a sentence what speaks against it. */
  | {
      readonly kind: 'refused'
      readonly from: LinkEnd
      readonly to: LinkEnd
      readonly why: string
    }
  /** A block to stand between the two ends of a link. */
  | { readonly kind: 'insert'; readonly link: Link }

/** A wish to see a part of the canvas. `serial` tells two wishes apart. */
export interface Look {
  readonly at: 'all' | 'selection'
  readonly serial: number
}

export type LeftTab = 'blocks' | 'outline'

/** What of the canvas is put out of sight. */
export interface Hiding {
  /** Blocks that no path comes by. */
  readonly unused: boolean
  /** The inner blocks of the paths the driver builds. */
  readonly built: boolean
}

/** What is asked for by one part of the window and shown by another. */
export interface AskSlice {
  readonly ask: Ask | null
  readonly look: Look | null
  readonly leftTab: LeftTab
  readonly hiding: Hiding
  /** The keyboard is to go to the outline as soon as that is there. */
  readonly outlineCalled: boolean
  /** The block whose name is being written on the canvas. */
  readonly renaming: BlockId | null
  readonly askFor: (ask: Ask | null) => void
  readonly lookAt: (at: Look['at']) => void
  readonly showLeft: (tab: LeftTab) => void
  /** Shows the outline and sends the keyboard there; the outline answers the call. */
  readonly callOutline: (called: boolean) => void
  readonly hide: (hiding: Partial<Hiding>) => void
  readonly rename: (block: BlockId | null) => void
}

export const createAskSlice: StateCreator<EditorState, [], [], AskSlice> = (set) => ({
  ask: null,
  look: null,
  leftTab: 'blocks',
  hiding: { unused: false, built: false },
  outlineCalled: false,
  renaming: null,
  askFor: (ask) => set({ ask }),
  lookAt: (at) =>
    set((state) => ({
      ...asking('canvas', state),
      look: { at, serial: (state.look?.serial ?? 0) + 1 },
    })),
  showLeft: (leftTab) => set((state) => ({ ...asking('blocks', state), leftTab })),
  callOutline: (outlineCalled) =>
    set((state) =>
      outlineCalled
        ? { ...asking('blocks', state), outlineCalled, leftTab: 'outline' }
        : { outlineCalled },
    ),
  hide: (hiding) => set((state) => ({ hiding: { ...state.hiding, ...hiding } })),
  rename: (renaming) =>
    set((state) => (renaming === null ? { renaming } : { ...asking('canvas', state), renaming })),
})
