import { MR_RESET, WDDIS, windowOpensAt } from './modeRegister.ts'
import type { ProbeResult } from './probeWatchdog.ts'
import { TICKS_PER_SECOND } from './ticks.ts'
import { watchdogTimeline } from './timeline.ts'
import type { WatchdogInput } from './watchdogInput.ts'

/** What deserves a word although the driver says nothing, or says something else. */
export interface WatchdogNote {
  readonly code: WatchdogNoteCode
  readonly message: string
}

export type WatchdogNoteCode =
  | 'WATCHDOG_OFF'
  | 'WRITE_UNUSED'
  | 'WRITE_LOST'
  | 'PERIOD_AT_WINDOW_EDGE'
  | 'PING_MISSES_WINDOW'
  | 'PARAMETER_IGNORED'
  | 'MINIMUM_IGNORED'

const MESSAGES: Readonly<Record<WatchdogNoteCode, string>> = {
  WATCHDOG_OFF:
    'The watchdog is off. The log says "enabled" all the same, and removing the driver unregisters a device that was never registered.',
  WRITE_UNUSED:
    'The reset value is what the node asks for, so the driver writes nothing: the one write stays available to anybody else.',
  WRITE_LOST: 'The bootloader wrote the reset value itself; the chip ignores the driver’s write.',
  PERIOD_AT_WINDOW_EDGE:
    'The ping comes less than one jiffy after the window opens; a timer that fires early is a watchdog error. Lower atmel,min-heartbeat-sec.',
  PING_MISSES_WINDOW:
    'The ping falls outside the window: the watchdog faults although all is well.',
  PARAMETER_IGNORED: 'The heartbeat parameter has no effect here.',
  MINIMUM_IGNORED: 'atmel,min-heartbeat-sec without atmel,max-heartbeat-sec is not read.',
}

/** Notes on a probe, in the order of `WatchdogNoteCode`. */
export function watchdogNotes(input: WatchdogInput, result: ProbeResult): readonly WatchdogNote[] {
  const { node, params, hardware, hz } = input
  const { mr, period } = result
  const ran = mr !== undefined
  const succeeded = result.err === 0
  const verdict = watchdogTimeline(result, hz)?.nextPing.verdict
  const applies: readonly (readonly [WatchdogNoteCode, boolean])[] = [
    ['WATCHDOG_OFF', ran && succeeded && (mr & WDDIS) !== 0],
    ['WRITE_UNUSED', ran && mr === MR_RESET && result.mrWritten === false && !hardware.mrLocked],
    ['WRITE_LOST', result.mrWritten === true && hardware.mrLocked],
    ['PERIOD_AT_WINDOW_EDGE', verdict === 'legal' && ran && atEdge(mr, period ?? 0, hz)],
    ['PING_MISSES_WINDOW', verdict !== undefined && verdict !== 'legal'],
    [
      'PARAMETER_IGNORED',
      succeeded && params.heartbeat !== 0 && result.timeout !== params.heartbeat,
    ],
    ['MINIMUM_IGNORED', ran && node?.minHeartbeatSec != null && node.maxHeartbeatSec === null],
  ]
  return applies.flatMap(([code, yes]) => (yes ? [{ code, message: MESSAGES[code] }] : []))
}

/** A window exists and less than one jiffy lies between its opening and the ping. */
function atEdge(mr: number, period: number, hz: number): boolean {
  const opens = windowOpensAt(mr)
  return opens > 0 && period * TICKS_PER_SECOND - opens * hz < TICKS_PER_SECOND
}
