import type { DriverStep } from '../../base/reason.ts'

/**
 * The steps of the driver, with the function each belongs to in the seed
 * (drivers/watchdog/f71808e_wdt.c). Operations and reasons point at them.
 */
export const ALGORITHM_STEPS = {
  load: { title: 'Load the module', kernel: 'fintek_wdt_init' },
  find: { title: 'Find the chip', kernel: 'fintek_wdt_find' },
  probe: { title: 'Probe', kernel: 'fintek_wdt_probe' },
  setTimeout: { title: 'Set the timeout', kernel: 'watchdog_set_timeout' },
  setPulseWidth: { title: 'Set the pulse width', kernel: 'watchdog_set_pulse_width' },
  keepalive: { title: 'Keep alive', kernel: 'watchdog_keepalive' },
  pins: { title: 'Configure the pins', kernel: 'watchdog_start, *_pinconf' },
  start: { title: 'Start', kernel: 'watchdog_start' },
  startAtLoad: { title: 'Start at load', kernel: 'fintek_wdt_probe' },
  stop: { title: 'Stop', kernel: 'watchdog_stop' },
  open: { title: 'Open /dev/watchdog', kernel: 'watchdog_open' },
  write: { title: 'Take what is written', kernel: 'watchdog_write' },
  close: { title: 'Close /dev/watchdog', kernel: 'watchdog_release' },
  ioctl: { title: 'Answer an ioctl', kernel: 'watchdog_ioctl' },
  shutdown: { title: 'Hear of a shutdown', kernel: 'watchdog_notify_sys' },
  remove: { title: 'Let the chip go', kernel: 'fintek_wdt_remove' },
  outside: { title: 'Outside of the driver', kernel: 'none' },
  isRunning: { title: 'Look whether it runs', kernel: 'watchdog_is_running' },
} as const satisfies Readonly<Record<string, DriverStep>>

export type AlgorithmStep = keyof typeof ALGORITHM_STEPS
