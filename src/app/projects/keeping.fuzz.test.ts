import { IDBFactory } from 'fake-indexeddb'
import 'fake-indexeddb/auto'
import fc from 'fast-check'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { newBoard } from '../../core/convert/open/newBoard.ts'
import { socById } from '../../core/soc/catalogue.ts'
import { addPoint, removePoint, setRemoved } from '../../platform/storage/projectStorage.ts'
import type { Kept } from '../../platform/storage/storageFailure.ts'
import { begin, step } from '../../store/history.ts'
import type { OpenProject } from '../../store/projectSlice.ts'
import { failAt, STORAGE_FAULTS, type StorageFault } from '../../testing/failingStorage.ts'
import { FUZZ_TIMEOUT, fuzzing } from '../../testing/fuzzing.ts'
import { Keeper } from './keeper.ts'

const { counts, check } = fuzzing('keeping projects', 3)

beforeEach(() => {
  const texts = new Map<string, string>()
  vi.stubGlobal('localStorage', {
    getItem: (key: string) => texts.get(key) ?? null,
    setItem: (key: string, text: string) => texts.set(key, text),
    removeItem: (key: string) => texts.delete(key),
  })
})
afterEach(() => vi.unstubAllGlobals())

const newStorage = (): unknown => vi.stubGlobal('indexedDB', new IDBFactory())

const blank = (): OpenProject => ({ ...begin(newBoard(socById('mt8365'))), id: 'a' })

/** One change, told by the title it gives; some bring a file along. */
function changed(open: OpenProject, title: string, bytes: Uint8Array | null): OpenProject {
  const { project } = open
  const next = { ...project, doc: { ...project.doc, title } }
  const sources = { kind: 'blob', name: 'a.dtb', bytes: bytes ?? new Uint8Array() } as const
  return { ...step(open, title, bytes === null ? next : { ...next, sources }), id: open.id }
}

const titleOf = ({ project }: OpenProject): string => project.doc.title
const titlesOf = ({ past, project }: OpenProject): string[] => [
  ...past.map((one) => one.project.doc.title),
  project.doc.title,
]

/** What a tab opened now finds; null for nothing. */
async function found(): Promise<OpenProject | null> {
  const loaded = await new Keeper().load('a')
  if (loaded.kind === 'failed' && loaded.reason !== 'missing') throw new Error(loaded.message)
  return loaded.kind === 'ok' ? loaded.value.open : null
}

type Act = 'save' | 'save a file' | 'keep a point' | 'remove a point' | 'delete' | 'bring back'
const ACTS: readonly Act[] = [
  'save',
  'save a file',
  'keep a point',
  'remove a point',
  'delete',
  'bring back',
]

/** A tab at work, and what it was told is kept. */
class Tab {
  readonly keeper = new Keeper()
  open = blank()
  told: OpenProject | null = null
  /** Points by name. */
  readonly points = new Map<string, OpenProject>()
  private acts = 0

  async act(act: Act): Promise<void> {
    this.acts += 1
    const name = `${act} ${this.acts}`
    if (act === 'save' || act === 'save a file') {
      const bytes = act === 'save' ? null : new Uint8Array([1, 2, this.acts])
      this.open = changed(this.open, name, bytes)
      if ((await this.keeper.save(this.open, this.acts)).kind === 'ok') this.told = this.open
      return
    }
    const storage = await this.keeper.open()
    if (storage.kind === 'failed' || this.told === null) return
    const db = storage.value
    if (act === 'delete') await setRemoved(db, 'a', this.acts)
    if (act === 'bring back') await setRemoved(db, 'a', null)
    if (act === 'keep a point' && (await addPoint(db, 'a', name, this.acts)).kind === 'ok')
      this.points.set(name, this.told)
    if (act === 'remove a point') await this.removeOldest()
  }

  private async removeOldest(): Promise<void> {
    const raw = await this.keeper.raw('a')
    const storage = await this.keeper.open()
    const [point] = raw.kind === 'ok' ? raw.value.entry.points : []
    if (storage.kind === 'failed' || point === undefined) return
    // Whether it is gone or not after a refusal is told by the list alone.
    this.points.delete(point.name)
    await removePoint(storage.value, 'a', point)
  }

  /** Nothing it was told is kept may be missing. What it was told was not may be there. */
  async check(): Promise<void> {
    const there = await found()
    const isThere =
      this.told === null ||
      (there !== null && [titleOf(this.told), titleOf(this.open)].includes(titleOf(there)))
    if (!isThere) counts.lost += 1
    expect(
      isThere,
      `told ${this.told && titleOf(this.told)}, found ${there && titleOf(there)}`,
    ).toBe(true)
    if (there !== null) expect([this.told, this.open]).toContainEqual(there)
    await this.checkPoints()
  }

  private async checkPoints(): Promise<void> {
    const raw = await new Keeper().raw('a')
    const listed = raw.kind === 'ok' ? raw.value.entry.points : []
    for (const [name, state] of this.points) {
      const point = listed.find((one) => one.name === name)
      const kept = point === undefined ? null : await new Keeper().loadPoint('a', point.save)
      const isWhole = kept?.kind === 'ok' && kept.value.project.doc.title === titleOf(state)
      if (!isWhole) counts.lost += 1
      expect(isWhole, name).toBe(true)
    }
  }
}

/** False where it never came to that step. */
async function survives(acts: readonly Act[], at: number, fault: StorageFault): Promise<boolean> {
  newStorage()
  const tab = new Tab()
  const failing = failAt(at, fault)
  const isDead = (): boolean => failing.wasReached() && fault.startsWith('killed')
  try {
    for (const act of acts) if (!isDead()) await tab.act(act)
  } finally {
    failing.heal()
  }
  if (!failing.wasReached()) return false
  counts.tried += 1
  await tab.check()
  if (!fault.startsWith('killed')) {
    await tab.act('save a file')
    expect(tab.told).toBe(tab.open)
    await tab.check()
  }
  counts.faults += 1
  return true
}

describe('whatever step of the storage fails', () => {
  const acts: readonly Act[] = [
    'save',
    'save a file',
    'keep a point',
    'save',
    'save',
    'remove a point',
  ]

  it.each(STORAGE_FAULTS)(
    '%s, nothing that was kept is lost, and the next save goes through',
    async (fault) => {
      let at = 0
      while (await survives(acts, at, fault)) at += 1
      expect(at).toBeGreaterThan(20)
    },
  )

  it('the same holds for anything done in any order', { timeout: FUZZ_TIMEOUT }, () =>
    check(
      40,
      fc.tuple(
        fc.array(fc.constantFrom(...ACTS), { minLength: 1, maxLength: 8 }),
        fc.nat(60),
        fc.constantFrom(...STORAGE_FAULTS),
      ),
      async ([others, at, fault]) => {
        await survives(['save', ...others], at, fault)
      },
    ),
  )
})

describe('two tabs that write at once', () => {
  const pause = async (ticks: number): Promise<void> => {
    for (let tick = 0; tick < ticks; tick += 1) await new Promise((resume) => setImmediate(resume))
  }

  /** Makes changes, each after a pause, and where the other tab was first, again on top of its state. */
  async function work(name: string, pauses: readonly number[], kept: string[]): Promise<void> {
    const keeper = new Keeper()
    for (const [at, ticks] of pauses.entries()) {
      const title = `${name}${at}`
      let saved: Kept<unknown> | null = null
      while (saved?.kind !== 'ok') {
        const loaded = await keeper.load('a')
        if (loaded.kind === 'failed') throw new Error(loaded.message)
        await pause(ticks)
        saved = await keeper.save(changed(loaded.value.open, title, null), at)
        // 'differs' where the other one wrote in between, and then counted.
        if (saved.kind === 'failed' && !['elsewhere', 'differs'].includes(saved.reason))
          throw new Error(saved.message)
        if (saved.kind === 'failed') counts.faults += 1
      }
      kept.push(title)
    }
  }

  const anyPauses = fc.array(fc.nat(6), { minLength: 1, maxLength: 4 })

  it(
    'without locks are told of each other, and lose nothing they were told is kept',
    {
      timeout: FUZZ_TIMEOUT,
    },
    () =>
      check(25, fc.tuple(anyPauses, anyPauses), async ([left, right]) => {
        newStorage()
        await new Keeper().save(blank(), 0)
        const kept: string[] = []
        await Promise.all([work('left', left, kept), work('right', right, kept)])
        counts.tried += 1
        const there = await found()
        const titles = there === null ? [] : titlesOf(there)
        const lost = kept.filter((title) => !titles.includes(title))
        counts.lost += lost.length
        expect(lost).toEqual([])
      }),
  )
})
