import { describe, expect, it } from 'vitest'
import type { PmuOperation } from './pmuOperation.ts'
import { initialPmuState, type PmuSetup } from './pmuState.ts'
import { runPmuScript } from './stepPmu.ts'
import { stepReasons } from './stepReasons.ts'

const SETUP: PmuSetup = {
  mode: 'seed',
  xlen: 64,
  counterWidth: 63,
  numCounters: 1,
  cacheDecode: 'stub',
}

const init = (ev: string, config = 0n, type = 0): PmuOperation => ({ op: 'init', ev, type, config })
const add = (ev: string, flags = 1): PmuOperation => ({ op: 'add', ev, flags })
const on = (op: 'read' | 'del' | 'destroy', ev = 'a'): PmuOperation => ({ op, ev })
const stop = (flags: number): PmuOperation => ({ op: 'stop', ev: 'a', flags })
const passes: PmuOperation = { op: 'advance', cycle: 8n, instret: 4n }

/** What the last of some operations is said to have done: 'value, function: why'. */
function last(ops: readonly PmuOperation[], setup: PmuSetup = SETUP, hook: string | null = null) {
  const states = runPmuScript(initialPmuState({ cycle: 5n, instret: 0n }, hook), ops, setup)
  const [before, after] = states.slice(-2)
  const operation = ops.at(-1)
  if (before === undefined || after === undefined || operation === undefined) throw new Error()
  return stepReasons(before, after, operation, setup).map(
    ({ of, step, why }) => `${of} ${step}: ${why}`,
  )
}

// facts/riscv-pmu.md, section 5.
describe(stepReasons, () => {
  it.each<[string, readonly PmuOperation[], readonly string[]]>([
    [
      'a first event: count, hook and counter',
      [init('a')],
      [
        'returns map: There is a counter for the event.',
        'active_events open: Each event opened is a use.',
        'perf_irq hook: The first use puts the driver’s handler there.',
        'ev.a.config map: Type and config map to cycle.',
        'ev.a.idx open: -1 until it is added.',
        'ev.a.state open: No flag is set when it is opened.',
        'ev.a.prev open: 0 also stands for no reading.',
        'ev.a.count open: Nothing is counted yet.',
      ],
    ],
    [
      'a raw event: the leak',
      [init('a'), init('b', 1n, 4)],
      [
        'returns open: Raw events are not supported.',
        'active_events open: Raised before the event was looked at, and not lowered when it was refused.',
      ],
    ],
    [
      'an event of the table that is refused: nothing else',
      [init('a'), init('b', 2n)],
      ['returns map: The table holds the event as unsupported.'],
    ],
    [
      'no room',
      [init('a'), init('b'), add('a'), add('b')],
      ['returns add: 1 of 1 events are added already: -ENOSPC.'],
    ],
    [
      'a start: where the count begins',
      [init('a'), add('a')],
      [
        'returns add: 0 of 1 events were added, so there was room.',
        'n_events add: One event more.',
        'slots.0 add: Points at a.',
        'ev.a.idx add: The counter chosen when it was opened.',
        'ev.a.state start: Starting clears all flags: it counts.',
        'ev.a.prev start: There was no reading yet, so it begins with the counter’s value.',
      ],
    ],
    [
      'an event added without a start',
      [init('a'), add('a', 0)],
      [
        'returns add: 0 of 1 events were added, so there was room.',
        'n_events add: One event more.',
        'slots.0 add: Points at a.',
        'ev.a.idx add: The counter chosen when it was opened.',
        'ev.a.state add: Added, and not started: nothing is left to read.',
      ],
    ],
    [
      'a reading, with its sum',
      [init('a'), add('a'), passes, on('read'), passes, on('read')],
      [
        'ev.a.prev read: The reading, 0x15.',
        'ev.a.count read: 8 + 8 = 16: the lowest 63 bits of 0x15 − 0xd are added.',
      ],
    ],
    [
      'a stop with and without a reading',
      [init('a'), add('a'), stop(0)],
      ['ev.a.state stop: Stopped without a reading.'],
    ],
    [
      'a deletion: slot, then a last reading',
      [init('a'), add('a'), passes, on('del')],
      [
        'n_events del: One event less, whether it was added or not.',
        'slots.0 del: Emptied, whoever was in it.',
        'ev.a.state stop: Stopped, and its count brought up to date.',
        'ev.a.prev read: The reading, 0xd.',
        'ev.a.count read: 0 + 8 = 8: the lowest 63 bits of 0xd − 0x5 are added.',
      ],
    ],
    [
      'the end',
      [init('a'), on('destroy')],
      [
        'active_events destroy: One use less.',
        'perf_irq destroy: The last use clears it, whoever holds it.',
      ],
    ],
    [
      'a second start',
      [init('a'), add('a'), { op: 'start', ev: 'a', flags: 0 }],
      ['ev.a.state start: It counts already: a warning, and nothing changes.'],
    ],
    ['what never was', [on('read')], []],
  ])('tells of %s', (_, ops, expected) => {
    expect(last(ops)).toEqual(expected)
  })

  it('tells of a slot that was taken', () => {
    const ops = [init('a'), init('b'), add('a'), add('b')]
    expect(last(ops, { ...SETUP, numCounters: 2 })).toContain(
      'slots.0 add: Points at b now; a is lost.',
    )
  })

  it('tells of a hook that is taken from somebody though the event is refused', () => {
    expect(last([init('a')], SETUP, 'oprofile')).toEqual([
      'returns hook: The interrupt hook was oprofile’s, so the first use is refused.',
      'perf_irq hook: The driver’s handler replaced oprofile’s, and stays though it was refused.',
    ])
  })

  it('tells that v4.18 begins anew at each start', () => {
    const ops = [init('a'), add('a'), stop(4), passes, { op: 'start', ev: 'a', flags: 2 } as const]
    expect(last(ops, { ...SETUP, mode: 'v4.18' })).toContain(
      'ev.a.prev start: Each start begins with the counter’s value.',
    )
  })
})
