import type { StateCreator } from 'zustand'
import type { FormKind } from '../core/convert/write/exportForm.ts'
import type { PipelineDocument, PipelineGraph } from '../core/pipeline/document.ts'
import type { EditorState } from './editorStore.ts'

/** What the open board is compared with. */
export type Comparand =
  /** The board as it was before its first edit. */
  | { readonly kind: 'opened' }
  | {
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
  readonly comparand: Comparand
  readonly diffOnCanvas: boolean
  /** Opens the DTS tab on a form. */
  readonly showForm: (form: FormKind) => void
  /** Opens the Diff tab on a comparison. */
  readonly compareWith: (comparand: Comparand) => void
  readonly showDiffOnCanvas: (shown: boolean) => void
}

export const createReviewSlice: StateCreator<EditorState, [], [], ReviewSlice> = (set) => ({
  form: 'snippet',
  comparand: { kind: 'opened' },
  diffOnCanvas: false,
  showForm: (form) => set({ form, bottomTab: 'dts' }),
  compareWith: (comparand) => set({ comparand, bottomTab: 'diff' }),
  showDiffOnCanvas: (diffOnCanvas) => set({ diffOnCanvas }),
})
