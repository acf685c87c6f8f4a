import type { FieldDescription } from '../../base/fieldDescription.ts'

const U32_MAX = 0xffffffff

/** A device tree cell in seconds: what the binding allows is less than what the driver reads. */
const seconds = (name: string, title: string, unit = 's') =>
  ({ name, title, unit, min: 0, max: U32_MAX, default: null, kind: 'integer' }) as const

const flag = (name: string, title: string, byDefault = false) =>
  ({ name, title, unit: null, min: null, max: null, default: byDefault, kind: 'flag' }) as const

/** A step of the probe that is made to fail; 0 lets it succeed. Errnos end at MAX_ERRNO, 4095. */
const fault = (name: string, title: string) =>
  ({ name, title, unit: 'errno', min: -4095, max: 0, default: 0, kind: 'integer' }) as const

const text = (name: string, title: string, options: readonly string[]) =>
  ({ name, title, unit: null, min: null, max: null, default: null, kind: 'text', options }) as const

/** The inputs of the AT91SAM9 watchdog model. */
export const WATCHDOG_FIELDS = {
  mode: {
    name: 'mode',
    title: 'Driver version',
    unit: null,
    min: null,
    max: null,
    default: 'seed',
    kind: 'choice',
    options: ['seed', 'mainline'],
  },
  hz: {
    name: 'HZ',
    title: 'Kernel timer rate (CONFIG_HZ)',
    unit: '1/s',
    min: 1,
    max: 0x7fffffff,
    default: 100,
    kind: 'integer',
    options: [100, 128, 200, 250, 300, 500, 1000],
  },
  maxHeartbeatSec: seconds('dt.atmel,max-heartbeat-sec', 'Longest time between two pings'),
  minHeartbeatSec: seconds('dt.atmel,min-heartbeat-sec', 'Shortest time between two pings'),
  watchdogType: text('dt.atmel,watchdog-type', 'What a fault does', ['hardware', 'software']),
  resetType: text('dt.atmel,reset-type', 'What a reset reaches', ['all', 'proc']),
  disable: flag('dt.atmel,disable', 'Switch the watchdog off'),
  idleHalt: flag('dt.atmel,idle-halt', 'Stop counting while the processor idles'),
  dbgHalt: flag('dt.atmel,dbg-halt', 'Stop counting while the processor is debugged'),
  timeoutSec: seconds('dt.timeout-sec', 'Time user space has between two pings'),
  interrupts: flag('dt.interrupts', 'The interrupt can be mapped', true),
  heartbeat: {
    name: 'params.heartbeat',
    title: 'Module parameter heartbeat',
    unit: 's',
    min: -0x80000000,
    max: 0x7fffffff,
    default: 0,
    kind: 'integer',
  },
  nowayout: flag('params.nowayout', 'Module parameter nowayout'),
  mr: {
    name: 'hw.mr',
    title: 'Mode register as the bootloader left it',
    unit: null,
    min: 0,
    max: U32_MAX,
    default: 0x3fff2fff,
    kind: 'integer',
  },
  /** Left out: true unless the mode register holds its reset value. */
  mrLocked: { ...flag('hw.mr_locked', 'The one write is used up'), default: null },
  iomapFails: flag('faults.iomap', 'The registers cannot be mapped'),
  noResource: flag('faults.no_resource', 'There is no memory resource'),
  requestIrqFault: fault('faults.request_irq', 'What requesting the interrupt returns'),
  registerFault: fault('faults.register', 'What the watchdog core returns'),
  clockFault: fault('faults.clk', 'What enabling the slow clock returns (mainline)'),
} as const satisfies Readonly<Record<string, FieldDescription>>

/** The inputs of the formulas, which stand outside a probe. */
export const FORMULA_FIELDS = {
  formula: {
    name: 'formula',
    title: 'Formula',
    unit: null,
    min: null,
    max: null,
    default: null,
    kind: 'choice',
    options: [
      'ticks_to_hz',
      'ticks_to_hz_roundup',
      'hz_to_ticks',
      'ms_to_ticks',
      'ticks_to_ms',
      'secs_to_ticks',
      'ticks_to_secs',
    ],
  },
  t: seconds('t', 'Watchdog ticks', '1/256 s'),
  h: seconds('h', 'Jiffies', '1/HZ s'),
  ms: seconds('ms', 'Milliseconds', 'ms'),
  s: seconds('s', 'Seconds'),
} as const satisfies Readonly<Record<string, FieldDescription>>
