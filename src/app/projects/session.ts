import type { StoreApi } from 'zustand/vanilla'
import type {
  KeptPlace,
  ProjectEntry,
  RestorePoint,
  Storage,
} from '../../platform/storage/openStorage.ts'
import { keepPlace, loadPlaces } from '../../platform/storage/placeStorage.ts'
import { newProjectId, type ProjectId } from '../../platform/storage/projectId.ts'
import { ProjectLocks } from '../../platform/storage/projectLocks.ts'
import {
  addPoint,
  listProjects,
  removePoint,
  setRemoved,
} from '../../platform/storage/projectStorage.ts'
import { type Kept, notKept } from '../../platform/storage/storageFailure.ts'
import { remember } from '../../platform/tabMemory.ts'
import { type EditorState, editorStore } from '../../store/editorStore.ts'
import { type History, type Project, step } from '../../store/history.ts'
import { isReadOnly, type OpenProject, openProject } from '../../store/projectSlice.ts'
import { Keeper, type Loaded } from './keeper.ts'
import { keepViews } from './keptViews.ts'
import { OPEN_HERE, UNSAVED_HERE } from './openHere.ts'
import { tell } from './projectView.ts'
import { setSaveStatus, useSaveStatus } from './saveStatus.ts'

/** From a change to its save, at the most: what a crash can cost. */
const SAVE_AFTER_MS = 300

/** Keeps what is open in this tab, and brings back what was kept. */
export class Session {
  private readonly store: StoreApi<EditorState>
  private readonly keeper = new Keeper(() => this.keepAgain())
  private readonly locks: ProjectLocks
  /** States to be written, the last one of each project. */
  private readonly unsaved = new Map<ProjectId, OpenProject>()
  /** What the storage holds, as this tab wrote or read it. */
  private readonly saved = new Map<ProjectId, History>()
  private timer: ReturnType<typeof setTimeout> | null = null
  private writing: Promise<unknown> = Promise.resolve()
  private following: Promise<unknown> = Promise.resolve()
  private readonly takingOver = new Map<ProjectId, Promise<Kept>>()
  private claiming = false

  constructor(store: StoreApi<EditorState>) {
    this.store = store
    this.locks = new ProjectLocks({
      onAsked: (id) => this.handOver(id),
      onLost: (id) => this.setReadOnly(id, true),
      onSaved: (id) => {
        this.following = this.following.then(() => this.catchUp(id))
      },
    })
  }

  /** Follows every change from now on. What is open already is one. */
  start(): void {
    const { store } = this
    keepViews(store)
    store.subscribe((state, before) => this.follow(state, before))
    if (store.getState().project !== null) this.follow(store.getState(), null)
    const leave = (): void => {
      for (const open of this.unsaved.values()) this.keeper.leaveDraft(open)
      void this.flush()
    }
    document.addEventListener('visibilitychange', () => {
      if (document.visibilityState === 'hidden') leave()
      else void this.claim()
    })
    addEventListener('focus', () => void this.claim())
    addEventListener('pagehide', () => {
      // What is typed into a field counts once the field is left.
      if (document.activeElement instanceof HTMLElement) document.activeElement.blur()
      leave()
    })
    addEventListener('beforeunload', (event) => {
      // Only where saving fails: otherwise pagehide is soon enough.
      const { status } = useSaveStatus.getState()
      if (this.unsaved.size > 0 && status.kind === 'failed') event.preventDefault()
    })
  }

  /** Writes what is not written yet. */
  flush(): Promise<unknown> {
    if (this.timer !== null) clearTimeout(this.timer)
    this.timer = null
    this.writing = this.writing.then(() => this.write())
    return this.writing
  }

  async list(): Promise<Kept<readonly ProjectEntry[]>> {
    await this.flush()
    return this.withStorage((storage) => listProjects(storage, Date.now()))
  }

  /** Opens a saved project; a project another tab works on is only shown. */
  open(id: ProjectId): Promise<Kept> {
    return this.bring(id, (saved) => this.store.getState().openSaved(saved))
  }

  /** The project this tab had open before it was loaded anew. */
  async resume(id: ProjectId): Promise<Kept> {
    const resumed = await this.bring(id, (saved) => this.store.getState().resume(saved))
    if (resumed.kind === 'failed') remember(OPEN_HERE, null)
    return resumed
  }

  /** Makes this tab the one that writes. Asked for again meanwhile, it is the same request. */
  takeOver(id: ProjectId): Promise<Kept> {
    const known = this.takingOver.get(id)
    if (known !== undefined) return known
    const taking = this.takeNow(id).finally(() => this.takingOver.delete(id))
    this.takingOver.set(id, taking)
    return taking
  }

  private async takeNow(id: ProjectId): Promise<Kept> {
    await this.locks.takeOver(id)
    return this.goOn(id)
  }

  /**
   * What is only looked at here may have been left by the tab that worked on it. Asked when somebody turns
   * to this tab, so that a tab that is loaded anew beside it keeps its project.
   */
  private async claim(): Promise<void> {
    const { projectId, readOnly } = this.store.getState()
    if (projectId === null || !readOnly.has(projectId)) return
    if (this.locks.holds(projectId) || this.claiming) return
    this.claiming = true
    if (await this.locks.takeOnceFree(projectId)) await this.goOn(projectId)
    this.claiming = false
  }

  /** From where the last tab that held it left it. */
  private async goOn(id: ProjectId): Promise<Kept> {
    const loaded = await this.keeper.load(id)
    if (loaded.kind === 'failed') return loaded
    if (!this.locks.holds(id)) return notKept('elsewhere', 'Another tab has taken it meanwhile.')
    this.setReadOnly(id, false)
    this.show(loaded.value, (open) => this.store.getState().restore(open))
    return DONE
  }

  async rename(id: ProjectId, name: string): Promise<Kept> {
    return this.whileHeld(id, async () => {
      const loaded = await this.keeper.load(id)
      if (loaded.kind === 'failed') return loaded
      const { open } = loaded.value
      const { project } = open
      const edit = { kind: 'set-title', title: name } as const
      const label = `Rename the board to ${name}`
      const renamed = {
        ...project,
        doc: { ...project.doc, title: name },
        edits: { last: { label, edit }, before: project.edits },
      }
      const changed = { ...step(open, label, renamed), id }
      const kept = await this.save(changed)
      if (kept.kind === 'ok') {
        this.saved.set(id, changed)
        this.store.getState().restore(changed) // where undo leads back to it
      }
      return kept
    })
  }

  async duplicate(id: ProjectId): Promise<Kept> {
    const loaded = await this.keeper.load(id)
    if (loaded.kind === 'failed') return loaded
    const { open } = loaded.value
    const copied = named(open, copyName(open.project.doc.title))
    const copy = await this.keeper.copy(copied, Date.now())
    return copy.kind === 'ok' ? DONE : copy
  }

  /** Deletes a project, or brings it back. */
  async setRemoved(id: ProjectId, removed: boolean): Promise<Kept> {
    const at = removed ? Date.now() : null
    return this.whileHeld(id, () => this.withStorage((storage) => setRemoved(storage, id, at)))
  }

  /** What a project holds, for a file; where it cannot be read, its text as it was saved. */
  async content(id: ProjectId): Promise<Kept<History | string>> {
    const loaded = await this.keeper.load(id)
    if (loaded.kind === 'ok') return { kind: 'ok', value: loaded.value.open }
    const raw = await this.keeper.raw(id)
    return raw.kind === 'ok' ? { kind: 'ok', value: raw.value.text } : raw
  }

  /** Keeps the present state of the open project under a name. */
  async addPoint(id: ProjectId, name: string): Promise<Kept<ProjectEntry>> {
    await this.flush()
    // What somebody wishes to keep is not to be given up when the disk fills.
    void navigator.storage?.persist?.()
    return this.withStorage((storage) => addPoint(storage, id, name, Date.now()))
  }

  removePoint(id: ProjectId, point: RestorePoint): Promise<Kept<ProjectEntry>> {
    return this.withStorage((storage) => removePoint(storage, id, point))
  }

  /** The state a restore point keeps, to look at: nothing of what is open changes. */
  async readPoint(id: ProjectId, { save }: RestorePoint): Promise<Kept<Project>> {
    const point = await this.keeper.loadPoint(id, save)
    return point.kind === 'ok' ? { kind: 'ok', value: point.value.project } : point
  }

  /** Brings back the state of a restore point, as one undo step. */
  async restorePoint(id: ProjectId, { save, name }: RestorePoint): Promise<Kept> {
    const point = await this.keeper.loadPoint(id, save)
    if (point.kind === 'failed') return point
    this.store.getState().rebase(`Restore ${name}`, point.value.project)
    return DONE
  }

  /** Where the user's own files of a project stand on the disk. */
  filePlaces(id: ProjectId): Promise<Kept<ReadonlyMap<string, KeptPlace>>> {
    return this.withStorage((storage) => loadPlaces(storage, id))
  }

  keepPlace(id: ProjectId, name: string, place: KeptPlace): Promise<Kept> {
    return this.withStorage((storage) => keepPlace(storage, id, name, place))
  }

  private follow(state: EditorState, before: EditorState | null): void {
    const open = openProject(state)
    if (state.projectId !== before?.projectId) this.enter(state)
    if (open === null || isReadOnly(state)) return
    if (before !== null && isSame(open, openProject(before))) return
    if (isSame(open, this.saved.get(open.id))) setSaveStatus({ kind: 'saved' })
    else {
      this.unsaved.set(open.id, open)
      setSaveStatus({ kind: 'saving' })
      this.saveSoon()
    }
  }

  private saveSoon(): void {
    this.timer ??= setTimeout(() => void this.flush(), SAVE_AFTER_MS)
  }

  /** What was kept may be gone: what is open is kept anew, or it is said at once that it cannot be. */
  private keepAgain(): void {
    const state = this.store.getState()
    const open = openProject(state)
    this.saved.clear()
    if (open === null || isReadOnly(state)) return
    this.unsaved.set(open.id, open)
    setSaveStatus({ kind: 'saving' })
    this.saveSoon() // at once, the browser may still be about to forget
  }

  /** Another project, or none, is on the screen now. */
  private enter({ projectId, readOnly }: EditorState): void {
    this.rememberOpen()
    if (projectId === null) setSaveStatus({ kind: 'none' })
    if (projectId !== null && !readOnly.has(projectId))
      void this.locks.take(projectId).then((held) => this.setReadOnly(projectId, !held))
    void this.flush().then(() => this.locks.keepOnly(this.places()))
  }

  /** What cannot be brought back yet leaves the tab, loaded anew, at what was open before it. */
  private rememberOpen(): void {
    const { projectId, project } = this.store.getState()
    const canReturn = projectId === null || this.keeper.has(projectId)
    if (canReturn) remember(OPEN_HERE, projectId)
    remember(UNSAVED_HERE, canReturn ? null : (project?.doc.title ?? null))
  }

  /** The projects that undo and redo lead to, with the one that is open. */
  private places(): ReadonlySet<ProjectId> {
    const { projectId, before, after } = this.store.getState()
    const ids = [...before, ...after].map(({ place }) => place?.id ?? null)
    return new Set([projectId, ...ids].filter((id) => id !== null))
  }

  private async write(): Promise<void> {
    for (const [id, open] of [...this.unsaved]) {
      const kept = await this.save(open)
      const isLast = this.unsaved.get(id) === open
      if (kept.kind === 'ok') {
        this.saved.set(id, open)
        if (isLast) this.unsaved.delete(id)
      } else if (kept.reason === 'elsewhere') this.setReadOnly(id, true)
      if (this.store.getState().projectId !== id) continue
      if (kept.kind === 'ok') this.rememberOpen()
      if (kept.kind === 'failed') setSaveStatus(kept)
      else if (isLast) setSaveStatus({ kind: 'saved' })
    }
  }

  /** For another tab: no change comes in any more, and then every one is written. */
  private handOver(id: ProjectId): Promise<unknown> {
    this.store.getState().setReadOnly(id, true)
    return this.flush()
  }

  private async save(open: OpenProject): Promise<Kept<ProjectEntry>> {
    const kept = await this.keeper.save(open, Date.now())
    if (kept.kind === 'ok') this.locks.tellSaved(open.id)
    return kept
  }

  /** Shows what another tab made of a project that is only looked at here. */
  private async catchUp(id: ProjectId): Promise<void> {
    const isLookedAt = (): boolean => this.store.getState().readOnly.has(id)
    const loaded = isLookedAt() ? await this.keeper.load(id) : null
    if (loaded?.kind === 'ok' && isLookedAt())
      this.show(loaded.value, (open) => this.store.getState().restore(open))
  }

  private async bring(id: ProjectId, show: (saved: OpenProject) => void): Promise<Kept> {
    await this.flush()
    const held = await this.locks.take(id)
    const loaded = await this.keeper.load(id)
    if (loaded.kind === 'failed') {
      this.locks.keepOnly(this.places())
      return loaded
    }
    this.setReadOnly(id, !held)
    this.show(loaded.value, show)
    return DONE
  }

  private show({ open, isSaved }: Loaded, show: (open: OpenProject) => void): void {
    if (isSaved) this.saved.set(open.id, open)
    show(open)
  }

  private async whileHeld<Value>(id: ProjectId, act: () => Promise<Kept<Value>>): Promise<Kept> {
    await this.flush()
    if (!(await this.locks.take(id)))
      return notKept('elsewhere', 'It is open in another tab: change it there.')
    const done = await act()
    this.locks.keepOnly(this.places())
    return done.kind === 'ok' ? DONE : done
  }

  private async withStorage<Value>(
    use: (storage: Storage) => Promise<Kept<Value>>,
  ): Promise<Kept<Value>> {
    const storage = await this.keeper.open()
    return storage.kind === 'failed' ? storage : use(storage.value)
  }

  private setReadOnly(id: ProjectId, readOnly: boolean): void {
    const state = this.store.getState()
    const unsaved = readOnly ? this.unsaved.get(id) : undefined
    if (unsaved !== undefined) this.partFrom(unsaved)
    if (state.readOnly.has(id) !== readOnly) state.setReadOnly(id, readOnly)
  }

  /** Another tab goes on from an older state: what could not be saved here is a project of its own. */
  private partFrom(unsaved: OpenProject): void {
    const { title } = unsaved.project.doc
    const own = named({ ...unsaved, id: newProjectId() }, copyName(title))
    this.unsaved.delete(unsaved.id)
    this.unsaved.set(own.id, own)
    this.store.getState().restore(own, unsaved.id)
    this.saveSoon()
    tell({
      kind: 'failed',
      title: `Another tab has taken ${title}`,
      details: [`What was not saved of it here is a project of its own: ${copyName(title)}.`],
    })
  }
}

const copyName = (title: string): string => `${title} (copy)`

const named = (open: OpenProject, title: string): OpenProject => ({
  ...open,
  project: { ...open.project, doc: { ...open.project.doc, title } },
})

const DONE: Kept = { kind: 'ok', value: undefined }

const isSame = (a: History, b: History | null | undefined): boolean =>
  a.project === b?.project && a.past === b.past && a.future === b.future

export const session = new Session(editorStore)
session.start()
