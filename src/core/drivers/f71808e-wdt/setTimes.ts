import { EINVAL } from '../../base/errno.ts'
import type { DriverRun } from './driverRun.ts'
import { pulseWidthFor } from './pulseWidth.ts'
import { MAX_TIMEOUT, timerValueFor } from './timerValue.ts'
import type { Watchdog } from './watchdog.ts'

/**
 * Takes a new timeout (s), or refuses it with a message and changes nothing: 0 or -EINVAL.
 * Programs read back the seconds given, also where the chip counts full minutes.
 *
 * Kernel: watchdog_set_timeout() before v5.15.
 */
export function setTimeout(run: DriverRun, watchdog: Watchdog, seconds: number): number {
  if (seconds <= 0 || seconds > MAX_TIMEOUT) {
    run.print('err', 'watchdog timeout out of range')
    return EINVAL
  }
  watchdog.timer = timerValueFor(seconds)
  watchdog.timeout = seconds
  return 0
}

/**
 * Takes a pulse width (ms), or refuses it with a message and changes nothing: 0 or -EINVAL.
 *
 * Kernel: watchdog_set_pulse_width(), in mainline fintek_wdt_set_pulse_width().
 */
export function setPulseWidth(run: DriverRun, watchdog: Watchdog, ms: number): number {
  const width = pulseWidthFor(ms, watchdog.chip.type)
  if (width === null) {
    run.print('err', 'pulse width out of range')
    return EINVAL
  }
  watchdog.pulseCode = width.code
  watchdog.pulse = width.pulse
  return 0
}
