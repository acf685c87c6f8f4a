import type { Reason } from '../../base/reason.ts'
import {
  MR_IMPLEMENTED,
  WDD,
  WDDBGHLT,
  WDDIS,
  WDFIEN,
  WDIDLEHLT,
  WDRPROC,
  WDRSTEN,
} from './modeRegister.ts'
import type { ProbeStep } from './reason.ts'
import { MAX_TICKS, secondsToTicks, TICKS_PER_SECOND, ticksToSeconds, times } from './ticks.ts'
import type { WatchdogMode, WatchdogNode } from './watchdogInput.ts'

/** The mode register the driver would like, and which of its bits it compares. */
export interface WantedMode {
  readonly mr: number
  readonly mask: number
  readonly reasons: readonly Reason<ProbeStep>[]
}

/**
 * The wish without a device tree node: 2 s, restart at any time, stopped in debug and idle state.
 *
 * Kernel: the start values in at91wdt_probe(), the same in both modes.
 */
export const WANTED_WITHOUT_NODE: WantedMode = {
  mr: (2 * TICKS_PER_SECOND) | WDRSTEN | WDD | WDDBGHLT | WDIDLEHLT,
  mask: MR_IMPLEMENTED,
  reasons: [
    {
      of: 'mr_wanted',
      step: 'start',
      why: 'Without a node the driver wants its fixed 2 s: reload value 512, restart at any time, reset, stopped in debug and idle state.',
    },
    { of: 'mr_mask', step: 'start', why: 'All bits that exist are compared.' },
  ],
}

/**
 * The wish a node spells out. Nothing is refused here: what the binding forbids is clamped, wraps
 * or is ignored, and no message says so.
 *
 * Kernel: of_at91wdt_init().
 */
export function wantedMode(node: WatchdogNode, mode: WatchdogMode): WantedMode {
  const { max, min, reasons } = mode === 'seed' ? seedHeartbeats(node) : mainlineHeartbeats(node)
  const because = (of: string, why: string) => reasons.push({ of, step: 'node', why })
  let mr = 0
  let mask = MR_IMPLEMENTED

  if (node.watchdogType === 'software') {
    mr |= WDFIEN
    mask &= ~WDRPROC
    because(
      'WDFIEN',
      'The type is "software": a fault raises the interrupt, and WDRPROC is not compared.',
    )
  } else {
    mr |= WDRSTEN
    because('WDRSTEN', `${typeSaid(node.watchdogType)}: a fault resets.`)
  }
  if (node.resetType === 'proc') {
    mr |= WDRPROC
    because('WDRPROC', 'The reset type is "proc": the reset is for the processor only.')
  }
  if (node.disable) {
    mr |= WDDIS
    mask &= WDDIS
    because('WDDIS', 'atmel,disable stands in the node: only this bit is compared.')
  }
  if (node.idleHalt) {
    mr |= WDIDLEHLT
    because('WDIDLEHLT', 'atmel,idle-halt stands in the node.')
  }
  if (node.dbgHalt) {
    mr |= WDDBGHLT
    because('WDDBGHLT', 'atmel,dbg-halt stands in the node.')
  }
  // A minimum of 2^30 ticks or more slips past the seed's test; only its low bits reach the field.
  const window = ((max - min) << 16) & WDD
  mr |= max | window
  const kept = window >>> 16 === max - min ? '' : `, of which the field holds ${window >>> 16}`
  because('WDV', `The reload value is the maximum, ${max} ticks.`)
  because('WDD', `The window is maximum - minimum = ${max} - ${min} ticks${kept}.`)
  if (mask === MR_IMPLEMENTED) because('mr_mask', 'All bits that exist are compared.')
  return { mr: mr >>> 0, mask: mask >>> 0, reasons }
}

interface Heartbeats {
  readonly max: number
  readonly min: number
  readonly reasons: Reason<ProbeStep>[]
}

const MAX = 'atmel,max-heartbeat-sec'
const MIN = 'atmel,min-heartbeat-sec'

/** In ticks of seconds * 256, modulo 2^32 and only then clamped. */
function seedHeartbeats(node: WatchdogNode): Heartbeats {
  const reasons: Reason<ProbeStep>[] = []
  const because = (of: string, why: string) => reasons.push({ of, step: 'node', why })
  if (node.maxHeartbeatSec === null) {
    because('WDV', `${MAX} is absent: ${MAX_TICKS} ticks${minimumUnread(node)}.`)
    return { max: MAX_TICKS, min: 0, reasons }
  }
  const wished = times(node.maxHeartbeatSec, TICKS_PER_SECOND)
  const max = Math.min(wished, MAX_TICKS)
  because('WDV', `${MAX}: ${product(node.maxHeartbeatSec, wished)}${cut(wished, max)}.`)
  if (node.minHeartbeatSec === null) return { max, min: 0, reasons }

  const asked = times(node.minHeartbeatSec, TICKS_PER_SECOND)
  const min = times(4, asked) > max ? Math.floor(max / 4) : asked
  const quarter = min === asked ? '' : `, more than a quarter of ${max}: cut to ${min}`
  because('WDD', `${MIN}: ${product(node.minHeartbeatSec, asked)}${quarter}.`)
  return { max, min, reasons }
}

/** In whole seconds, made valid first; a tick count is seconds * 256 - 1. */
function mainlineHeartbeats(node: WatchdogNode): Heartbeats {
  const reasons: Reason<ProbeStep>[] = []
  const because = (of: string, why: string) => reasons.push({ of, step: 'node', why })
  const limit = ticksToSeconds(MAX_TICKS)
  const wished = node.maxHeartbeatSec ?? limit
  const max = wished === 0 || wished > limit ? limit : wished
  if (node.maxHeartbeatSec === null) {
    because('WDV', `${MAX} is absent: ${limit} s${minimumUnread(node)}.`)
  } else {
    const replaced = max === wished ? '' : `, not within 1..${limit}: ${limit} s`
    because('WDV', `${MAX}: ${wished} s${replaced}, ${secondsToTicks(max)} ticks.`)
  }
  if (node.maxHeartbeatSec === null || node.minHeartbeatSec === null) {
    return { max: secondsToTicks(max), min: 0, reasons }
  }
  const asked = node.minHeartbeatSec
  const min = asked >= max ? max - 1 : asked
  const below = min === asked ? '' : `, not below ${max} s: ${min} s`
  because('WDD', `${MIN}: ${asked} s${below}, ${secondsToTicks(min)} ticks.`)
  return { max: secondsToTicks(max), min: secondsToTicks(min), reasons }
}

const minimumUnread = (node: WatchdogNode): string =>
  node.minHeartbeatSec === null ? '' : `, and ${MIN} is not even read`

const product = (seconds: number, ticks: number): string =>
  `${seconds} s * ${TICKS_PER_SECOND} = ${ticks} ticks${seconds * TICKS_PER_SECOND === ticks ? '' : ' modulo 2^32'}`

const cut = (wished: number, ticks: number): string =>
  wished === ticks ? '' : `, clamped to ${ticks}`

const typeSaid = (type: string | null): string =>
  type === null ? 'No type is given' : `The type ${JSON.stringify(type)} is not exactly "software"`
