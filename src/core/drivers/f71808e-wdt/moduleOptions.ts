import { hexDigits } from '../../base/hex.ts'
import { PARAMETER_FIELDS } from './fields.ts'
import type { ModuleParameters } from './watchdogInput.ts'

export interface ModuleOptions {
  /** A file for /etc/modprobe.d, '' when every parameter has its default. */
  readonly modprobe: string
  /** For a built-in driver; '' as above. */
  readonly kernelCommandLine: string
}

/**
 * The parameters that differ from their defaults, ready to paste. No device tree node exists for
 * a chip on the LPC bus of a PC. `nowayout` counts as off by default (CONFIG_WATCHDOG_NOWAYOUT=n).
 */
export function moduleOptions(params: ModuleParameters): ModuleOptions {
  const assignments = [
    differs('forceId', params) && `force_id=0x${hexDigits(params.forceId, 4)}`,
    differs('timeout', params) && `timeout=${params.timeout}`,
    differs('pulseWidth', params) && `pulse_width=${params.pulseWidth}`,
    differs('f71862fgPin', params) && `f71862fg_pin=${params.f71862fgPin}`,
    differs('nowayout', params) && 'nowayout=1',
    differs('startWithTimeout', params) && `start_withtimeout=${params.startWithTimeout}`,
  ].filter((it) => it !== false)
  if (assignments.length === 0) return { modprobe: '', kernelCommandLine: '' }
  return {
    modprobe: `# /etc/modprobe.d/f71808e_wdt.conf\noptions f71808e_wdt ${assignments.join(' ')}\n`,
    kernelCommandLine: assignments.map((it) => `f71808e_wdt.${it}`).join(' '),
  }
}

const differs = (key: keyof ModuleParameters, params: ModuleParameters): boolean =>
  params[key] !== PARAMETER_FIELDS[key].default
