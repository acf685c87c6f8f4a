import { reloadTicks, WDDIS, WDFIEN, WDRPROC, WDRSTEN, windowOpensAt } from './modeRegister.ts'
import type { ProbeResult } from './probeWatchdog.ts'
import { TICKS_PER_SECOND } from './ticks.ts'

/** What happens from one restart of the counter to the next, and what if nobody asks any more. */
export interface Timeline {
  /** In order, without gaps, from the restart on. */
  readonly spans: readonly TimelineSpan[]
  /** The kernel timer's next ping, nominal: a kernel timer fires up to a jiffy early or late. */
  readonly nextPing: {
    readonly jiffies: number
    readonly ms: number
    readonly verdict: SpanKind
    /** From the moment a restart is legal to the ping, and from the ping to the underflow; ms. */
    readonly afterOpeningMs: number
    readonly beforeUnderflowMs: number
  }
  readonly fault: FaultEffect
  /** Null when the pings themselves miss the window, which faults long before. */
  readonly silentUserSpace: SilentUserSpace | null
}

/** A restart is an error, is legal, or comes after the counter ran out. */
export type SpanKind = 'too-early' | 'legal' | 'too-late'

export interface TimelineSpan {
  readonly kind: SpanKind
  /** Ticks of 1/256 s since the restart; `to` is exclusive, null is open. */
  readonly fromTicks: number
  readonly toTicks: number | null
  /** The same in ms; exact, as a tick is 3.90625 ms. */
  readonly fromMs: number
  readonly toMs: number | null
}

/** What an underflow or a restart outside the window does. */
export type FaultEffect =
  | 'resets the chip'
  | 'resets the processor'
  | 'raises the interrupt, which restarts the machine'
  | 'raises an interrupt nobody serves'
  | 'sets a status bit, nothing more'

/** User space opens the device as the probe ends and never writes to it; ms since then. */
export interface SilentUserSpace {
  readonly deadlineMs: number
  /** Null: the deadline passes before the first ping. */
  readonly lastPingMs: number | null
  /** The timer prints that it will reset the machine, and stops. */
  readonly givesUpMs: number
  /** Counter runs out after the last ping; null when there was none. */
  readonly faultMs: number | null
}

/**
 * The time line of a running watchdog; null when it is off or the probe failed before the timer.
 *
 * Where the counter stands when the probe comes, nobody knows: the spans count from a restart.
 */
export function watchdogTimeline(result: ProbeResult, hz: number): Timeline | null {
  const { mr, period, first, timeout, registered } = result
  if (mr === undefined || period === undefined || first === undefined) return null
  if ((mr & WDDIS) !== 0 || result.err !== 0) return null
  const opens = windowOpensAt(mr)
  const underflow = reloadTicks(mr) + 1
  const verdict = verdictOf(period, hz, opens, underflow)
  const ms = jiffiesToMs(period, hz)
  return {
    spans: [
      ...(opens > 0 ? [span('too-early', 0, opens)] : []),
      span('legal', opens, underflow),
      span('too-late', underflow, null),
    ],
    nextPing: {
      jiffies: period,
      ms,
      verdict,
      afterOpeningMs: ms - tickMs(opens),
      beforeUnderflowMs: tickMs(underflow) - ms,
    },
    fault: faultEffect(mr, result.irqRequested === true),
    silentUserSpace:
      verdict === 'legal' && registered === true && timeout !== undefined
        ? silentUserSpace({ first, period, deadline: timeout * hz, underflow, hz })
        : null,
  }
}

const tickMs = (ticks: number): number => (ticks * 1000) / TICKS_PER_SECOND
const jiffiesToMs = (jiffies: number, hz: number): number => (jiffies * 1000) / hz

const span = (kind: SpanKind, fromTicks: number, toTicks: number | null): TimelineSpan => ({
  kind,
  fromTicks,
  toTicks,
  fromMs: tickMs(fromTicks),
  toMs: toTicks === null ? null : tickMs(toTicks),
})

/** Compared as products of whole numbers: jiffies / hz against ticks / 256. */
function verdictOf(jiffies: number, hz: number, opens: number, underflow: number): SpanKind {
  const at = jiffies * TICKS_PER_SECOND
  if (at < opens * hz) return 'too-early'
  return at < underflow * hz ? 'legal' : 'too-late'
}

/** Kernel: wdt_interrupt() restarts the machine when the status is not zero. */
function faultEffect(mr: number, served: boolean): FaultEffect {
  if ((mr & WDRSTEN) !== 0) return (mr & WDRPROC) !== 0 ? 'resets the processor' : 'resets the chip'
  if ((mr & WDFIEN) === 0) return 'sets a status bit, nothing more'
  return served
    ? 'raises the interrupt, which restarts the machine'
    : 'raises an interrupt nobody serves'
}

interface Run {
  readonly first: number
  readonly period: number
  /** Jiffies, as `first` and `period`. */
  readonly deadline: number
  /** Ticks. */
  readonly underflow: number
  readonly hz: number
}

/** Kernel: at91_ping() pings while jiffies are before the deadline. */
function silentUserSpace({ first, period, deadline, underflow, hz }: Run): SilentUserSpace {
  const pings = Math.max(0, Math.ceil((deadline - first) / period))
  const last = pings === 0 ? null : first + (pings - 1) * period
  return {
    deadlineMs: jiffiesToMs(deadline, hz),
    lastPingMs: last === null ? null : jiffiesToMs(last, hz),
    givesUpMs: jiffiesToMs(first + pings * period, hz),
    faultMs: last === null ? null : jiffiesToMs(last, hz) + tickMs(underflow),
  }
}
