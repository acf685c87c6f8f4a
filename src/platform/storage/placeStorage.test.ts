import { IDBFactory } from 'fake-indexeddb'
import 'fake-indexeddb/auto'
import { openDB } from 'idb'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import type { FilePlace } from '../filePlace.ts'
import { openStorage, type ProjectEntry, type Storage } from './openStorage.ts'
import { keepPlace, loadPlaces } from './placeStorage.ts'
import { listProjects } from './projectStorage.ts'
import type { Kept } from './storageFailure.ts'

const WEEK = 7 * 24 * 3600 * 1000
const entry = (id: string, removed: number | null = null): ProjectEntry => ({
  id,
  name: 'Board',
  soc: null,
  made: 1,
  changed: 1,
  blocks: 1,
  save: 1,
  before: null,
  files: 0,
  points: [],
  removed,
})

function value<T>(kept: Kept<T>): T {
  if (kept.kind === 'failed') throw new Error(`${kept.reason}: ${kept.message}`)
  return kept.value
}

/** What a browser keeps of a handle, as far as anything here looks at it. */
const isPlace = (value: object): value is FilePlace => 'name' in value
function place(name: string): FilePlace {
  const stub: object = { name }
  if (!isPlace(stub)) throw new Error('No place')
  return stub
}

const opened = async (): Promise<Storage> => value(await openStorage())
const namesOf = async (db: Storage, id: string) => [...value(await loadPlaces(db, id)).keys()]

beforeEach(() => {
  vi.stubGlobal('indexedDB', new IDBFactory())
})
afterEach(() => {
  vi.unstubAllGlobals()
})

describe('where the files of a project stand', () => {
  it('is found again by project and name, with what was written last', async () => {
    const db = await opened()
    const written = new Uint8Array([1, 2])
    value(await keepPlace(db, 'a', 'x/a.dts', { place: place('a.dts'), written: null }))
    value(await keepPlace(db, 'a', 'x/a.dts', { place: place('a.dts'), written }))
    value(await keepPlace(db, 'ab', 'b.dts', { place: place('b.dts'), written: null }))
    expect(value(await loadPlaces(db, 'a'))).toEqual(
      new Map([['x/a.dts', { place: { name: 'a.dts' }, written }]]),
    )
    db.close()
  })

  it('goes with its project, and with no other', async () => {
    const db = await opened()
    await db.put('projects', entry('a', 1))
    await db.put('projects', entry('ab'))
    for (const id of ['a', 'ab'])
      value(await keepPlace(db, id, 'a.dts', { place: place('a.dts'), written: null }))
    value(await listProjects(db, 2 + WEEK))
    expect(await namesOf(db, 'a')).toEqual([])
    expect(await namesOf(db, 'ab')).toEqual(['a.dts'])
    db.close()
  })

  it('comes to a storage that knew of no places, whose projects stay', async () => {
    const old = await openDB('portwire', 1, {
      upgrade: (db) => {
        db.createObjectStore('projects', { keyPath: 'id' })
        db.createObjectStore('saves')
        db.createObjectStore('files')
      },
    })
    await old.put('projects', entry('a'))
    old.close()
    const db = await opened()
    expect(value(await listProjects(db, 2)).map(({ id }) => id)).toEqual(['a'])
    expect(await namesOf(db, 'a')).toEqual([])
    db.close()
  })
})
