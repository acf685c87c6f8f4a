import { describe, expect, it } from 'vitest'
import { stateNames } from './perfAbi.ts'
import type { PmuOperation } from './pmuOperation.ts'
import { initialPmuState, type PmuMode, type PmuSetup, type PmuState } from './pmuState.ts'
import { runPmuScript } from './stepPmu.ts'

const SETUP: PmuSetup = {
  mode: 'seed',
  xlen: 64,
  counterWidth: 63,
  numCounters: 2,
  cacheDecode: 'stub',
}

const INIT: PmuOperation = { op: 'init', ev: 'a', type: 0, config: 0n }
const advance = (cycle: bigint): PmuOperation => ({ op: 'advance', cycle, instret: 0n })

/** 'add 1', 'stop 4', 'read', '+500': operations on the event a, and cycles that pass. */
function parse(word: string): PmuOperation {
  if (word.startsWith('+')) return advance(BigInt(word.slice(1)))
  const [op, flags = '0'] = word.split(' ')
  if (op === 'add' || op === 'start' || op === 'stop') return { op, ev: 'a', flags: Number(flags) }
  if (op === 'read' || op === 'del' || op === 'destroy') return { op, ev: 'a' }
  throw new Error(`no operation ${word}`)
}

/** All states of a script on a counter that stands at 1000. */
const run = (script: string, setup: Partial<PmuSetup> = {}) =>
  runPmuScript(
    initialPmuState({ cycle: 1000n, instret: 50n }),
    [INIT, ...script.split(', ').map(parse)],
    { ...SETUP, ...setup },
  )

const last = (states: readonly PmuState[]): PmuState => {
  const state = states.at(-1)
  if (state === undefined) throw new Error('a script has at least its start')
  return state
}

const flagsOf = (state: PmuState) => stateNames(state.events.get('a')?.state ?? -1).join('+')
const countOf = (state: PmuState) => state.events.get('a')?.count

describe('state table', () => {
  // How to reach each state before, and for each operation the state after and whether it warns.
  const running = 'add 1'
  const stopped = 'add 1, stop 0'
  const upToDate = 'add 0'
  it.each([
    [running, 'add 0', 'STOPPED+UPTODATE', 0],
    [running, 'add 1', '', 0],
    [running, 'start 0', '', 1],
    [running, 'stop 0', 'STOPPED', 0],
    [running, 'stop 4', 'STOPPED+UPTODATE', 0],
    [running, 'read', '', 0],
    [stopped, 'add 0', 'STOPPED+UPTODATE', 0],
    [stopped, 'add 1', '', 0],
    [stopped, 'start 0', '', 0],
    [stopped, 'start 2', '', 1],
    [stopped, 'stop 0', 'STOPPED', 1],
    [stopped, 'stop 4', 'STOPPED+UPTODATE', 1],
    [stopped, 'read', 'STOPPED', 0],
    [upToDate, 'add 0', 'STOPPED+UPTODATE', 0],
    [upToDate, 'add 1', '', 0],
    [upToDate, 'start 2', '', 0],
    [upToDate, 'stop 0', 'STOPPED+UPTODATE', 1],
    [upToDate, 'stop 4', 'STOPPED+UPTODATE', 1],
    [upToDate, 'read', 'STOPPED+UPTODATE', 0],
    [running, 'del', 'STOPPED+UPTODATE', 0],
    [upToDate, 'del', 'STOPPED+UPTODATE', 1],
  ])('%s, then %s', (before, operation, flags, warnings) => {
    const state = last(run(`${before}, ${operation}`))
    expect([flagsOf(state), state.log.length]).toEqual([flags, warnings])
  })
})

describe(runPmuScript, () => {
  it('keeps every state, so that stepping back is taking an earlier one', () => {
    const states = run('add 1, +500, read, +1, read')
    expect(states.map(countOf)).toEqual([undefined, 0n, 0n, 0n, 500n, 500n, 501n])
    expect(states.map((it) => it.returns.length)).toEqual([0, 1, 2, 3, 4, 5, 6])
  })

  it.each<[PmuMode, bigint]>([
    ['seed', 1100n], // 500 + 500 while stopped + 100
    ['v4.18', 600n],
  ])('counts the time while stopped in the seed alone: %s', (mode, count) => {
    expect(countOf(last(run('add 1, +500, stop 4, +500, start 2, +100, read', { mode })))).toBe(
      count,
    )
  })

  it('adds the whole counter when an event is read before it starts', () => {
    expect(countOf(last(run('add 0, +5, read')))).toBe(1005n)
  })

  it('prints each warning once', () => {
    expect(last(run('add 1, stop 4, stop 4, stop 4')).log).toEqual([
      {
        step: 3,
        level: 'warn',
        once: true,
        text: 'WARN_ON_ONCE in riscv_pmu_stop: event is already stopped',
      },
    ])
  })

  it('refuses by the number of events, here none', () => {
    const state = last(run('add 1', { numCounters: 0 }))
    expect([state.returns.at(-1), state.events.get('a')?.idx]).toEqual([-28, -1])
  })

  it('lets the 64-bit counter wrap without losing a cycle', () => {
    // 2^64 - 1000 brings it to 0, 7 more to 7; its own 1000 at the start was the previous reading
    const state = last(run(`add 1, +${2n ** 63n}, read, +${2n ** 63n - 1000n + 7n}, read`))
    // Each delta loses bit 63: 2^63 becomes 0, 2^63 - 993 stays
    expect(countOf(state)).toBe(2n ** 63n - 993n)
    expect(state.readings.map((it) => it.wrapped)).toEqual([false, true])
  })

  it('notes an operation on an event that does not exist, and does nothing', () => {
    const state = last(run('destroy, read'))
    expect(state.hazards).toEqual([{ step: 2, code: 'NO_SUCH_EVENT', ev: 'a' }])
    expect(state.returns).toEqual([0, null, null])
  })

  it('notes a destroyed event that a slot still points at', () => {
    const state = last(run('add 1, destroy'))
    expect(state.hazards).toEqual([{ step: 2, code: 'DESTROYED_IN_SLOT', ev: 'a' }])
    expect(state.slots).toEqual(['a', null])
  })

  it('does not change a state it has handed out', () => {
    const [first] = run('add 1, +500, read, del, destroy')
    expect(first).toEqual(initialPmuState({ cycle: 1000n, instret: 50n }))
  })
})

describe('interrupt hook', () => {
  const initOf = (type: number, config: bigint): PmuOperation => ({
    op: 'init',
    ev: 'b',
    type,
    config,
  })
  const script = (owner: string | null, ops: readonly PmuOperation[], mode: PmuMode = 'seed') => {
    const start = initialPmuState({ cycle: 0n, instret: 0n }, owner)
    const { returns, activeEvents, perfIrq, leaks } = last(
      runPmuScript(start, ops, { ...SETUP, mode }),
    )
    return { returns, activeEvents, perfIrq, leaks: leaks.length }
  }

  it('is given back by a refused hardware or cache event', () => {
    expect(script(null, [initOf(0, 2n)])).toMatchObject({ activeEvents: 0, perfIrq: null })
    expect(script(null, [initOf(3, 0n)])).toMatchObject({ activeEvents: 0, perfIrq: null })
  })

  it('is kept by a refused raw event, in v4.18 as the count alone', () => {
    const kept = { returns: [-95], activeEvents: 1, leaks: 1 }
    expect(script(null, [initOf(4, 0n)])).toEqual({ ...kept, perfIrq: 'riscv' })
    expect(script(null, [initOf(4, 0n)], 'v4.18')).toEqual({ ...kept, perfIrq: null })
  })

  it('refuses for good once it was foreign, until somebody clears it', () => {
    const clear: PmuOperation = { op: 'perf_irq', owner: null }
    expect(script('oprofile', [INIT, INIT, clear, INIT])).toEqual({
      returns: [-16, -16, null, 0],
      activeEvents: 1,
      perfIrq: 'riscv',
      leaks: 0,
    })
  })
})

// Scripts s03 and s06 to s10 of the facts: the counter stands at 1000, or at 0, and goes on as it says.
describe('what a reading adds, beside what went by while the event was started', () => {
  const STOPPED_FOR_7500 = 'add 1, +500, stop 4, +7500, start 2, +100, read'
  it.each<[string, string, Partial<PmuSetup>, bigint, [added: bigint, ran: bigint][]]>([
    ['an event never started', 'add 0, +500, read', {}, 1000n, [[1500n, 0n]]],
    [
      'time while stopped, in the seed',
      STOPPED_FOR_7500,
      {},
      1000n,
      [
        [500n, 500n],
        [7600n, 100n],
      ],
    ],
    [
      'the same in v4.18',
      STOPPED_FOR_7500,
      { mode: 'v4.18' },
      1000n,
      [
        [500n, 500n],
        [100n, 100n],
      ],
    ],
    [
      'a task switched out and in, in the seed',
      'add 1, +500, del, +7500, add 1, +100, read',
      {},
      1000n,
      [
        [500n, 500n],
        [7600n, 100n],
      ],
    ],
    [
      'a counter that was 0 at the start',
      'add 1, +500, stop 0, start 0, +10, read',
      {},
      0n,
      [[10n, 510n]],
    ],
    [
      'a stop without reading',
      'add 1, +500, stop 0, start 0, +10, read',
      {},
      1000n,
      [[510n, 510n]],
    ],
    [
      'the same in v4.18, whose start forgets',
      'add 1, +500, stop 0, start 0, +10, read',
      { mode: 'v4.18' },
      1000n,
      [[10n, 510n]],
    ],
    [
      'RV32 with the right width, over the end',
      'add 1, +32, read',
      { xlen: 32, counterWidth: 32 },
      0xfffffff0n,
      [[32n, 32n]],
    ],
  ])('%s', (_, script, setup, cycle, expected) => {
    const ops = [INIT, ...script.split(', ').map(parse)]
    const states = runPmuScript(initialPmuState({ cycle, instret: 0n }), ops, {
      ...SETUP,
      ...setup,
    })
    expect(last(states).readings.map(({ delta, ran }) => [delta, ran])).toEqual(expected)
  })
})
