import { IDBFactory } from 'fake-indexeddb'
import 'fake-indexeddb/auto'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { newBoard } from '../../core/convert/open/newBoard.ts'
import { socById } from '../../core/soc/catalogue.ts'
import type { Kept } from '../../platform/storage/storageFailure.ts'
import { createEditorStore } from '../../store/editorStore.ts'
import { type OpenProject, openProject } from '../../store/projectSlice.ts'
import { Keeper } from './keeper.ts'

const BYTES = new Uint8Array([0xd0, 0x0d, 0xfe, 0xed])

/** A project that was read from a file and renamed so many times. */
function edited(...titles: readonly string[]): OpenProject {
  const store = createEditorStore()
  const sources = { kind: 'blob', name: 'a.dtb', bytes: BYTES } as const
  store.getState().resume({
    id: 'a',
    project: { ...newBoard(socById('mt8195')), sources },
    past: [],
    future: [],
  })
  for (const title of titles) store.getState().apply({ kind: 'set-title', title })
  const open = openProject(store.getState())
  if (open === null) throw new Error('Nothing is open')
  return open
}

function value<T>(kept: Kept<T>): T {
  if (kept.kind === 'failed') throw new Error(`${kept.reason}: ${kept.message}`)
  return kept.value
}

/** What a tab that was just opened finds. */
const found = async () => value(await new Keeper().load('a'))

async function storedFiles(): Promise<unknown[]> {
  const storage = value(await new Keeper().open())
  const files = await storage.getAll('files')
  storage.close()
  return files
}

beforeEach(() => {
  vi.stubGlobal('indexedDB', new IDBFactory())
  const texts = new Map<string, string>()
  vi.stubGlobal('localStorage', {
    getItem: (key: string) => texts.get(key) ?? null,
    setItem: (key: string, text: string) => texts.set(key, text),
    removeItem: (key: string) => texts.delete(key),
  })
})
afterEach(() => {
  vi.restoreAllMocks()
  vi.unstubAllGlobals()
})

describe('a project that is kept', () => {
  it('is found again with every step of it', async () => {
    const open = edited('one', 'two')
    value(await new Keeper().save(open, 1))
    expect(await found()).toEqual({ open, isSaved: true })
  })

  it('writes the bytes of its files once, by whichever tab', async () => {
    const keeper = new Keeper()
    value(await keeper.save(edited('one'), 1))
    value(await keeper.save(edited('one', 'two'), 2))
    const later = new Keeper()
    const { open } = value(await later.load('a'))
    value(await later.save({ ...open, past: [] }, 3))
    expect(await storedFiles()).toEqual([BYTES])
  })

  it('writes them once as well after a restore point was brought back', async () => {
    const keeper = new Keeper()
    value(await keeper.save(edited('one'), 1))
    value(await keeper.save(edited('one', 'two'), 2))
    const { project } = value(await keeper.loadPoint('a', 1))
    value(await keeper.save({ ...edited('three'), project }, 3))
    expect(await storedFiles()).toEqual([BYTES])
  })

  it('is found as it was before where its last save is damaged', async () => {
    const keeper = new Keeper()
    value(await keeper.save(edited('one'), 1))
    value(await keeper.save(edited('one', 'two'), 2))
    const storage = value(await keeper.open())
    await storage.put('saves', 'cut o', ['a', 2])
    expect(await found()).toEqual({ open: edited('one'), isSaved: false })
  })

  it('cannot be read where both are, and is there to be taken as it stands', async () => {
    const keeper = new Keeper()
    value(await keeper.save(edited('one'), 1))
    const storage = value(await keeper.open())
    await storage.put('saves', 'cut o', ['a', 1])
    expect(await new Keeper().load('a')).toMatchObject({
      kind: 'failed',
      message: expect.stringContaining('damaged'),
    })
    expect(value(await new Keeper().raw('a')).text).toBe('cut o')
  })
})

describe('what a closing page leaves', () => {
  it('is found in place of the save it follows', async () => {
    const keeper = new Keeper()
    value(await keeper.save(edited('one'), 1))
    keeper.leaveDraft(edited('one', 'two'))
    expect(await found()).toEqual({ open: edited('one', 'two'), isSaved: false })
  })

  it('no longer counts once something was saved after it', async () => {
    const keeper = new Keeper()
    value(await keeper.save(edited('one'), 1))
    vi.spyOn(localStorage, 'removeItem').mockImplementation(() => {})
    keeper.leaveDraft(edited('one', 'two'))
    value(await keeper.save(edited('one', 'three'), 2))
    expect(await found()).toEqual({ open: edited('one', 'three'), isSaved: true })
  })

  it('is forgotten with the save after it', async () => {
    const keeper = new Keeper()
    value(await keeper.save(edited('one'), 1))
    keeper.leaveDraft(edited('one', 'two'))
    value(await keeper.save(edited('one', 'three'), 2))
    expect(localStorage.getItem('portwire.draft.a')).toBeNull()
  })

  it('is nothing where a file of it was never kept', async () => {
    const keeper = new Keeper()
    keeper.leaveDraft(edited('one'))
    expect(await new Keeper().load('a')).toMatchObject({ kind: 'failed', reason: 'missing' })
  })

  it('costs nothing where there is no room for it', async () => {
    const keeper = new Keeper()
    value(await keeper.save(edited('one'), 1))
    vi.stubGlobal('localStorage', undefined)
    keeper.leaveDraft(edited('one', 'two'))
    expect((await found()).open).toEqual(edited('one'))
  })
})

it('tries the storage again after it was refused', async () => {
  const keeper = new Keeper()
  vi.spyOn(IDBFactory.prototype, 'open').mockImplementation(() => {
    throw new Error('Denied')
  })
  expect(await keeper.save(edited('one'), 1)).toMatchObject({ reason: 'refused' })
  vi.restoreAllMocks()
  value(await keeper.save(edited('one'), 1))
  expect((await found()).open).toEqual(edited('one'))
})
