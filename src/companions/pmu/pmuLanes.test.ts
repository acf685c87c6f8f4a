import { describe, expect, it } from 'vitest'
import type { PmuOperation } from '../../core/drivers/riscv-pmu/pmuOperation.ts'
import { initialPmuState, type PmuSetup } from '../../core/drivers/riscv-pmu/pmuState.ts'
import { runPmuScript } from '../../core/drivers/riscv-pmu/stepPmu.ts'
import { pmuLanes } from './pmuLanes.ts'

const SETUP: PmuSetup = {
  mode: 'seed',
  xlen: 64,
  counterWidth: 63,
  numCounters: 2,
  cacheDecode: 'stub',
}

/** 'event a: 1-2 not added, …; +5 = 5 at 4' */
const show = (ops: readonly PmuOperation[]): readonly string[] =>
  pmuLanes(runPmuScript(initialPmuState({ cycle: 10n, instret: 10n }), ops, SETUP)).map(
    ({ name, spans, marks }) =>
      [
        `${name}:`,
        ...spans.map(({ from, to, label }) => `${from}-${to} ${label}`),
        ...marks.map(({ at, label }) => `${label} at ${at}`),
      ].join(' '),
  )

describe(pmuLanes, () => {
  it('draws an event from its init to its destroy, and marks its readings', () => {
    expect(
      show([
        { op: 'init', ev: 'a', type: 0, config: 0n },
        { op: 'add', ev: 'a', flags: 1 },
        { op: 'advance', cycle: 5n, instret: 3n },
        { op: 'read', ev: 'a' },
        { op: 'stop', ev: 'a', flags: 4 },
        { op: 'del', ev: 'a' },
        { op: 'destroy', ev: 'a' },
      ]),
    ).toEqual([
      'event a: 1-2 not added 2-5 counting 5-7 STOPPED UPTODATE +5 = 5 at 4 +0 = 5 at 5',
      'use count: 0-1 0 1-7 1 7-8 0',
    ])
  })

  it('shows a use count that no event accounts for', () => {
    expect(show([{ op: 'init', ev: 'raw', type: 4, config: 1n }])).toEqual([
      'use count: 0-1 0 1-2 1, leaked',
    ])
  })
})
