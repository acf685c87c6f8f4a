import type { StateCreator } from 'zustand'
import type { OpenedBoard } from '../core/convert/newBoard.ts'
import { applyEdit } from '../core/pipeline/applyEdit.ts'
import { describeEdit } from '../core/pipeline/describeEdit.ts'
import type { Edit } from '../core/pipeline/edit.ts'
import type { EditorState } from './editorStore.ts'

/** Undo steps kept. Documents share structure, so a step costs only what it changed. */
const HISTORY_LIMIT = 500

/** What is open: the document, what it was read from, and what it is compared with for export. */
export type Project = OpenedBoard

export interface Step {
  readonly label: string
  readonly project: Project | null
}

export interface ProjectSlice {
  /** Null on the start screen. */
  readonly project: Project | null
  /** Steps to go back to, oldest first, each with the label of the change that left it. */
  readonly past: readonly Step[]
  /** Steps undone, next redo first, each with the label of the change that leads to it. */
  readonly future: readonly Step[]
  /** Opens a project: itself a step, so that nothing open before is lost. */
  readonly open: (project: Project) => void
  /** Back to the start screen, undoable as well. */
  readonly close: () => void
  /** Applies one gesture as one undo step. An edit that changes nothing makes no step. */
  readonly apply: (edit: Edit) => void
  /** Puts the same board on another base, an overlay switched on say, as one undo step. */
  readonly rebase: (label: string, project: Project) => void
  readonly undo: () => void
  readonly redo: () => void
}

export const createProjectSlice: StateCreator<EditorState, [], [], ProjectSlice> = (set) => {
  const step = (state: EditorState, label: string, project: Project | null) => ({
    project,
    past: [...state.past, { label, project: state.project }].slice(-HISTORY_LIMIT),
    future: [],
  })
  return {
    project: null,
    past: [],
    future: [],
    open: (project) =>
      set((state) => ({
        ...step(state, `Open ${project.doc.title}`, project),
        selection: null,
        reveal: null,
      })),
    close: () =>
      set((state) =>
        state.project === null
          ? state
          : { ...step(state, `Close ${state.project.doc.title}`, null), selection: null },
      ),
    apply: (edit) =>
      set((state) => {
        if (state.project === null) return state
        const doc = applyEdit(state.project.doc, edit)
        if (doc === state.project.doc) return state
        const label = describeEdit(state.project.doc, edit)
        const edits = [...state.project.edits, { label, edit }]
        return step(state, label, { ...state.project, doc, edits })
      }),
    rebase: (label, project) => set((state) => step(state, label, project)),
    undo: () =>
      set((state) => {
        const last = state.past.at(-1)
        if (last === undefined) return state
        return {
          project: last.project,
          past: state.past.slice(0, -1),
          future: [{ label: last.label, project: state.project }, ...state.future],
        }
      }),
    redo: () =>
      set((state) => {
        const [next, ...future] = state.future
        if (next === undefined) return state
        return {
          project: next.project,
          past: [...state.past, { label: next.label, project: state.project }],
          future,
        }
      }),
  }
}
