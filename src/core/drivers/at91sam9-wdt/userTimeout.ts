import { EINVAL } from '../../base/errno.ts'
import { fallingBack, type LogLine, timeoutOutOfRange } from './kernelLog.ts'
import type { WatchdogInput } from './watchdogInput.ts'

/** Seconds user space has between two pings, until something else is found. */
export const DEFAULT_TIMEOUT = 15
const LONGEST_TIMEOUT = 0xffff

export interface UserTimeout {
  /** Seconds. */
  readonly timeout: number
  readonly log: readonly LogLine[]
  readonly why: string
}

/** One call of watchdog_init_timeout(). */
interface Asked {
  readonly ret: 0 | typeof EINVAL
  /** Null: the call left the timeout as it was. */
  readonly found: number | null
  readonly log: readonly LogLine[]
}

/**
 * The user-visible timeout: the watchdog core is asked with 0, which leaves it the device tree
 * alone, and only if that fails with the `heartbeat` parameter. What counts as failure changed:
 * today's core is content with a node that says nothing, so the parameter is never looked at.
 *
 * Kernel: at91_wdt_init(), watchdog_init_timeout() in drivers/watchdog/watchdog_core.c.
 */
export function userTimeout({ mode, node, params }: WatchdogInput): UserTimeout {
  const ask = mode === 'seed' ? askCoreOf2013 : askCoreOfToday
  const seconds = node === null ? null : node.timeoutSec
  const parameter = params.heartbeat >>> 0
  const first = ask(0, seconds, node !== null)
  if (first.ret === 0) {
    const unread = parameter === 0 ? '' : '; the heartbeat parameter is never looked at'
    return first.found === null
      ? {
          timeout: DEFAULT_TIMEOUT,
          log: first.log,
          why: `Nothing in the device tree: the default${unread}.`,
        }
      : { timeout: first.found, log: first.log, why: `timeout-sec is within 1..65535${unread}.` }
  }
  const second = ask(parameter, seconds, true)
  const log = [...first.log, ...second.log]
  const missing =
    seconds === null ? 'timeout-sec is absent' : `timeout-sec ${seconds} is out of range`
  return second.found === null
    ? {
        timeout: DEFAULT_TIMEOUT,
        log,
        why: `${missing} and so is no valid parameter: the default.`,
      }
    : { timeout: second.found, log, why: `${missing}: the heartbeat parameter.` }
}

const valid = (seconds: number): boolean => seconds >= 1 && seconds <= LONGEST_TIMEOUT

function askCoreOf2013(parameter: number, seconds: number | null, hasNode: boolean): Asked {
  if (valid(parameter)) return { ret: 0, found: parameter, log: [] }
  if (!hasNode) return { ret: parameter === 0 ? 0 : EINVAL, found: null, log: [] }
  return seconds !== null && valid(seconds)
    ? { ret: 0, found: seconds, log: [] }
    : { ret: EINVAL, found: null, log: [] }
}

/** Reached a second time only after a timeout-sec out of range, so the node is still there. */
function askCoreOfToday(parameter: number, seconds: number | null): Asked {
  if (valid(parameter)) return { ret: 0, found: parameter, log: [] }
  const log: LogLine[] = parameter === 0 ? [] : [timeoutOutOfRange('driver', parameter)]
  if (seconds !== null) {
    if (valid(seconds)) return { ret: 0, found: seconds, log }
    log.push(timeoutOutOfRange('DT', seconds))
  }
  if (log.length === 0) return { ret: 0, found: null, log }
  return { ret: EINVAL, found: null, log: [...log, fallingBack(DEFAULT_TIMEOUT)] }
}
