import { type LogLine, timerTooSlow, windowTooTight, windowUnderFourJiffies } from './kernelLog.ts'
import { reloadTicks, windowOpensAt } from './modeRegister.ts'
import type { ProbeStep } from './reason.ts'
import { ticksToJiffies, ticksToJiffiesRoundUp, ticksToMs } from './ticks.ts'
import type { WatchdogMode } from './watchdogInput.ts'

/** How often the kernel timer restarts the counter, or why it will not. */
export type PingPeriod =
  | {
      readonly kind: 'chosen'
      /** Jiffies between two pings, and before the first one. */
      readonly period: number
      readonly first: number
      readonly warnings: readonly LogLine[]
      readonly why: string
      readonly whyFirst: string
    }
  | {
      readonly kind: 'refused'
      readonly at: ProbeStep
      readonly log: LogLine
      readonly why: string
    }

/**
 * The ping period for the mode register as it is, whatever the node says.
 *
 * Kernel: at91_wdt_init(). The seed tests the ratio before the timer; mainline has no ratio test.
 */
export const pingPeriod = (mr: number, hz: number, mode: WatchdogMode): PingPeriod =>
  mode === 'seed' ? seedPeriod(mr, hz) : mainlinePeriod(mr, hz)

const SAFETY = 4

function seedPeriod(mr: number, hz: number): PingPeriod {
  const value = reloadTicks(mr)
  const opensAt = windowOpensAt(mr)
  const ratio = opensAt === 0 ? Infinity : Math.floor(value / opensAt)
  if (ratio < SAFETY) {
    const why = `A restart is legal after ${opensAt} of ${value} ticks: ${value} / ${opensAt} rounds down to ${ratio}, below ${SAFETY}.`
    return { kind: 'refused', at: 'window', log: windowTooTight(ratio), why }
  }
  const ticks = Math.floor(value / SAFETY)
  const period = ticksToJiffies(ticks, hz)
  const why = `A quarter of ${value} ticks: (${ticks} + 1) * ${hz} / 256 rounds down to ${period} jiffies`
  if (period === 0) {
    const log = timerTooSlow('seed', hz, ticksToMs(value))
    return { kind: 'refused', at: 'period', log, why: `${why}, which is no period.` }
  }
  const whyFirst = 'The first ping comes after one period.'
  return { kind: 'chosen', period, first: period, warnings: [], why: `${why}.`, whyFirst }
}

function mainlinePeriod(mr: number, hz: number): PingPeriod {
  const value = reloadTicks(mr)
  const opensAt = windowOpensAt(mr)
  const low = opensAt === 0 ? 1 : ticksToJiffiesRoundUp(opensAt, hz)
  const high = ticksToJiffies(value, hz)
  if (high === 0) {
    const why = `${value} ticks are less than a jiffy at ${hz} Hz.`
    return {
      kind: 'refused',
      at: 'period',
      log: timerTooSlow('mainline', hz, ticksToMs(value)),
      why,
    }
  }
  const divisor = [4, 2].find((part) => Math.floor(high / part) >= low)
  const period = divisor === undefined ? low : Math.floor(high / divisor)
  const bounds = `a ping is safe from ${low} to ${high} jiffies`
  const why =
    divisor === undefined
      ? `${bounds}, and not even half of ${high} reaches ${low}: the lower bound.`
      : `${bounds}: a ${divisor === 4 ? 'quarter' : 'half'} of ${high}.`
  return {
    kind: 'chosen',
    period,
    first: low,
    warnings: high < low + SAFETY ? [windowUnderFourJiffies] : [],
    why: `${why.charAt(0).toUpperCase()}${why.slice(1)}`,
    whyFirst:
      'The earliest ping that is legal: nobody knows how long the counter has been running.',
  }
}
