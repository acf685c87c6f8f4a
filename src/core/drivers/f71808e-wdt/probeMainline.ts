import type { DriverRun } from './driverRun.ts'
import { takeTimedOutFlag } from './probe.ts'
import { CONFIGURATION_BIT, REGISTER } from './registers.ts'
import { setPulseWidth } from './setTimes.ts'
import { read } from './superIo.ts'
import { MAX_TIMEOUT, periodOf, timerValueFor } from './timerValue.ts'
import { start, type Watchdog } from './watchdog.ts'
import type { WatchdogInput } from './watchdogInput.ts'

/**
 * Sets the watchdog up for the watchdog core: 0 or a negative errno. Only a taken port or the
 * core can fail it; a time out of range leaves 0, a pulse width out of range the level.
 *
 * Kernel: fintek_wdt_probe() of v5.15, watchdog_init_timeout().
 */
export function probeMainline(
  run: DriverRun,
  watchdog: Watchdog,
  { params, faults }: WatchdogInput,
): number {
  const err = run.claimWatchdog(watchdog.base, 'probe', (sio) => {
    const configuration = takeTimedOutFlag(sio, watchdog)
    const enabled = sio(read(REGISTER.deviceEnable), 'Bit 0: is the logical device on?')
    watchdog.hwRunning =
      (enabled & 1) !== 0 && (configuration & (1 << CONFIGURATION_BIT.enable)) !== 0
  })
  if (err !== 0) return err

  const asked = params.startWithTimeout || params.timeout
  watchdog.timer = timerValueFor(initialTimeout(run, asked))
  watchdog.timeout = periodOf(watchdog.timer)
  setPulseWidth(run, watchdog, params.pulseWidth)

  if (params.startWithTimeout !== 0) {
    const startErr = start(run, watchdog, params.f71862fgPin)
    if (startErr !== 0) {
      run.printRaw('err', 'cannot start watchdog timer')
      return startErr
    }
    watchdog.hwRunning = true
    run.printRaw('info', `watchdog started with initial timeout of ${params.startWithTimeout} sec`)
  }
  return faults.register
}

/** The core takes the number as unsigned, and 0 as "not given", without a word. */
function initialTimeout(run: DriverRun, asked: number): number {
  const unsigned = asked >>> 0
  if (unsigned <= MAX_TIMEOUT) return unsigned
  run.printRaw('err', `watchdog: f71808e_wdt: driver supplied timeout (${unsigned}) out of range`)
  return 0
}
