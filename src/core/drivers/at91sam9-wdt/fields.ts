import { choiceField, flagField, integerField, textField } from '../../base/describedField.ts'
import type { FieldDescription } from '../../base/fieldDescription.ts'

const U32_MAX = 0xffffffff

/** A device tree cell in seconds: what the binding allows is less than what the driver reads. */
const seconds = (name: string, title: string, unit = 's') =>
  integerField(name, title, unit, [0, U32_MAX], null)

/** A step of the probe that is made to fail; 0 lets it succeed. Errnos end at MAX_ERRNO, 4095. */
const fault = (name: string, title: string) => integerField(name, title, 'errno', [-4095, 0], 0)

/** The inputs of the AT91SAM9 watchdog model. */
export const WATCHDOG_FIELDS = {
  mode: choiceField('mode', 'Driver version', ['seed', 'mainline']),
  hz: {
    ...integerField('HZ', 'Kernel timer rate (CONFIG_HZ)', '1/s', [1, 0x7fffffff], 100),
    options: [100, 128, 200, 250, 300, 500, 1000],
  },
  maxHeartbeatSec: seconds('dt.atmel,max-heartbeat-sec', 'Longest time between two pings'),
  minHeartbeatSec: seconds('dt.atmel,min-heartbeat-sec', 'Shortest time between two pings'),
  watchdogType: textField('dt.atmel,watchdog-type', 'What a fault does', ['hardware', 'software']),
  resetType: textField('dt.atmel,reset-type', 'What a reset reaches', ['all', 'proc']),
  disable: flagField('dt.atmel,disable', 'Switch the watchdog off'),
  idleHalt: flagField('dt.atmel,idle-halt', 'Stop counting while the processor idles'),
  dbgHalt: flagField('dt.atmel,dbg-halt', 'Stop counting while the processor is debugged'),
  timeoutSec: seconds('dt.timeout-sec', 'Time user space has between two pings'),
  interrupts: flagField('dt.interrupts', 'The interrupt can be mapped', true),
  heartbeat: integerField(
    'params.heartbeat',
    'Module parameter heartbeat',
    's',
    [-0x80000000, 0x7fffffff],
    0,
  ),
  nowayout: flagField('params.nowayout', 'Module parameter nowayout'),
  mr: integerField(
    'hw.mr',
    'Mode register as the bootloader left it',
    null,
    [0, U32_MAX],
    0x3fff2fff,
  ),
  /** Left out: true unless the mode register holds its reset value. */
  mrLocked: { ...flagField('hw.mr_locked', 'The one write is used up'), default: null },
  iomapFails: flagField('faults.iomap', 'The registers cannot be mapped'),
  noResource: flagField('faults.no_resource', 'There is no memory resource'),
  requestIrqFault: fault('faults.request_irq', 'What requesting the interrupt returns'),
  registerFault: fault('faults.register', 'What the watchdog core returns'),
  clockFault: fault('faults.clk', 'What enabling the slow clock returns (mainline)'),
} as const satisfies Readonly<Record<string, FieldDescription>>

/** The inputs of the formulas, which stand outside a probe. */
export const FORMULA_FIELDS = {
  formula: {
    ...choiceField('formula', 'Formula', [
      'ticks_to_hz',
      'ticks_to_hz_roundup',
      'hz_to_ticks',
      'ms_to_ticks',
      'ticks_to_ms',
      'secs_to_ticks',
      'ticks_to_secs',
    ]),
    default: null,
  },
  t: seconds('t', 'Watchdog ticks', '1/256 s'),
  h: seconds('h', 'Jiffies', '1/HZ s'),
  ms: seconds('ms', 'Milliseconds', 'ms'),
  s: seconds('s', 'Seconds'),
} as const satisfies Readonly<Record<string, FieldDescription>>
