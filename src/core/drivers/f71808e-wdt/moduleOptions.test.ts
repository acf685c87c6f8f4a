import { describe, expect, it } from 'vitest'
import { moduleOptions } from './moduleOptions.ts'
import type { ModuleParameters } from './watchdogInput.ts'

const DEFAULTS: ModuleParameters = {
  forceId: 0,
  timeout: 60,
  pulseWidth: 125,
  f71862fgPin: 63,
  nowayout: false,
  startWithTimeout: 0,
}

describe(moduleOptions, () => {
  it('is empty when nothing differs from the defaults', () => {
    expect(moduleOptions(DEFAULTS)).toEqual({ modprobe: '', kernelCommandLine: '' })
  })

  it('names what differs, as a file and as kernel command line', () => {
    expect(moduleOptions({ ...DEFAULTS, pulseWidth: 25, timeout: 300 })).toEqual({
      modprobe:
        '# /etc/modprobe.d/f71808e_wdt.conf\noptions f71808e_wdt timeout=300 pulse_width=25\n',
      kernelCommandLine: 'f71808e_wdt.timeout=300 f71808e_wdt.pulse_width=25',
    })
  })

  it('keeps the order of the parameters', () => {
    const all: ModuleParameters = {
      startWithTimeout: 30,
      nowayout: true,
      f71862fgPin: 56,
      pulseWidth: 0,
      timeout: -1,
      forceId: 0x541,
    }
    expect(moduleOptions(all).modprobe).toContain(
      'f71808e_wdt force_id=0x0541 timeout=-1 pulse_width=0 f71862fg_pin=56 nowayout=1 start_withtimeout=30\n',
    )
  })
})
