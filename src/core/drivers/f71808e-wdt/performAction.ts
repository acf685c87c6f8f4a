import { EBUSY, EINVAL, ENODEV } from '../../base/errno.ts'
import type { DriverRun } from './driverRun.ts'
import { setTimeout } from './setTimes.ts'
import { isRunning, keepalive, start, stop, type Watchdog } from './watchdog.ts'
import type { Action, ModuleParameters } from './watchdogInput.ts'

/** What the caller gets: a number as the system call returns it, or what an ioctl answers. */
export type ActionResult =
  | { readonly kind: 'returned'; readonly value: number }
  | { readonly kind: 'timeout'; readonly seconds: number }
  /** WDIOF_* bits. */
  | { readonly kind: 'status'; readonly bits: number }

/** WDIOF_CARDRESET: the last reset was the watchdog's. */
const CARD_RESET = 0x20

const returned = (value: number): ActionResult => ({ kind: 'returned', value })

/**
 * One action on the watchdog. They reach the driver also without an open file, so that each can be
 * looked at alone; only `open` knows whether the file is open.
 *
 * Kernel: watchdog_open(), _release(), _write(), _ioctl(), _notify_sys(), f71808e_exit() before
 * v5.15.
 */
export function performAction(
  run: DriverRun,
  watchdog: Watchdog,
  params: ModuleParameters,
  action: Action,
): ActionResult {
  run.begin(action.kind)
  switch (action.kind) {
    case 'open':
      return returned(open(run, watchdog, params))
    case 'write':
      return returned(writeText(run, watchdog, params, action.text))
    case 'close':
      close(run, watchdog, params)
      return returned(0)
    case 'keepalive':
      keepalive(run, watchdog)
      return returned(0)
    case 'settimeout':
      if (setTimeout(run, watchdog, action.seconds) !== 0) return returned(EINVAL)
      keepalive(run, watchdog)
      return { kind: 'timeout', seconds: watchdog.timeout }
    case 'gettimeout':
      return { kind: 'timeout', seconds: watchdog.timeout }
    case 'getstatus':
      return { kind: 'status', bits: watchdog.causedReboot ? CARD_RESET : 0 }
    case 'disablecard': // without ENABLECARD the ioctl goes on into KEEPALIVE
      stop(run, watchdog)
      keepalive(run, watchdog)
      return returned(0)
    case 'enablecard':
      return returned(start(run, watchdog, params.f71862fgPin))
    case 'reboot':
    case 'halt':
      stop(run, watchdog)
      return returned(0)
    case 'remove':
      remove(run, watchdog)
      return returned(0)
    case 'busy':
      run.setBusy(watchdog.base, action.busy)
      return returned(0)
  }
}

/** Without a bound driver: no /dev/watchdog, nobody told of a reboot, nothing to remove. */
export function actionWithoutDriver({ kind }: Action): ActionResult {
  const unnoticed = kind === 'reboot' || kind === 'halt' || kind === 'remove' || kind === 'busy'
  return returned(unnoticed ? 0 : ENODEV)
}

function open(run: DriverRun, watchdog: Watchdog, { f71862fgPin }: ModuleParameters): number {
  if (watchdog.opened) return EBUSY
  const err = start(run, watchdog, f71862fgPin)
  if (err !== 0) return err
  watchdog.opened = true
  watchdog.expectClose = false
  return 0
}

/** Each write decides anew whether a close is expected; with nowayout none ever is. */
function writeText(
  run: DriverRun,
  watchdog: Watchdog,
  { nowayout }: ModuleParameters,
  text: string,
): number {
  if (text === '') return 0
  if (!nowayout) watchdog.expectClose = text.includes('V')
  keepalive(run, watchdog)
  return utf8Length(text)
}

function close(run: DriverRun, watchdog: Watchdog, { nowayout }: ModuleParameters): void {
  watchdog.opened = false
  if (!watchdog.expectClose) {
    keepalive(run, watchdog)
    run.print('crit', 'Unexpected close, not stopping watchdog!')
  } else if (!nowayout) {
    stop(run, watchdog)
  }
}

function remove(run: DriverRun, watchdog: Watchdog): void {
  if (!isRunning(run, watchdog)) return
  run.print('warn', 'Watchdog timer still running, stopping it')
  stop(run, watchdog)
}

/** Bytes a program would write. */
function utf8Length(text: string): number {
  let bytes = 0
  for (const character of text) {
    const point = character.codePointAt(0) ?? 0
    bytes += point < 0x80 ? 1 : point < 0x800 ? 2 : point < 0x10000 ? 3 : 4
  }
  return bytes
}
