import { chipState } from './chipState.ts'
import { identityOf, logName } from './chips.ts'
import { isPinAccepted } from './loadModule.ts'
import { portsAfter, type WatchdogRun } from './runWatchdog.ts'
import { periodOf } from './timerValue.ts'
import type { Watchdog } from './watchdog.ts'

/** Something about this answer that surprises, or a defect of the driver that shows in it. */
export interface WatchdogNote {
  readonly code: string
  readonly severity: 'warning' | 'info'
  readonly message: string
}

/** What the review of 2020-11-08 asked of the seed, for a reader of that patch. */
export const REVIEW_REMARKS = [
  'The patch does more than move to a platform driver; the other changes belong in patches of their own.',
  'Chips should go on being told apart by a type: two ids share one type, so ids only complicate.',
  'identity_override gains little.',
  'The macro around an unnamed struct is hard to read, and the style checker rejects it.',
  'What a device needs to know is better passed as platform data.',
  'The old switch over the ids could have stayed.',
  'The list of addresses does not change, so there is no reason to drop its `static`.',
  'The driver should be registered only after a chip was found.',
] as const satisfies readonly string[]

/** The notes for one run, in the order of the driver's steps. */
export const notesOf = (run: WatchdogRun): readonly WatchdogNote[] =>
  RULES.flatMap((rule) => rule(run) ?? [])

/** A note where it applies to the run, null elsewhere. */
type Rule = (run: WatchdogRun) => WatchdogNote | null

/** A rule about a chip that was found. */
const onWatchdog =
  (rule: (watchdog: Watchdog, run: WatchdogRun) => WatchdogNote | null): Rule =>
  (run) =>
    run.watchdog === null ? null : rule(run.watchdog, run)

const warning = (code: string, message: string): WatchdogNote => ({
  code,
  severity: 'warning',
  message,
})

const info = (code: string, message: string): WatchdogNote => ({ code, severity: 'info', message })

/** Before v5.15, where the driver has its own misc device and keeps seconds as given. */
const ownDevice = ({ input }: WatchdogRun): boolean => input.mode !== 'mainline'

const RULES: readonly Rule[] = [
  ({ watchdog, input }) =>
    input.mode === 'seed' && watchdog === null && isPinAccepted(input.params.f71862fgPin)
      ? warning(
          'driver-stays-registered',
          'The patch registers its platform driver before it looks for a chip and leaves it registered when there is none.',
        )
      : null,
  onWatchdog((_, { input }) =>
    input.mode === 'seed'
      ? warning(
          'uninitialised-port',
          'As posted, this patch uses an uninitialised port number for the first access in probe and for the start at load; shown is the found port, which the second patch of the series uses.',
        )
      : null,
  ),
  onWatchdog((_, { input }) =>
    input.mode === 'seed'
      ? warning(
          'identity-copy',
          'The patch copies 32 bytes of identity from a shorter string; what follows its end is foreign memory. Shown is the text up to the end.',
        )
      : null,
  ),
  onWatchdog(({ chip }, { input }) =>
    logName(chip, input.mode) !== identityOf(chip)
      ? info(
          'identity-kept',
          `The log and the device say "${logName(chip, input.mode)}", programs are still told "${identityOf(chip)}".`,
        )
      : null,
  ),
  onWatchdog(({ chip, base }, run) =>
    ownDevice(run) && chipState(portsAfter(run, 0)[base], chip.type).running
      ? warning(
          'running-at-load',
          'The watchdog was already counting. Probe does not look, so nobody keeps it alive until a program does.',
        )
      : null,
  ),
  ({ init, probe }) =>
    init === 0 && probe !== 0
      ? warning(
          'probe-error-hidden',
          'Loading the module reports success although probe failed: there is no /dev/watchdog.',
        )
      : null,
  onWatchdog(({ timer, timeout }, run) =>
    ownDevice(run) && periodOf(timer) !== timeout
      ? info(
          'period-rounded',
          `The chip counts ${periodOf(timer)} s; programs read back ${timeout} s, from v5.15 on ${periodOf(timer)} s.`,
        )
      : null,
  ),
  onWatchdog(({ timeout }, run) =>
    !ownDevice(run) && timeout === 0
      ? warning('time-zero', 'No usable timeout was given, and v5.15 and later go on with 0.')
      : null,
  ),
  onWatchdog(({ pulseCode, pulse }, { input }) =>
    pulseCode > 0 && !pulse
      ? warning(
          'pulse-lost',
          `pulse_width=${input.params.pulseWidth} is a multiple of 256, which the driver’s 8 bit mode holds as 0: the output stays at its level instead of pulsing.`,
        )
      : null,
  ),
  (run) => {
    const { startWithTimeout, timeout } = run.input.params
    const overridden = startWithTimeout !== 0 && startWithTimeout !== timeout
    return ownDevice(run) && run.probe === 0 && overridden
      ? warning(
          'first-period-only',
          `start_withtimeout=${startWithTimeout} holds for the first period alone; the first ping goes back to ${timeout} s.`,
        )
      : null
  },
  (run) =>
    !ownDevice(run) && run.input.actions.length > 0
      ? info(
          'mainline-loading-only',
          'From v5.15 on /dev/watchdog belongs to the watchdog core, so only loading is shown; the actions were left out.',
        )
      : null,
]
