import type { Errno } from '../../base/errno.ts'
import type { CounterIndex, Counters, Xlen } from './counter.ts'
import type { CacheDecode } from './mapEvent.ts'

/** The patch as first posted, or the driver as merged. They differ in start and in ownership. */
export type PmuMode = 'seed' | 'v4.18'

/** What a machine and a port of the driver fix. */
export interface PmuSetup {
  readonly mode: PmuMode
  readonly xlen: Xlen
  /** Bits the port declares, 0 to 63. */
  readonly counterWidth: number
  /** How many events may be added; counted by event, not by counter. */
  readonly numCounters: number
  readonly cacheDecode: CacheDecode
}

/** One hart's PMU between two operations. Immutable: stepping back is taking an earlier one. */
export interface PmuState {
  readonly counters: Counters
  /** Who holds the interrupt hook; 'riscv' is this driver, null nobody. */
  readonly perfIrq: string | null
  /** Use count of the driver. More than there are events means it leaked. */
  readonly activeEvents: number
  /** Events added; falls below 0 when more are deleted than added. */
  readonly nEvents: number
  /** Which event each counter's slot points at, by counter index. */
  readonly slots: readonly [string | null, string | null]
  /** Events that were accepted and not yet destroyed. */
  readonly events: ReadonlyMap<string, PmuEvent>
  /**
   * By how much each event's counter went on while the event was started, since its last reading: what
   * the driver should add at the next one, and knows nothing of.
   */
  readonly ran: ReadonlyMap<string, bigint>
  /** What each operation so far returned; null for one that returns nothing. */
  readonly returns: readonly (number | null)[]
  readonly log: readonly PmuLogLine[]
  readonly hazards: readonly Hazard[]
  readonly leaks: readonly Leak[]
  readonly readings: readonly Reading[]
}

export interface PmuEvent {
  /** The counter init chose. */
  readonly config: CounterIndex
  /** -1 until the event is first added, then `config` for good. */
  readonly idx: -1 | CounterIndex
  /** Flags STOPPED and UPTODATE. */
  readonly state: number
  /** Last raw reading; 0 also stands for none. */
  readonly prev: bigint
  readonly count: bigint
}

export interface PmuLogLine {
  /** Operation it comes from, counted from 0. */
  readonly step: number
  readonly level: 'warn'
  /** A stack dump that each place in the code prints once per boot. */
  readonly once: boolean
  readonly text: string
}

/** What goes wrong without a word, or what perf's core would never ask for. */
export type Hazard =
  | { readonly step: number; readonly code: 'SLOT_OVERWRITTEN'; readonly lost: string }
  | { readonly step: number; readonly code: 'OUT_OF_BOUNDS_WRITE'; readonly index: number }
  | { readonly step: number; readonly code: 'NO_SUCH_EVENT'; readonly ev: string }
  | { readonly step: number; readonly code: 'EVENT_REPLACED'; readonly ev: string }
  | { readonly step: number; readonly code: 'DESTROYED_IN_SLOT'; readonly ev: string }

/** A refused event that keeps the use count raised for good. */
export interface Leak {
  readonly step: number
  readonly ev: string
  readonly errno: Errno
}

/** One update of an event's count. */
export interface Reading {
  readonly step: number
  readonly ev: string
  readonly prev: bigint
  readonly now: bigint
  /** What was added to the count. */
  readonly delta: bigint
  /** What went by, by the bits the counter read has; null when there is no such counter. */
  readonly passed: bigint | null
  /**
   * What went by while the event was started. A delta that differs is wrong: the declared width does
   * not fit the counter, or what passed while the event was stopped counts, or a start lost the rest.
   */
  readonly ran: bigint
  /** The counter ran over its end since the reading before. */
  readonly wrapped: boolean
}

/** What every operation on the interrupt hook writes there for this driver. */
export const OWN_HANDLER = 'riscv'

/** A hart after boot. @param perfIrq - who took the hook since the driver cleared it */
export const initialPmuState = (counters: Counters, perfIrq: string | null = null): PmuState => ({
  counters,
  perfIrq,
  activeEvents: 0,
  nEvents: 0,
  slots: [null, null],
  events: new Map(),
  ran: new Map(),
  returns: [],
  log: [],
  hazards: [],
  leaks: [],
  readings: [],
})
