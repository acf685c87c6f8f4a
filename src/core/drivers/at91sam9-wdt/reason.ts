import type { DriverStep } from '../../base/reason.ts'

/**
 * The steps of the probe in the order the driver takes them, with the function each belongs to
 * (drivers/watchdog/at91sam9_wdt.c). Reasons and refusals point at them.
 */
export const PROBE_STEPS = {
  start: { title: 'Start values', kernel: 'at91wdt_probe' },
  map: { title: 'Map the registers', kernel: 'at91wdt_probe, of_at91wdt_init' },
  clock: { title: 'Enable the slow clock', kernel: 'at91wdt_probe' },
  node: { title: 'Read the node', kernel: 'of_at91wdt_init' },
  program: { title: 'Write the mode register', kernel: 'at91_wdt_init' },
  disabled: { title: 'Look whether the watchdog is off', kernel: 'at91_wdt_init' },
  window: { title: 'Check the window', kernel: 'at91_wdt_init' },
  period: { title: 'Choose the ping period', kernel: 'at91_wdt_init' },
  interrupt: { title: 'Request the interrupt', kernel: 'at91_wdt_init' },
  compare: { title: 'Compare the register with the wish', kernel: 'at91_wdt_init' },
  timeout: { title: 'Find the user-visible timeout', kernel: 'watchdog_init_timeout' },
  register: { title: 'Register the device', kernel: 'watchdog_register_device' },
} as const satisfies Readonly<Record<string, DriverStep>>

export type ProbeStep = keyof typeof PROBE_STEPS
