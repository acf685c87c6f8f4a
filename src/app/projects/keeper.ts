import { blocksOf } from '../../core/pipeline/blocksOf.ts'
import { socById } from '../../core/soc/catalogue.ts'
import { forgetDraft, readDraft, writeDraft } from '../../platform/storage/draft.ts'
import { openStorage, type ProjectEntry, type Storage } from '../../platform/storage/openStorage.ts'
import { newProjectId, type ProjectId } from '../../platform/storage/projectId.ts'
import { type LoadedSave, loadProject, saveProject } from '../../platform/storage/projectStorage.ts'
import { type Kept, notKept } from '../../platform/storage/storageFailure.ts'
import type { History } from '../../store/history.ts'
import type { OpenProject } from '../../store/projectSlice.ts'
import { historyText, readHistory } from '../../store/savedHistory.ts'

/** What this tab knows of a project in the storage. */
interface Known {
  /** The save that counts; null before the first. */
  readonly save: number | null
  /** The files that are kept, and the number of the next. */
  readonly files: ReadonlyMap<Uint8Array, number>
  readonly next: number
}

export interface Loaded {
  readonly open: OpenProject
  /** Whether the storage holds this very state. */
  readonly isSaved: boolean
}

interface ReadSave {
  readonly entry: ProjectEntry
  /** Null where the save cannot be read; `problem` says why. */
  readonly history: History | null
  readonly problem: string
}

const UNKNOWN: Known = { save: null, files: new Map(), next: 0 }

/** Between the open projects and the storage: which bytes are kept already, which save follows which. */
export class Keeper {
  private storage: Promise<Kept<Storage>> | null = null
  private readonly known = new Map<ProjectId, Known>()
  private readonly onLost: () => void

  /** @param onLost - called where the storage that was open is so no longer */
  constructor(onLost: () => void = () => {}) {
    this.onLost = onLost
  }

  /** The storage, opened on first use; after a refusal or a loss the next use tries again. */
  async open(): Promise<Kept<Storage>> {
    this.storage ??= openStorage(() => {
      this.storage = null
      this.onLost()
    })
    const opened = await this.storage
    if (opened.kind === 'failed') this.storage = null
    return opened
  }

  /** Whether the storage has some state of a project, as far as this tab knows. */
  has(id: ProjectId): boolean {
    return (this.known.get(id)?.save ?? null) !== null
  }

  /** Whole again where the browser was made to forget it meanwhile. */
  async save(open: OpenProject, now: number): Promise<Kept<ProjectEntry>> {
    const kept = await this.saveAfter(this.known.get(open.id) ?? UNKNOWN, open, now)
    return kept.kind === 'failed' && kept.reason === 'missing'
      ? this.saveAfter(UNKNOWN, open, now)
      : kept
  }

  private async saveAfter(
    known: Known,
    open: OpenProject,
    now: number,
  ): Promise<Kept<ProjectEntry>> {
    const storage = await this.open()
    if (storage.kind === 'failed') return storage
    const files = new Map(known.files)
    const fresh = new Map<number, Uint8Array>()
    const text = historyText(open, (bytes) => {
      const number = files.get(bytes) ?? known.next + fresh.size
      if (!files.has(bytes)) fresh.set(number, bytes)
      files.set(bytes, number)
      return number
    })
    const { doc } = open.project
    const kept = await saveProject(storage.value, {
      id: open.id,
      name: doc.title,
      soc: doc.soc === null ? null : socById(doc.soc).name,
      blocks: blocksOf(doc.graph).length,
      text,
      files: fresh,
      follows: known.save,
      now,
    })
    if (kept.kind === 'ok')
      this.known.set(open.id, { save: kept.value.save, files, next: known.next + fresh.size })
    else if (kept.reason === 'refused') this.storage = null
    if (kept.kind === 'ok') forgetDraft(open.id)
    return kept
  }

  /** Leaves a state for the next visit, at once. One with files not kept yet cannot be left so. */
  leaveDraft(open: OpenProject): void {
    const known = this.known.get(open.id)
    if (known === undefined || known.save === null) return
    let isWhole = true
    const text = historyText(open, (bytes) => {
      const number = known.files.get(bytes)
      isWhole &&= number !== undefined
      return number ?? 0
    })
    if (isWhole) writeDraft(open.id, { follows: known.save, text })
  }

  /** A project of its own, with all that another one had. */
  copy(from: History, now: number): Promise<Kept<ProjectEntry>> {
    return this.save({ ...from, id: newProjectId() }, now)
  }

  /** A project as it was last saved, or, where that cannot be read, as it was before. */
  async load(id: ProjectId): Promise<Kept<Loaded>> {
    const last = await this.read(id)
    if (last.kind === 'failed') return last
    const { entry, problem } = last.value
    const known = this.known.get(id) ?? UNKNOWN
    this.known.set(id, { ...known, save: entry.save })
    const draft = this.draftOf(id, entry)
    if (draft !== null) return { kind: 'ok', value: { open: { ...draft, id }, isSaved: false } }
    if (last.value.history !== null)
      return { kind: 'ok', value: { open: { ...last.value.history, id }, isSaved: true } }
    const before = entry.before === null ? null : await this.read(id, entry.before)
    return before?.kind === 'ok' && before.value.history !== null
      ? { kind: 'ok', value: { open: { ...before.value.history, id }, isSaved: false } }
      : notKept('missing', problem)
  }

  async loadPoint(id: ProjectId, save: number): Promise<Kept<History>> {
    const point = await this.read(id, save)
    if (point.kind === 'failed') return point
    const { history, problem } = point.value
    return history === null ? notKept('missing', problem) : { kind: 'ok', value: history }
  }

  /** A save as it stands in the storage, for a project that cannot be read. */
  async raw(id: ProjectId, save?: number): Promise<Kept<LoadedSave>> {
    const storage = await this.open()
    return storage.kind === 'failed' ? storage : loadProject(storage.value, id, save)
  }

  /** What a page left that was closed before it had saved. */
  private draftOf(id: ProjectId, { save }: ProjectEntry): History | null {
    const draft = readDraft(id)
    if (draft?.follows !== save) return null
    const files = new Map<number, Uint8Array>()
    for (const [bytes, number] of this.known.get(id)?.files ?? []) files.set(number, bytes)
    const history = readHistory(draft.text, (number) => files.get(number))
    return history.kind === 'ok' ? history.value : null
  }

  private async read(id: ProjectId, save?: number): Promise<Kept<ReadSave>> {
    const loaded = await this.raw(id, save)
    if (loaded.kind === 'failed') return loaded
    const { entry, text } = loaded.value
    const files = this.recognize(loaded.value)
    const history = readHistory(text, (number) => files.get(number))
    const read =
      history.kind === 'ok'
        ? { entry, history: history.value, problem: '' }
        : { entry, history: null, problem: history.message }
    return { kind: 'ok', value: read }
  }

  /** The files of a project, each the same bytes as before where this tab has them. */
  private recognize({ entry, files }: LoadedSave): ReadonlyMap<number, Uint8Array> {
    const known = this.known.get(entry.id) ?? { ...UNKNOWN, save: entry.save }
    const all = new Map(files)
    for (const [bytes, number] of known.files) all.set(number, bytes)
    const numbers = new Map([...all].map(([number, bytes]) => [bytes, number]))
    this.known.set(entry.id, { ...known, files: numbers, next: Math.max(known.next, entry.files) })
    return all
  }
}
