import { errnoName } from '../../core/base/errno.ts'
import { hexByte } from '../../core/base/hex.ts'
import { ALGORITHM_STEPS } from '../../core/drivers/f71808e-wdt/algorithmStep.ts'
import { identityOf } from '../../core/drivers/f71808e-wdt/chips.ts'
import { reasonsOf } from '../../core/drivers/f71808e-wdt/reasons.ts'
import type { WatchdogRun } from '../../core/drivers/f71808e-wdt/runWatchdog.ts'
import type { DerivedRow } from '../frame/DerivedTable.tsx'

/** Every result that has a reason, in the order of the driver's steps. */
export const fintekRows = (run: WatchdogRun): readonly DerivedRow[] =>
  reasonsOf(run).map(({ of, why, step }) => {
    const [title = of, value = ''] = resultOf(run, of)
    return { title, value, whys: [{ why, step: ALGORITHM_STEPS[step] }] }
  })

/** Title and value of a result by its name in the model's `out`. */
function resultOf({ init, probe, watchdog }: WatchdogRun, of: string): readonly string[] {
  if (of === 'init') return ['Loading returns', errnoName(init)]
  if (of === 'probe') return ['Probe returns', probe === null ? 'not called' : errnoName(probe)]
  if (watchdog === null) return []
  switch (of) {
    case 'port':
      return ['Port', hexByte(watchdog.base)]
    case 'chip':
      return ['Chip', watchdog.chip.type]
    case 'identity':
      return ['Identity for programs', identityOf(watchdog.chip)]
    case 'caused_reboot':
      return ['The last reset was its own', yesNo(watchdog.causedReboot)]
    case 'timeout':
      return ['Timeout', `${watchdog.timeout} s`]
    case 'timer_val':
      return ['Time register', hexByte(watchdog.timer.value)]
    case 'minutes':
      return ['Unit of the time register', watchdog.timer.minutes ? 'minutes' : 'seconds']
    case 'pulse_val':
      return ['Pulse width code', String(watchdog.pulseCode)]
    case 'pulse':
      return ['Output mode', watchdog.pulse ? 'pulse' : 'level']
    case 'hw_running':
      return ['Runs already', yesNo(watchdog.hwRunning === true)]
    default:
      return []
  }
}

const yesNo = (value: boolean): string => (value ? 'yes' : 'no')
