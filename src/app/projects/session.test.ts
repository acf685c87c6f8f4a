import { IDBFactory } from 'fake-indexeddb'
import 'fake-indexeddb/auto'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { newBoard } from '../../core/convert/open/newBoard.ts'
import { socById } from '../../core/soc/catalogue.ts'
import { createEditorStore } from '../../store/editorStore.ts'
import { isReadOnly } from '../../store/projectSlice.ts'
import { FakeLocks } from '../../testing/fakeLocks.ts'
import { Keeper } from './keeper.ts'
import { useSaveStatus } from './saveStatus.ts'

beforeEach(() => {
  vi.stubGlobal('document', { addEventListener: () => {} })
  vi.stubGlobal('addEventListener', () => {})
  vi.stubGlobal('indexedDB', new IDBFactory())
  vi.stubGlobal('navigator', { locks: new FakeLocks() })
})
afterEach(() => {
  vi.restoreAllMocks()
  vi.unstubAllGlobals()
})

async function newTab() {
  const { Session } = await import('./session.ts')
  const store = createEditorStore()
  const session = new Session(store)
  session.start()
  const rename = (title: string): void => store.getState().apply({ kind: 'set-title', title })
  const title = (): string | undefined => store.getState().project?.doc.title
  return { store, session, rename, title, id: () => store.getState().projectId ?? '' }
}

/** A tab with a project that is kept. */
async function tabAtWork() {
  const tab = await newTab()
  tab.store.getState().open(newBoard(socById('mt8365')))
  tab.rename('Kept')
  await tab.session.flush()
  return tab
}

const keptTitle = async (id: string): Promise<string> => {
  const loaded = await new Keeper().load(id)
  return loaded.kind === 'ok' ? loaded.value.open.project.doc.title : loaded.message
}

function asked(request: IDBOpenDBRequest): Promise<void> {
  return new Promise((resolve, reject) => {
    request.onsuccess = () => resolve()
    request.onerror = () => reject(request.error)
  })
}

const noRoom = () =>
  vi.spyOn(IDBObjectStore.prototype, 'put').mockImplementation(() => {
    throw Object.assign(new Error('No room'), { name: 'QuotaExceededError' })
  })

describe('what is open', () => {
  it('is kept anew, whole, where the browser was made to forget the site', async () => {
    const tab = await tabAtWork()
    await asked(indexedDB.deleteDatabase('portwire'))
    await vi.waitFor(async () => expect(await keptTitle(tab.id())).toBe('Kept'))
    tab.rename('Kept on')
    await tab.session.flush()
    expect(await keptTitle(tab.id())).toBe('Kept on')
    expect(isReadOnly(tab.store.getState())).toBe(false)
  })

  it('is said at once not to be kept where a newer Portwire took the storage', async () => {
    await tabAtWork()
    await asked(indexedDB.open('portwire', 99))
    await vi.waitFor(() =>
      expect(useSaveStatus.getState().status).toMatchObject({
        kind: 'failed',
        message: expect.stringContaining('newer Portwire'),
      }),
    )
  })

  it('goes on as a project of its own where another tab takes over what could not be saved', async () => {
    const first = await tabAtWork()
    const id = first.id()
    const full = noRoom()
    first.rename('Only here')
    await first.session.flush()
    const second = await newTab()
    await second.session.open(id)
    await second.session.takeOver(id)
    expect(second.title()).toBe('Kept')
    await vi.waitFor(() => expect(first.title()).toBe('Only here (copy)'))
    expect(isReadOnly(first.store.getState())).toBe(false)

    full.mockRestore()
    second.rename('Elsewhere')
    await second.session.flush()
    await first.session.flush()
    expect(await keptTitle(id)).toBe('Elsewhere')
    expect(await keptTitle(first.id())).toBe('Only here (copy)')
  })

  it('is taken over even from a tab that sleeps and never answers', async () => {
    vi.stubGlobal(
      'BroadcastChannel',
      class {
        readonly addEventListener = () => {}
        readonly postMessage = () => {}
      },
    )
    const patience = new AbortController()
    vi.spyOn(AbortSignal, 'timeout').mockReturnValue(patience.signal)
    const asleep = await tabAtWork()
    const second = await newTab()
    await second.session.open(asleep.id())
    expect(isReadOnly(second.store.getState())).toBe(true)
    const taking = second.session.takeOver(asleep.id())
    patience.abort()
    expect(await taking).toMatchObject({ kind: 'ok' })
    expect(isReadOnly(second.store.getState())).toBe(false)
    expect(isReadOnly(asleep.store.getState())).toBe(true)
  })

  it('can be changed, and is kept, where the browser refuses locks and word between tabs', async () => {
    const refuse = (): never => {
      throw new DOMException('Access is denied', 'SecurityError')
    }
    vi.stubGlobal('navigator', { locks: { request: async () => refuse() } })
    vi.stubGlobal(
      'BroadcastChannel',
      class {
        constructor() {
          refuse()
        }
      },
    )
    const tab = await tabAtWork()
    await tab.session.open(tab.id())
    expect(isReadOnly(tab.store.getState())).toBe(false)
    tab.rename('Kept on')
    await tab.session.flush()
    expect(await keptTitle(tab.id())).toBe('Kept on')
    await tab.session.takeOver(tab.id())
    expect(isReadOnly(tab.store.getState())).toBe(false)
  })

  it('is said not to be kept where the browser has no storage', async () => {
    vi.stubGlobal('indexedDB', undefined)
    await tabAtWork()
    expect(useSaveStatus.getState().status).toMatchObject({ kind: 'failed', reason: 'refused' })
  })
})
