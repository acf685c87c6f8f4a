import type { WatchdogMode } from './watchdogInput.ts'

/** A line of the kernel log. 'dev' lines get `at91_wdt <device>: ` in front of them on a console. */
export interface LogLine {
  readonly level: 'err' | 'warn' | 'info'
  readonly kind: 'dev' | 'pr' | 'core'
  readonly text: string
}

const devErr = (text: string): LogLine => ({ level: 'err', kind: 'dev', text })
const devWarn = (text: string): LogLine => ({ level: 'warn', kind: 'dev', text })

// The leading colons and "sorry" are the seed's own wording; its review asked to drop them.

export const mappingFailed = devErr('failed to map registers, aborting.')
export const clockFailed = devErr('Could not enable slow clock')

export const noInterrupt = (mode: WatchdogMode): LogLine =>
  devWarn(`failed to get IRQ from DT${mode === 'seed' ? '.' : ''}`)

export const watchdogDisabled = (mode: WatchdogMode): LogLine =>
  devErr(`${mode === 'seed' ? ': sorry, ' : ''}watchdog is disabled`)

/** Seed only. @param ratio - how many times the minimum fits the maximum, rounded down */
export const windowTooTight = (ratio: number): LogLine =>
  devErr(
    `: sorry, max-heartbeat should be at least 4 times min-heartbeat (max-heartbeat = ${ratio} x min-heartbeat)`,
  )

/** @param ms - the watchdog's time; mainline does not print it */
export const timerTooSlow = (mode: WatchdogMode, hz: number, ms: number): LogLine =>
  devErr(
    mode === 'seed'
      ? `: sorry, linux timer (${hz} Hz) cannot handle watchdog timeout (${ms} ms)`
      : 'heartbeat is too small for the system to handle it correctly',
  )

/** Mainline only. */
export const windowUnderFourJiffies = devWarn(
  'min heartbeat and max heartbeat might be too close for the system to handle it correctly',
)

/** Both values already masked. */
export const configuredDifferently = (mode: WatchdogMode, mr: number, wanted: number): LogLine =>
  devWarn(
    `${mode === 'seed' ? ': ' : ''}watchdog already configured differently (mr = ${mr.toString(16)} expecting ${wanted.toString(16)})`,
  )

export const enabled = (timeout: number, nowayout: boolean): LogLine => ({
  level: 'info',
  kind: 'pr',
  text: `at91sam9_wdt: enabled (heartbeat=${timeout} sec, nowayout=${nowayout ? 1 : 0})`,
})

/** Today's watchdog core; the device is not named by the model. */
const core = (level: 'err' | 'warn', text: string): LogLine => ({
  level,
  kind: 'core',
  text: `watchdog: <dev>: ${text}`,
})

/** @param seconds - as unsigned 32 bit, so a negative parameter shows as a huge number */
export const timeoutOutOfRange = (source: 'driver' | 'DT', seconds: number): LogLine =>
  core('err', `${source} supplied timeout (${seconds}) out of range`)

export const fallingBack = (seconds: number): LogLine =>
  core('warn', `falling back to default timeout (${seconds})`)

/** What the driver prints later, outside the probe. */
export const LATER_MESSAGES = [
  {
    when: 'user space missed its deadline',
    level: 'crit',
    text: 'at91sam9_wdt: I will reset your machine !',
  },
  {
    when: 'software type, at the fault',
    level: 'crit',
    text: 'at91sam9_wdt: at91sam9 WDT software reset',
  },
  {
    when: 'the software reset came back',
    level: 'crit',
    text: "at91sam9_wdt: Reboot didn't ?????",
  },
  {
    when: 'the driver is removed',
    level: 'warn',
    text: 'at91sam9_wdt: I quit now, hardware will probably reboot!',
  },
] as const
