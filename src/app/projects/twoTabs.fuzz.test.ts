import { IDBFactory } from 'fake-indexeddb'
import 'fake-indexeddb/auto'
import fc from 'fast-check'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { newBoard } from '../../core/convert/open/newBoard.ts'
import { socById } from '../../core/soc/catalogue.ts'
import { createEditorStore } from '../../store/editorStore.ts'
import { isReadOnly } from '../../store/projectSlice.ts'
import { FakeLocks } from '../../testing/fakeLocks.ts'
import { FUZZ_TIMEOUT, fuzzing } from '../../testing/fuzzing.ts'
import { Keeper } from './keeper.ts'

const { counts, check } = fuzzing('two tabs', 1)

beforeEach(() => {
  vi.stubGlobal('document', { addEventListener: () => {} })
  vi.stubGlobal('addEventListener', () => {})
  vi.spyOn(AbortSignal, 'timeout').mockImplementation(afterLong)
})
afterEach(() => {
  vi.restoreAllMocks()
  vi.unstubAllGlobals()
})

/** A browser with nothing kept in it. */
function newBrowser(): void {
  const texts = new Map<string, string>()
  vi.stubGlobal('indexedDB', new IDBFactory())
  vi.stubGlobal('navigator', { locks: new FakeLocks() })
  vi.stubGlobal('localStorage', {
    getItem: (key: string) => texts.get(key) ?? null,
    setItem: (key: string, text: string) => texts.set(key, text),
    removeItem: (key: string) => texts.delete(key),
  })
}

async function newTab() {
  const { Session } = await import('./session.ts')
  const store = createEditorStore()
  const session = new Session(store)
  session.start()
  return { store, session }
}
type Tab = Awaited<ReturnType<typeof newTab>>

const pause = async (ticks: number): Promise<void> => {
  for (let tick = 0; tick < ticks; tick += 1) await new Promise((resume) => setImmediate(resume))
}

/** In place of seconds: more turns than a tab that is awake needs to finish writing. */
function afterLong(): AbortSignal {
  const controller = new AbortController()
  void pause(300).then(() => controller.abort(new DOMException('Timeout', 'TimeoutError')))
  return controller.signal
}

const anyStep = fc.record({
  tab: fc.constantFrom(0, 1),
  act: fc.constantFrom('edit', 'edit', 'edit', 'take over', 'flush'),
  ticks: fc.nat(8),
})

it(
  'two tabs that take a project from each other lose no change that either of them took',
  {
    timeout: FUZZ_TIMEOUT,
  },
  () =>
    check(20, fc.array(anyStep, { minLength: 2, maxLength: 14 }), async (steps) => {
      newBrowser()
      const first = await newTab()
      first.store.getState().open(newBoard(socById('mt8365')))
      const id = first.store.getState().projectId ?? ''
      await first.session.flush()
      const second = await newTab()
      await second.session.open(id)
      const tabs: readonly Tab[] = [first, second]

      const taken: string[] = []
      const overs: Promise<unknown>[] = []
      for (const [at, { tab, act, ticks }] of steps.entries()) {
        const { store, session } = tabs[tab] ?? first
        counts.tried += 1
        if (act === 'edit' && !isReadOnly(store.getState())) {
          const title = `change ${at}`
          store.getState().apply({ kind: 'set-title', title })
          taken.push(title)
        }
        if (act === 'take over' && isReadOnly(store.getState())) overs.push(session.takeOver(id))
        if (act === 'flush') overs.push(session.flush())
        await pause(ticks)
      }
      await Promise.all(overs)
      for (const { session } of tabs) await session.flush()

      const loaded = await new Keeper().load(id)
      if (loaded.kind === 'failed') throw new Error(loaded.message)
      const { project, past } = loaded.value.open
      const kept = [...past.map((one) => one.project), project].map(({ doc }) => doc.title)
      const lost = taken.filter((title) => !kept.includes(title))
      counts.lost += lost.length
      expect(lost).toEqual([])
      expect(tabs.filter(({ store }) => !isReadOnly(store.getState())).length).toBeLessThan(2)
    }),
)
