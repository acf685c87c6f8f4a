import { EINVAL } from '../../base/errno.ts'
import type { DriverRun, Perform } from './driverRun.ts'
import { CONFIGURATION_BIT, REGISTER } from './registers.ts'
import { setPulseWidth, setTimeout } from './setTimes.ts'
import { read, write } from './superIo.ts'
import { MAX_TIMEOUT, timerValueFor } from './timerValue.ts'
import { loadTimer, start, type Watchdog } from './watchdog.ts'
import type { WatchdogInput } from './watchdogInput.ts'

/** Minor of /dev/watchdog (WATCHDOG_MINOR). */
const WATCHDOG_MINOR = 130

/**
 * Sets the watchdog up and offers /dev/watchdog. Each failure ends it: 0 or a negative errno.
 *
 * Kernel: watchdog_init(), in the seed fintek_wdt_probe(). The seed's first register access goes to
 * a local port number it never sets; modelled is the evident intention, the found port.
 */
export function probe(run: DriverRun, watchdog: Watchdog, input: WatchdogInput): number {
  const { params, faults } = input
  const err =
    run.claimWatchdog(watchdog.base, 'probe', (sio) => takeTimedOutFlag(sio, watchdog)) ||
    setTimeout(run, watchdog, params.timeout) ||
    setPulseWidth(run, watchdog, params.pulseWidth) ||
    faults.rebootNotifier
  if (err !== 0) return err
  if (faults.miscRegister !== 0) {
    run.print('err', `cannot register miscdev on minor=${WATCHDOG_MINOR}`)
    return faults.miscRegister
  }
  return params.startWithTimeout === 0 ? 0 : startAtLoad(run, watchdog, input)
}

/**
 * Remembers whether the last reset was the watchdog's and clears the flag in the chip. The other
 * bits are written back as read, so that a watchdog the firmware started keeps counting.
 *
 * @returns 0xf5 as it was
 */
export function takeTimedOutFlag(sio: Perform, watchdog: Watchdog): number {
  const timedOut = 1 << CONFIGURATION_BIT.timedOut
  const old = sio(read(REGISTER.configuration), 'Bit 6: was the last reset the watchdog’s?')
  watchdog.causedReboot = (old & timedOut) !== 0
  sio(write(REGISTER.configuration, old | timedOut), 'Writing 1 to bit 6 clears it.')
  return old
}

/** Starts with the normal timeout, then overrides the running count once. */
function startAtLoad(run: DriverRun, watchdog: Watchdog, { params }: WatchdogInput): number {
  const seconds = params.startWithTimeout
  if (seconds > MAX_TIMEOUT) {
    run.print('err', 'starting timeout out of range')
    return EINVAL
  }
  run.begin('start')
  const startErr = start(run, watchdog, params.f71862fgPin)
  if (startErr !== 0) {
    run.print('err', 'cannot start watchdog timer')
    return startErr
  }
  const err = run.claimWatchdog(watchdog.base, 'startAtLoad', (sio) =>
    loadTimer(sio, timerValueFor(seconds)),
  )
  if (err !== 0) return err
  run.print('info', `watchdog started with initial timeout of ${seconds} sec`)
  return 0
}
