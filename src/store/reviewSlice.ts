import type { StateCreator } from 'zustand'
import type { FormKind } from '../core/convert/write/exportForm.ts'
import type { PipelineDocument, PipelineGraph } from '../core/pipeline/document.ts'
import type { EditorState } from './editorStore.ts'
import { asking } from './viewSlice.ts'

/** What can be compared beside the board on the canvas. */
export type Comparand =
  /** The board as it was before its first edit. */
  { readonly kind: 'opened' } | DocumentComparand

export interface DocumentComparand {
  readonly kind: 'document'
  /** Tells it from the others. */
  readonly key: string
  /** As people know it: a file, a step of the history. */
  readonly name: string
  readonly doc: PipelineDocument
  /** The base of the board whose past it is; null for what can be held against any board. */
  readonly of: PipelineGraph | null
}

/** How changes are looked at before they leave. Never part of the document nor of its history. */
export interface ReviewSlice {
  /** The form the DTS tab shows. */
  readonly form: FormKind
  /** What is compared: from this … */
  readonly comparand: Comparand
  /** … to this; null for the board on the canvas. */
  readonly comparandTo: Comparand | null
  /** The files and restore points picked so far, the last one last. */
  readonly picked: readonly DocumentComparand[]
  readonly diffOnCanvas: boolean
  /** Opens the DTS tab on a form. */
  readonly showForm: (form: FormKind) => void
  /** Opens the Diff tab on a comparison. */
  readonly compareWith: (comparand: Comparand) => void
  readonly compareTo: (comparand: Comparand | null) => void
  readonly showDiffOnCanvas: (shown: boolean) => void
}

export const createReviewSlice: StateCreator<EditorState, [], [], ReviewSlice> = (set) => ({
  form: 'snippet',
  comparand: { kind: 'opened' },
  comparandTo: null,
  picked: [],
  diffOnCanvas: false,
  showForm: (form) => set((state) => ({ ...asking('text', state), form, bottomTab: 'dts' })),
  compareWith: (comparand) =>
    set((state) => ({
      ...asking('text', state),
      comparand,
      bottomTab: 'diff',
      picked: withPick(state.picked, comparand),
    })),
  compareTo: (comparandTo) => set({ comparandTo }),
  showDiffOnCanvas: (diffOnCanvas) => set({ diffOnCanvas }),
})

/** A step of the history is found there again, and is none. */
function withPick(
  picked: readonly DocumentComparand[],
  pick: Comparand,
): readonly DocumentComparand[] {
  if (pick.kind === 'opened' || pick.of !== null) return picked
  return [...picked.filter(({ key }) => key !== pick.key), pick].slice(-MOST_PICKS)
}

/** Each is a whole document that stays in memory. */
const MOST_PICKS = 8
