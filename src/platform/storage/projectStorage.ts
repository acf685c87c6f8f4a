import type { ProjectEntry, RestorePoint, Storage } from './openStorage.ts'
import type { ProjectId } from './projectId.ts'
import { asked, type Kept, notKept } from './storageFailure.ts'

/** A project as it is to be kept. */
export interface ProjectSave {
  readonly id: ProjectId
  readonly name: string
  readonly soc: string | null
  readonly blocks: number
  readonly text: string
  /** Files not kept yet, by their number. */
  readonly files: ReadonlyMap<number, Uint8Array>
  /** The save this one follows; null for the first. */
  readonly follows: number | null
  readonly now: number
}

export interface LoadedSave {
  readonly entry: ProjectEntry
  readonly save: number
  readonly text: string
  readonly files: ReadonlyMap<number, Uint8Array>
}

/** Deleted projects can be brought back for a week. */
const REMOVED_FOR = 7 * 24 * 3600 * 1000

/** Projects, the one changed last first, deleted ones among them; those deleted long ago go for good. */
export const listProjects = (db: Storage, now: number): Promise<Kept<readonly ProjectEntry[]>> =>
  asked(async () => {
    const entries = await db.getAll('projects')
    const isOver = ({ removed }: ProjectEntry): boolean =>
      removed !== null && now - removed > REMOVED_FOR
    for (const { id } of entries.filter(isOver)) await eraseProject(db, id)
    return entries.filter((one) => !isOver(one)).sort((a, b) => b.changed - a.changed)
  })

/**
 * Keeps a state of a project: writes it beside the last one, reads it back, and only then lets it
 * count. Whatever fails, the last state counts as before.
 */
export const saveProject = (db: Storage, save: ProjectSave): Promise<Kept<ProjectEntry>> =>
  asked(async () => {
    const { id, files, now } = save
    const known = await db.get('projects', id)
    if ((known?.save ?? null) !== save.follows)
      return notKept('elsewhere', 'Another tab has changed this project.')
    if (save.blocks === 0 && known !== undefined && known.blocks > 0)
      return notKept('empty', 'There is no block left; the last state with blocks is kept.')

    const serial = nextSave(known)
    const writing = db.transaction(['saves', 'files'], 'readwrite', STRICT)
    const put = [
      writing.objectStore('saves').put(save.text, [id, serial]),
      ...[...files].map(([number, bytes]) => writing.objectStore('files').put(bytes, [id, number])),
      writing.done,
    ]
    await Promise.all(put)
    if (!(await readsBack(db, save, serial)))
      return notKept('differs', 'The browser did not keep what was written.')

    const entry: ProjectEntry = {
      id,
      name: save.name,
      soc: save.soc,
      made: known?.made ?? now,
      changed: now,
      blocks: save.blocks,
      save: serial,
      before: known?.save ?? null,
      files: Math.max(known?.files ?? 0, ...[...files.keys()].map((number) => number + 1)),
      points: known?.points ?? [],
      removed: null,
    }
    await putEntry(db, entry)
    return entry
  })

/** @param save - a restore point's; otherwise the save that counts */
export const loadProject = (db: Storage, id: ProjectId, save?: number): Promise<Kept<LoadedSave>> =>
  asked(async () => {
    const entry = await db.get('projects', id)
    const serial = save ?? entry?.save
    const text = serial === undefined ? undefined : await db.get('saves', [id, serial])
    if (entry === undefined || serial === undefined || text === undefined)
      return notKept('missing', 'This project is no longer in this browser.')
    const [numbers, bytes] = await Promise.all([
      db.getAllKeys('files', allOf(id)),
      db.getAll('files', allOf(id)),
    ])
    const files = new Map(numbers.map(([, number], i) => [number, bytes[i] ?? new Uint8Array()]))
    return { entry, save: serial, text, files }
  })

/** Lets the save that counts stay under a name. */
export const addPoint = (
  db: Storage,
  id: ProjectId,
  name: string,
  now: number,
): Promise<Kept<ProjectEntry>> =>
  changeEntry(db, id, (entry) => {
    const point = { save: entry.save, name, at: now }
    return { ...entry, points: [...entry.points, point] }
  })

export const removePoint = (
  db: Storage,
  id: ProjectId,
  gone: RestorePoint,
): Promise<Kept<ProjectEntry>> =>
  changeEntry(db, id, (entry) => ({
    ...entry,
    points: entry.points.filter(({ save, name }) => save !== gone.save || name !== gone.name),
  }))

/** Takes a project off the list, or puts it back with null. */
export const setRemoved = (
  db: Storage,
  id: ProjectId,
  removed: number | null,
): Promise<Kept<ProjectEntry>> => changeEntry(db, id, (entry) => ({ ...entry, removed }))

const changeEntry = (
  db: Storage,
  id: ProjectId,
  change: (entry: ProjectEntry) => ProjectEntry,
): Promise<Kept<ProjectEntry>> =>
  asked(async () => {
    const entry = await db.get('projects', id)
    if (entry === undefined) return notKept('missing', 'This project is no longer in this browser.')
    const changed = change(entry)
    await putEntry(db, changed)
    return changed
  })

/** The entry says which saves count: with it go those that no longer do. */
async function putEntry(db: Storage, entry: ProjectEntry): Promise<void> {
  const { id, save, before, points } = entry
  const kept = new Set([save, before, ...points.map((point) => point.save)])
  const tx = db.transaction(['projects', 'saves'], 'readwrite', STRICT)
  const saves = tx.objectStore('saves')
  const old = (await saves.getAllKeys(allOf(id))).filter(([, serial]) => !kept.has(serial))
  await Promise.all([
    tx.objectStore('projects').put(entry),
    ...old.map((key) => saves.delete(key)),
    tx.done,
  ])
}

async function eraseProject(db: Storage, id: ProjectId): Promise<void> {
  const tx = db.transaction(['projects', 'saves', 'files'], 'readwrite')
  await Promise.all([
    tx.objectStore('projects').delete(id),
    tx.objectStore('saves').delete(allOf(id)),
    tx.objectStore('files').delete(allOf(id)),
    tx.done,
  ])
}

async function readsBack(
  db: Storage,
  { id, text, files }: ProjectSave,
  serial: number,
): Promise<boolean> {
  if ((await db.get('saves', [id, serial])) !== text) return false
  for (const [number, bytes] of files) {
    const back = await db.get('files', [id, number])
    if (back?.length !== bytes.length || !back.every((byte, i) => byte === bytes[i])) return false
  }
  return true
}

/** After every save there is, those of restore points too. */
const nextSave = (entry: ProjectEntry | undefined): number =>
  entry === undefined ? 1 : Math.max(entry.save, ...entry.points.map(({ save }) => save)) + 1

/** On the disk before it counts, not in some buffer. */
const STRICT = { durability: 'strict' } as const

const allOf = (id: ProjectId): IDBKeyRange => IDBKeyRange.bound([id, 0], [id, Infinity])
