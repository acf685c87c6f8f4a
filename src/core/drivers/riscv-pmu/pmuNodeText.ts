import type { PmuMode } from './pmuState.ts'
import { RAW_INDEX } from './sbiEvent.ts'

/**
 * What the firmware needs to know about the counters. Numbers are unsigned 32-bit cells; bit n of
 * `counters` is mhpmcounter n: 0 cycle, 2 instret, from 3 on the programmable ones.
 */
export interface PmuMaps {
  /** riscv,event-to-mhpmcounters: a range of event indices, both ends included. */
  readonly eventToCounters: readonly {
    readonly first: number
    readonly last: number
    readonly counters: number
  }[]
  /** riscv,event-to-mhpmevent: the selector written to mhpmevent, in two halves. */
  readonly eventToSelector: readonly {
    readonly index: number
    readonly high: number
    readonly low: number
  }[]
  /** riscv,raw-event-to-mhpmcounters: raw events that equal `value` where `mask` has ones. */
  readonly rawToCounters: readonly {
    readonly value: readonly [high: number, low: number]
    readonly mask: readonly [high: number, low: number]
    readonly counters: number
  }[]
}

/** The two counters every hart has. */
export const BASE_PMU_MAPS: PmuMaps = {
  eventToCounters: [
    { first: 0x00001, last: 0x00001, counters: 1 << 0 },
    { first: 0x00002, last: 0x00002, counters: 1 << 2 },
  ],
  eventToSelector: [],
  rawToCounters: [],
}

/** What the binding, or the counters themselves, do not allow. */
export type PmuMapIssue =
  | 'SELECTOR_NEEDS_COUNTERS'
  | 'INDEX_ABOVE_20_BITS'
  | 'RANGE_REVERSED'
  | 'RAW_EVENT_INDEX'
  | 'TIME_IS_NO_COUNTER'

export const PMU_MAP_ISSUES: Readonly<Record<PmuMapIssue, string>> = {
  SELECTOR_NEEDS_COUNTERS: 'riscv,event-to-mhpmevent needs riscv,event-to-mhpmcounters beside it.',
  INDEX_ABOVE_20_BITS: 'An event index has 20 bits: the type above, 16 bits of code below.',
  RANGE_REVERSED: 'A range of events ends before it begins.',
  RAW_EVENT_INDEX: 'Raw events belong into riscv,raw-event-to-mhpmcounters.',
  TIME_IS_NO_COUNTER: 'Bit 1 of a bitmap stands for time, which no event can be counted by.',
}

export type PmuNodeText =
  | { readonly kind: 'none'; readonly why: string }
  | {
      readonly kind: 'text'
      /** Indented by tabs, ends with a line feed. */
      readonly text: string
      readonly issues: readonly PmuMapIssue[]
    }

/**
 * The node that tells OpenSBI which counter can count what. Linux does not read it, and the base
 * PMU of the old kernels has no use for it.
 *
 * Facts: Documentation/devicetree/bindings/perf/riscv,pmu.yaml, v7.1.
 */
export function pmuNodeText(maps: PmuMaps, kernel: PmuMode | 'today'): PmuNodeText {
  switch (kernel) {
    case 'seed':
      return { kind: 'none', why: 'This driver has no device tree node: it is always there.' }
    case 'v4.18':
      return {
        kind: 'none',
        why: 'This driver needs no node: without one of type "pmu" it takes the base PMU.',
      }
    case 'today':
      return { kind: 'text', text: nodeText(maps), issues: pmuMapIssues(maps) }
  }
}

function nodeText({ eventToCounters, eventToSelector, rawToCounters }: PmuMaps): string {
  const code = (value: number) => hexCell(value, 5)
  const lines = [
    'compatible = "riscv,pmu";\n',
    ...matrix(
      'riscv,event-to-mhpmevent',
      eventToSelector.map((it) => [code(it.index), hexCell(it.high), hexCell(it.low)]),
    ),
    ...matrix(
      'riscv,event-to-mhpmcounters',
      eventToCounters.map((it) => [code(it.first), code(it.last), hexCell(it.counters)]),
    ),
    ...matrix(
      'riscv,raw-event-to-mhpmcounters',
      rawToCounters.map((it) =>
        [...it.value, ...it.mask, it.counters].map((cell) => hexCell(cell)),
      ),
    ),
  ]
  return `pmu {\n${lines.map((line) => `\t${line}`).join('')}};\n`
}

/** One property, a row a line, below each other. */
function matrix(name: string, rows: readonly (readonly string[])[]): readonly string[] {
  if (rows.length === 0) return []
  const indent = `,\n\t${' '.repeat(name.length + ' = '.length)}`
  return [`${name} = ${rows.map((cells) => `<${cells.join(' ')}>`).join(indent)};\n`]
}

const hexCell = (value: number, digits = 8): string =>
  `0x${(value >>> 0).toString(16).padStart(digits, '0')}`

const LAST_INDEX = 0xfffff
/** The first index of the type after raw events. */
const AFTER_RAW = RAW_INDEX + 0x10000

/**
 * In the order of `PMU_MAP_ISSUES`, each at most once.
 *
 * @internal its rules have rows of their own
 */
export function pmuMapIssues(maps: PmuMaps): readonly PmuMapIssue[] {
  const { eventToCounters, eventToSelector, rawToCounters } = maps
  const ranges = [
    ...eventToCounters,
    ...eventToSelector.map(({ index }) => ({ first: index, last: index })),
  ]
  const bitmaps = [...eventToCounters, ...rawToCounters].map((it) => it.counters)
  const applies: readonly (readonly [PmuMapIssue, boolean])[] = [
    ['SELECTOR_NEEDS_COUNTERS', eventToSelector.length > 0 && eventToCounters.length === 0],
    ['INDEX_ABOVE_20_BITS', ranges.some((it) => it.first > LAST_INDEX || it.last > LAST_INDEX)],
    ['RANGE_REVERSED', eventToCounters.some((it) => it.last < it.first)],
    ['RAW_EVENT_INDEX', ranges.some((it) => it.first < AFTER_RAW && it.last >= RAW_INDEX)],
    ['TIME_IS_NO_COUNTER', bitmaps.some((it) => (it & (1 << 1)) !== 0)],
  ]
  return applies.flatMap(([issue, yes]) => (yes ? [issue] : []))
}
