import type { IDBPTransaction } from 'idb'
import type { ProjectEntry, RestorePoint, Storage, StorageSchema } from './openStorage.ts'
import { placesOf } from './placeStorage.ts'
import type { ProjectId } from './projectId.ts'
import { asked, type Kept, notKept, type StorageFailure } from './storageFailure.ts'

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
    const { id, text, files } = save
    const written = await atOnce(db, async (tx) => {
      const known = await tx.objectStore('projects').get(id)
      const refusal = refusalOf(save, known)
      if (refusal !== null) return refusal
      const serial = nextSave(known)
      await tx.objectStore('saves').put(text, [id, serial])
      for (const [number, bytes] of files) await tx.objectStore('files').put(bytes, [id, number])
      return { serial }
    })
    if (!('serial' in written)) return written
    // From here on its own numbers may be another tab's as well: what is there is looked at again.
    return atOnce(db, async (tx) => {
      const known = await tx.objectStore('projects').get(id)
      const refusal = refusalOf(save, known)
      if (refusal !== null) return refusal
      if (!(await readsBack(tx, save, written.serial)))
        return notKept('differs', 'The browser did not keep what was written.')
      const entry = entryOf(save, written.serial, known)
      await putEntry(tx, entry)
      return entry
    })
  })

function refusalOf(save: ProjectSave, known: ProjectEntry | undefined): StorageFailure | null {
  if (known === undefined && save.follows !== null)
    return notKept('missing', 'This project is no longer in this browser.')
  if ((known?.save ?? null) !== save.follows)
    return notKept('elsewhere', 'Another tab has changed this project.')
  return save.blocks === 0 && known !== undefined && known.blocks > 0
    ? notKept('empty', 'There is no block left; the last state with blocks is kept.')
    : null
}

const entryOf = (
  { id, name, soc, blocks, files, now }: ProjectSave,
  serial: number,
  known: ProjectEntry | undefined,
): ProjectEntry => ({
  id,
  name,
  soc,
  made: known?.made ?? now,
  changed: now,
  blocks,
  save: serial,
  before: known?.save ?? null,
  files: Math.max(known?.files ?? 0, ...[...files.keys()].map((number) => number + 1)),
  points: known?.points ?? [],
  removed: null,
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
  asked(() =>
    atOnce(db, async (tx) => {
      const entry = await tx.objectStore('projects').get(id)
      if (entry === undefined)
        return notKept('missing', 'This project is no longer in this browser.')
      const changed = change(entry)
      await putEntry(tx, changed)
      return changed
    }),
  )

/** The entry says which saves count: with it go those that no longer do. */
async function putEntry(tx: Writing, entry: ProjectEntry): Promise<void> {
  const { id, save, before, points } = entry
  const kept = new Set([save, before, ...points.map((point) => point.save)])
  const saves = tx.objectStore('saves')
  await tx.objectStore('projects').put(entry)
  for (const key of await saves.getAllKeys(allOf(id)))
    if (!kept.has(key[1])) await saves.delete(key)
}

const eraseProject = (db: Storage, id: ProjectId): Promise<void> =>
  atOnce(db, async (tx) => {
    await tx.objectStore('projects').delete(id)
    await tx.objectStore('saves').delete(allOf(id))
    await tx.objectStore('files').delete(allOf(id))
    await tx.objectStore('places').delete(placesOf(id))
  })

async function readsBack(
  tx: Writing,
  { id, text, files }: ProjectSave,
  serial: number,
): Promise<boolean> {
  if ((await tx.objectStore('saves').get([id, serial])) !== text) return false
  for (const [number, bytes] of files) {
    const back = await tx.objectStore('files').get([id, number])
    if (back?.length !== bytes.length || !back.every((byte, i) => byte === bytes[i])) return false
  }
  return true
}

const STORES = ['projects', 'saves', 'files', 'places'] as const
type Writing = IDBPTransaction<StorageSchema, typeof STORES, 'readwrite'>

/**
 * Reads and writes with no other tab in between, and all of it or nothing.
 *
 * @param act - may wait for nothing but the storage
 */
async function atOnce<Value>(db: Storage, act: (tx: Writing) => Promise<Value>): Promise<Value> {
  const tx = db.transaction(STORES, 'readwrite', STRICT)
  const [acted, ended] = await Promise.allSettled([acting(tx, act), tx.done])
  if (acted.status === 'rejected') throw acted.reason
  if (ended.status === 'rejected') throw ended.reason
  return acted.value
}

async function acting<Value>(tx: Writing, act: (tx: Writing) => Promise<Value>): Promise<Value> {
  try {
    return await act(tx)
  } catch (error) {
    giveUp(tx)
    throw error
  }
}

function giveUp(tx: Writing): void {
  try {
    tx.abort()
  } catch {
    // It has ended already.
  }
}

/** After every save there is, those of restore points too. */
const nextSave = (entry: ProjectEntry | undefined): number =>
  entry === undefined ? 1 : Math.max(entry.save, ...entry.points.map(({ save }) => save)) + 1

/** On the disk before it counts, not in some buffer. */
const STRICT = { durability: 'strict' } as const

const allOf = (id: ProjectId): IDBKeyRange => IDBKeyRange.bound([id, 0], [id, Infinity])
