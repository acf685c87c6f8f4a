import { hexByte, hexDigits } from '../../base/hex.ts'
import type { Reason } from '../../base/reason.ts'
import type { AlgorithmStep } from './algorithmStep.ts'
import { identityOf } from './chips.ts'
import { isPinAccepted } from './loadModule.ts'
import { pulseSteps, pulseWidthFor } from './pulseWidth.ts'
import type { WatchdogRun } from './runWatchdog.ts'
import { MAX_TIMEOUT, periodOf } from './timerValue.ts'
import type { Watchdog } from './watchdog.ts'
import type { WatchdogInput } from './watchdogInput.ts'

/** Why the results are what they are, one reason a result, in the order of the driver's steps. */
export function reasonsOf(run: WatchdogRun): readonly Reason<AlgorithmStep>[] {
  const { watchdog, input, probe } = run
  const load: Reason<AlgorithmStep> = { of: 'init', step: 'load', why: whyInit(run) }
  if (watchdog === null) return [load]
  return [
    load,
    {
      of: 'port',
      step: 'find',
      why: `The first address with a known chip is ${hexByte(watchdog.base)}.`,
    },
    { of: 'chip', step: 'find', why: whyChip(watchdog, input) },
    {
      of: 'identity',
      step: 'probe',
      why: `Programs are told the chip’s type: ${identityOf(watchdog.chip)}.`,
    },
    { of: 'caused_reboot', step: 'probe', why: whyCausedReboot(watchdog) },
    {
      of: 'probe',
      step: 'probe',
      why: probe === 0 ? 'Every call succeeded.' : `A call returned ${probe}; see the log.`,
    },
    { of: 'timeout', step: 'setTimeout', why: whyTimeout(watchdog, input) },
    ...['timer_val', 'minutes'].map(
      (of): Reason<AlgorithmStep> => ({ of, step: 'setTimeout', why: whyTimer(watchdog, input) }),
    ),
    ...['pulse_val', 'pulse'].map(
      (of): Reason<AlgorithmStep> => ({
        of,
        step: 'setPulseWidth',
        why: whyPulse(watchdog, input),
      }),
    ),
    ...whyHwRunning(watchdog, input),
  ]
}

function whyInit({ init, probe, watchdog, input }: WatchdogRun): string {
  if (watchdog !== null) {
    if (input.mode === 'base') return 'Loading returns what setting the chip up returns.'
    return probe === 0
      ? 'A chip was found and set up.'
      : `A chip was found. Probe returned ${probe}, which the driver core logs and loading ignores.`
  }
  const pin = input.params.f71862fgPin
  return isPinAccepted(pin)
    ? `No known chip at either address; ${init} is the answer of the last one, 0x4e.`
    : `f71862fg_pin is ${pin}; 63 and 56 are accepted, and every chip has to pass this.`
}

function whyChip({ chip }: Watchdog, { params }: WatchdogInput): string {
  const source = params.forceId === 0 ? 'Registers 0x20 and 0x21 hold' : 'force_id is'
  return `${source} 0x${hexDigits(chip.id, 4)}, which is ${chip.name}.`
}

const whyCausedReboot = ({ causedReboot }: Watchdog): string =>
  `Bit 6 of 0xf5 was ${causedReboot ? 'set: the last reset was the watchdog’s' : 'clear'}.`

function whyTimeout({ timeout }: Watchdog, { mode, params }: WatchdogInput): string {
  if (timeout === 0) {
    return mode === 'mainline'
      ? `No time from 1 to ${MAX_TIMEOUT} s was given, so it stays 0.`
      : `timeout=${params.timeout} is not from 1 to ${MAX_TIMEOUT} s and was refused.`
  }
  if (mode !== 'mainline') return `${timeout} s, as last set; programs read back what they set.`
  const source = params.startWithTimeout === 0 ? 'timeout' : 'start_withtimeout'
  return `${timeout} s, from ${source}; above 255 s it is rounded up to full minutes.`
}

function whyTimer({ timeout, timer }: Watchdog, { mode }: WatchdogInput): string {
  if (timeout === 0) return 'No timeout was accepted, so nothing was set.'
  if (!timer.minutes) return `${timeout} s fit the 8 bit time register as seconds.`
  const rounded = mode === 'mainline' ? 'Above 255 s' : `${timeout} s are above 255 s:`
  return `${rounded} the chip counts full minutes, rounded up: ${timer.value} min = ${periodOf(timer)} s.`
}

function whyPulse({ chip, timeout }: Watchdog, { mode, params }: WatchdogInput): string {
  if (timeout === 0 && mode !== 'mainline') return 'Not set: probe ended at the timeout.'
  const asked = params.pulseWidth
  const steps = pulseSteps(chip.type)
  const width = pulseWidthFor(asked, chip.type)
  if (width === null) return `${asked} ms is longer than the longest step, ${steps[3]} ms.`
  if (asked === 0) return 'A width of 0 asks for the level instead of a pulse.'
  const code = `${asked} ms needs the ${width.ms} ms step of ${steps.join(', ')} ms: code ${width.code}`
  return width.pulse
    ? `${code}, pulse mode.`
    : `${code}. But the mode keeps only the low 8 bits of ${asked}, which are 0: level mode.`
}

function whyHwRunning(
  { hwRunning }: Watchdog,
  { params }: WatchdogInput,
): readonly Reason<AlgorithmStep>[] {
  if (hwRunning === null) return []
  const why =
    params.startWithTimeout === 0
      ? `At load, bit 0 of 0x30 and bit 5 of 0xf5 ${hwRunning ? 'were both' : 'were not both'} set.`
      : 'start_withtimeout had it started.'
  return [{ of: 'hw_running', step: 'probe', why }]
}
