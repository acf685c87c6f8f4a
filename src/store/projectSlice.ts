import type { StateCreator } from 'zustand'
import { applyEdit } from '../core/pipeline/applyEdit.ts'
import { describeEdit } from '../core/pipeline/describeEdit.ts'
import type { Edit } from '../core/pipeline/edit.ts'
import { newProjectId, type ProjectId } from '../platform/storage/projectId.ts'
import type { EditorState } from './editorStore.ts'
import {
  begin,
  gone,
  type History,
  type Project,
  redone,
  type Step,
  step,
  undone,
} from './history.ts'

export type { Project, Step }

/** A project that is open, or was a moment ago. */
export interface OpenProject extends History {
  readonly id: ProjectId
}

/** Where one went from or came from: a project with its own history, or null, the start screen. */
export interface Visit {
  /** The change of place: 'Open kiosk.dts'. */
  readonly label: string
  readonly place: OpenProject | null
}

export interface ProjectSlice {
  /** Null on the start screen. */
  readonly project: Project | null
  /** Which of the saved projects it is; null with it. */
  readonly projectId: ProjectId | null
  readonly past: readonly Step[]
  readonly future: readonly Step[]
  /** Where undo goes once `past` is used up, last place last, and redo once `future` is. */
  readonly before: readonly Visit[]
  readonly after: readonly Visit[]
  /** Projects that another tab works on: shown, not changed. */
  readonly readOnly: ReadonlySet<ProjectId>
  /** Names of the user's own files that can be written where they were opened, by project. */
  readonly inPlace: ReadonlyMap<ProjectId, readonly string[]>
  /** Opens a board as a new project: itself a step, so that undo leads back to what was open. */
  readonly open: (project: Project) => void
  /** Opens a saved project, as a step likewise. */
  readonly openSaved: (saved: OpenProject) => void
  /** Shows a project where nothing is open yet, as though it had been there all along. */
  readonly resume: (saved: OpenProject) => void
  /** Puts a project, as somebody else has changed it, in place of what is known of it or of another. */
  readonly restore: (saved: OpenProject, instead?: ProjectId) => void
  /** Back to the start screen, undoable as well. */
  readonly close: () => void
  /**
   * Applies one gesture as one undo step. An edit that changes nothing makes no step.
   *
   * @param goesOn - it is more of the gesture before, of a key that is held: no step of its own
   */
  readonly apply: (edit: Edit, goesOn?: boolean) => void
  /** Puts the same board on another base, an overlay switched on say, as one undo step. */
  readonly rebase: (label: string, project: Project) => void
  readonly undo: () => void
  readonly redo: () => void
  /** To the state after that many changes of this project. */
  readonly goTo: (count: number) => void
  readonly setReadOnly: (id: ProjectId, readOnly: boolean) => void
  readonly setInPlace: (id: ProjectId, names: readonly string[]) => void
}

export const createProjectSlice: StateCreator<EditorState, [], [], ProjectSlice> = (set) => {
  /** Changes the open project, unless it is another tab's to change. */
  const change = (next: (open: OpenProject) => History, visits: Partial<EditorState>) =>
    set((state) => {
      const open = openProject(state)
      if (open === null || isReadOnly(state)) return state
      const history = next(open)
      return history === open ? state : { ...shown({ ...history, id: open.id }), ...visits }
    })
  return {
    project: null,
    projectId: null,
    past: [],
    future: [],
    before: [],
    after: [],
    readOnly: new Set(),
    inPlace: new Map(),
    open: (project) =>
      set((state) => visit(state, { ...begin(project), id: newProjectId() }, project)),
    openSaved: (saved) =>
      set((state) => {
        const others = ({ place }: Visit): boolean => place?.id !== saved.id
        const before = state.before.filter(others)
        const from = state.projectId === saved.id ? { ...state, ...shown(null) } : state
        return visit({ ...from, before }, saved, saved.project)
      }),
    resume: (saved) => set((state) => (state.project === null ? shown(saved) : state)),
    restore: (saved, instead = saved.id) =>
      set((state) => {
        const same = (one: Visit): Visit =>
          one.place?.id === instead ? { ...one, place: saved } : one
        return {
          ...(state.projectId === instead ? shown(saved) : {}),
          before: state.before.map(same),
          after: state.after.map(same),
        }
      }),
    close: () =>
      set((state) => (state.project === null ? state : visit(state, null, state.project))),
    apply: (edit, goesOn = false) =>
      change(
        (open) => {
          const { project } = open
          const doc = applyEdit(project.doc, edit)
          if (doc === project.doc) return open
          const label = describeEdit(project.doc, edit)
          const changed = {
            ...project,
            doc,
            edits: { last: { label, edit }, before: project.edits },
          }
          return goesOn && open.past.at(-1)?.label === label
            ? { ...open, project: changed, future: [] }
            : step(open, label, changed)
        },
        { after: [] },
      ),
    rebase: (label, project) => change((open) => step(open, label, project), { after: [] }),
    undo: () =>
      set((state) => {
        if (isReadOnly(state)) return state
        const open = openProject(state)
        if (open !== null && open.past.length > 0) return shown({ ...undone(open), id: open.id })
        const last = state.before.at(-1)
        if (last === undefined) return state
        const left = { label: last.label, place: open }
        return {
          ...shown(last.place),
          ...AFRESH,
          before: state.before.slice(0, -1),
          after: [left, ...state.after],
        }
      }),
    redo: () =>
      set((state) => {
        if (isReadOnly(state)) return state
        const open = openProject(state)
        if (open !== null && open.future.length > 0) return shown({ ...redone(open), id: open.id })
        const [next, ...after] = state.after
        if (next === undefined) return state
        const left = { label: next.label, place: open }
        return { ...shown(next.place), ...AFRESH, before: [...state.before, left], after }
      }),
    goTo: (count) => change((open) => gone(open, count), {}),
    setReadOnly: (id, readOnly) =>
      set((state) => {
        const ids = new Set(state.readOnly)
        if (readOnly) ids.add(id)
        else ids.delete(id)
        return { readOnly: ids }
      }),
    setInPlace: (id, names) => set((state) => ({ inPlace: new Map(state.inPlace).set(id, names) })),
  }
}

export function openProject(
  state: Pick<EditorState, 'projectId' | 'project' | 'past' | 'future'>,
): OpenProject | null {
  const { projectId: id, project, past, future } = state
  return id === null || project === null ? null : { id, project, past, future }
}

/** Of the change that undo would take back; undefined when there is none. */
export const undoLabel = ({ past, before }: EditorState): string | undefined =>
  past.at(-1)?.label ?? before.at(-1)?.label

export const redoLabel = ({ future, after }: EditorState): string | undefined =>
  future[0]?.label ?? after[0]?.label

export const isReadOnly = ({ projectId, readOnly }: EditorState): boolean =>
  projectId !== null && readOnly.has(projectId)

/** Names of the files that saving the open board writes. */
export const filesInPlace = ({ projectId, inPlace }: EditorState): readonly string[] =>
  (projectId === null ? undefined : inPlace.get(projectId)) ?? NO_FILES

const NO_FILES: readonly string[] = []

const shown = (
  open: OpenProject | null,
): Pick<EditorState, 'projectId' | 'project' | 'past' | 'future'> => ({
  projectId: open?.id ?? null,
  project: open?.project ?? null,
  past: open?.past ?? [],
  future: open?.future ?? [],
})

/** What was selected is of another board. */
const AFRESH = {
  selection: null,
  reveal: null,
  askedPane: { pane: 'canvas', serial: 0 },
  folded: new Set<string>(),
} as const

/** Goes to another place. The one that is left keeps its own history whole. */
function visit(
  state: EditorState,
  place: OpenProject | null,
  { doc }: Project,
): Partial<EditorState> {
  const label = `${place === null ? 'Close' : 'Open'} ${doc.title}`
  const before = [...state.before, { label, place: openProject(state) }]
  return { ...shown(place), ...AFRESH, before, after: [] }
}
