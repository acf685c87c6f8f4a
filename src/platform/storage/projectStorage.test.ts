import { IDBFactory } from 'fake-indexeddb'
import 'fake-indexeddb/auto'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { openStorage, type Storage } from './openStorage.ts'
import {
  addPoint,
  listProjects,
  loadProject,
  type ProjectSave,
  removePoint,
  saveProject,
  setRemoved,
} from './projectStorage.ts'
import type { Kept } from './storageFailure.ts'

const DAY = 24 * 3600 * 1000

const save = (
  text: string,
  follows: number | null,
  more: Partial<ProjectSave> = {},
): ProjectSave => ({
  id: 'a',
  name: 'Board',
  soc: 'MT8195',
  blocks: 3,
  text,
  files: new Map(),
  follows,
  now: 1000,
  ...more,
})

function value<T>(kept: Kept<T>): T {
  if (kept.kind === 'failed') throw new Error(`${kept.reason}: ${kept.message}`)
  return kept.value
}
const textNow = async (db: Storage) => value(await loadProject(db, 'a')).text
const quota = () => Object.assign(new Error('No room'), { name: 'QuotaExceededError' })

let db: Storage
beforeEach(async () => {
  vi.stubGlobal('indexedDB', new IDBFactory())
  db = value(await openStorage())
})
afterEach(() => {
  db.close()
  vi.restoreAllMocks()
  vi.unstubAllGlobals()
})

describe('a project in the storage', () => {
  it('is there as it was saved last, its files with it', async () => {
    const files = new Map([[0, new Uint8Array([1, 2])]])
    value(await saveProject(db, save('one', null, { files })))
    value(await saveProject(db, save('two', 1, { files: new Map([[1, new Uint8Array([3])]]) })))
    const loaded = value(await loadProject(db, 'a'))
    expect(loaded).toMatchObject({ text: 'two', save: 2 })
    expect([...loaded.files]).toEqual([
      [0, new Uint8Array([1, 2])],
      [1, new Uint8Array([3])],
    ])
    expect(loaded.entry).toMatchObject({ save: 2, before: 1, files: 2, made: 1000 })
  })

  it('keeps the save that counts, the one before it and restore points, no others', async () => {
    value(await saveProject(db, save('1', null)))
    value(await addPoint(db, 'a', 'Before the review', 5))
    for (const [text, follows] of [
      ['2', 1],
      ['3', 2],
      ['4', 3],
    ] as const)
      value(await saveProject(db, save(text, follows)))
    expect(await db.getAll('saves')).toEqual(['1', '3', '4'])
    const { entry } = value(await loadProject(db, 'a', 1))
    expect(entry.points).toEqual([{ save: 1, name: 'Before the review', at: 5 }])
    const [point] = entry.points
    if (point !== undefined) value(await removePoint(db, 'a', point))
    expect(await db.getAll('saves')).toEqual(['3', '4'])
  })

  it('does not know the files of another one', async () => {
    value(await saveProject(db, save('a', null, { files: new Map([[0, new Uint8Array(1)]]) })))
    value(await saveProject(db, save('b', null, { id: 'b' })))
    expect(value(await loadProject(db, 'b')).files.size).toBe(0)
  })

  it('is listed by its last change, a deleted one for a week', async () => {
    value(await saveProject(db, save('a', null, { now: 1 })))
    value(await saveProject(db, save('b', null, { id: 'b', now: 2 })))
    value(await setRemoved(db, 'a', 10))
    const ids = async (now: number) => value(await listProjects(db, now)).map(({ id }) => id)
    expect(await ids(10 + 7 * DAY)).toEqual(['b', 'a'])
    expect(await ids(11 + 7 * DAY)).toEqual(['b'])
    expect(await db.getAllKeys('saves')).toEqual([['b', 1]])
  })

  it('that is not there is said to be missing', async () => {
    expect(await loadProject(db, 'x')).toMatchObject({ kind: 'failed', reason: 'missing' })
    expect(await setRemoved(db, 'x', 1)).toMatchObject({ kind: 'failed', reason: 'missing' })
  })
})

describe('the last state still counts when', () => {
  beforeEach(async () => {
    value(await saveProject(db, save('good', null)))
  })
  const next = () => saveProject(db, save('new', 1, { files: new Map([[0, new Uint8Array([7])]]) }))

  it.each([
    ['the write is refused', 'put', new Error('No'), 'refused'],
    ['there is no room', 'put', quota(), 'full'],
  ] as const)('%s', async (_, method, error, reason) => {
    vi.spyOn(IDBObjectStore.prototype, method).mockImplementation(() => {
      throw error
    })
    expect(await next()).toMatchObject({ kind: 'failed', reason })
    vi.restoreAllMocks()
    expect(await textNow(db)).toBe('good')
    expect(await db.getAll('saves')).toEqual(['good'])
  })

  it('there is no room for the bytes of a file, the text being written', async () => {
    const { put } = IDBObjectStore.prototype
    vi.spyOn(IDBObjectStore.prototype, 'put').mockImplementation(function (
      this: IDBObjectStore,
      ...args
    ) {
      if (this.name === 'files') throw quota()
      return put.apply(this, args)
    })
    expect(await next()).toMatchObject({ kind: 'failed', reason: 'full' })
    vi.restoreAllMocks()
    expect(await textNow(db)).toBe('good')
  })

  it('the commit fails after every write was taken', async () => {
    const { put } = IDBObjectStore.prototype
    vi.spyOn(IDBObjectStore.prototype, 'put').mockImplementation(function (
      this: IDBObjectStore,
      ...args
    ) {
      const request = put.apply(this, args)
      request.addEventListener('success', () => this.transaction.abort())
      return request
    })
    expect(await next()).toMatchObject({ kind: 'failed' })
    vi.restoreAllMocks()
    expect(await textNow(db)).toBe('good')
  })

  it.each(['saves', 'files'])('the %s read back are not those written', async (store) => {
    const { put } = IDBObjectStore.prototype
    vi.spyOn(IDBObjectStore.prototype, 'put').mockImplementation(function (
      this: IDBObjectStore,
      one,
      key,
    ) {
      const other = store === 'saves' ? 'cut o' : new Uint8Array([8])
      return put.apply(this, key === undefined ? [one] : [this.name === store ? other : one, key])
    })
    expect(await next()).toMatchObject({ kind: 'failed', reason: 'differs' })
    vi.restoreAllMocks()
    expect(await textNow(db)).toBe('good')
  })

  it('the swap is refused, and the next save goes through', async () => {
    const { put } = IDBObjectStore.prototype
    vi.spyOn(IDBObjectStore.prototype, 'put').mockImplementation(function (
      this: IDBObjectStore,
      ...args
    ) {
      if (this.name === 'projects') throw new Error('No')
      return put.apply(this, args)
    })
    expect(await next()).toMatchObject({ kind: 'failed', reason: 'refused' })
    vi.restoreAllMocks()
    expect(await textNow(db)).toBe('good')
    value(await next())
    expect(await textNow(db)).toBe('new')
  })

  it('another tab has saved since', async () => {
    value(await saveProject(db, save('theirs', 1)))
    expect(await next()).toMatchObject({ kind: 'failed', reason: 'elsewhere' })
    expect(await textNow(db)).toBe('theirs')
  })

  it('the new one is empty', async () => {
    expect(await saveProject(db, save('', 1, { blocks: 0 }))).toMatchObject({ reason: 'empty' })
    expect(await textNow(db)).toBe('good')
  })

  it('the storage was closed below the page', async () => {
    db.close()
    expect(await next()).toMatchObject({ kind: 'failed', reason: 'refused' })
  })
})

describe('opening the storage fails as data when', () => {
  it('the browser has none', async () => {
    vi.stubGlobal('indexedDB', undefined)
    expect(await openStorage()).toMatchObject({ kind: 'failed', reason: 'refused' })
  })

  it('the browser refuses it', async () => {
    vi.spyOn(IDBFactory.prototype, 'open').mockImplementation(() => {
      throw Object.assign(new Error('Denied'), { name: 'SecurityError' })
    })
    expect(await openStorage()).toMatchObject({
      kind: 'failed',
      reason: 'refused',
      message: expect.stringContaining('Denied'),
    })
  })

  it('another tab holds an older form open and does not let go', async () => {
    vi.stubGlobal('indexedDB', new IDBFactory())
    const old = indexedDB.open('portwire', 1) // by a page that lets go of nothing
    const held = await new Promise<IDBDatabase>((resolve) => {
      old.onsuccess = () => resolve(old.result)
    })
    const { open } = IDBFactory.prototype
    vi.spyOn(IDBFactory.prototype, 'open').mockImplementation(function (this: IDBFactory, name) {
      return open.call(this, name, 2)
    })
    expect(await openStorage()).toMatchObject({
      kind: 'failed',
      reason: 'refused',
      message: expect.stringContaining('Another tab'),
    })
    held.close()
  })
})

it('lets a newer form in another tab have the storage', async () => {
  const newer = indexedDB.open('portwire', 2)
  await new Promise((resolve, reject) => {
    newer.onsuccess = resolve
    newer.onblocked = reject
  })
  newer.result.close()
})
