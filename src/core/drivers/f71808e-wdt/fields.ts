import type { FieldDescription } from '../../base/fieldDescription.ts'
import { DRIVER_MODES } from './chips.ts'
import { MAX_TIMEOUT } from './timerValue.ts'

const U8_MAX = 0xff
const U16_MAX = 0xffff
const U32_MAX = 0xffffffff
const INT = { min: -0x80000000, max: 0x7fffffff } as const

const integer = <Limits extends Pick<FieldDescription, 'unit' | 'min' | 'max' | 'default'>>(
  name: string,
  title: string,
  limits: Limits,
) => ({ name, title, ...limits, kind: 'integer' as const })

const flag = (name: string, title: string) =>
  ({ name, title, unit: null, min: null, max: null, default: false, kind: 'flag' }) as const

/** A call that is made to fail; 0 lets it succeed. Errnos end at MAX_ERRNO, 4095. */
const fault = (name: string, title: string) =>
  integer(name, title, { unit: 'errno', min: -4095, max: 0, default: 0 })

/** The module parameters, in the order the driver declares and the export writes them. */
export const PARAMETER_FIELDS = {
  forceId: {
    ...integer('params.force_id', 'Use this device id instead of the one read', {
      unit: null,
      min: 0,
      max: U16_MAX,
      default: 0,
    }),
    driverTakes: '0 to read the chip, or an id it knows',
  },
  timeout: {
    ...integer('params.timeout', 'Time between two pings', { unit: 's', ...INT, default: 60 }),
    driverTakes: `1 to ${MAX_TIMEOUT} s (255 min)`,
  },
  pulseWidth: {
    ...integer('params.pulse_width', 'Width of the reset pulse', {
      unit: 'ms',
      min: 0,
      max: U32_MAX,
      default: 125,
    }),
    options: [0, 1, 25, 30, 125, 150, 5000, 6000],
    driverTakes: '0 (level) to 5000 ms, on F71868 to 6000 ms',
  },
  f71862fgPin: {
    ...integer('params.f71862fg_pin', 'Reset pin of the F71862FG', {
      unit: null,
      min: 0,
      max: U32_MAX,
      default: 63,
    }),
    options: [56, 63],
    driverTakes: '56 or 63, whatever the chip',
  },
  nowayout: flag('params.nowayout', 'Never stop once started'),
  startWithTimeout: {
    ...integer('params.start_withtimeout', 'Start when loaded, with this first time', {
      unit: 's',
      min: 0,
      max: U32_MAX,
      default: 0,
    }),
    driverTakes: `0 (do not start), or 1 to ${MAX_TIMEOUT} s`,
  },
} as const satisfies Readonly<Record<string, FieldDescription>>

/** The inputs that stand once. */
export const WATCHDOG_FIELDS = {
  mode: {
    name: 'mode',
    title: 'Driver version',
    unit: null,
    min: null,
    max: null,
    default: 'seed',
    kind: 'choice',
    options: DRIVER_MODES,
  },
  ...PARAMETER_FIELDS,
  miscRegister: fault('faults.misc_register', 'What registering the misc device returns'),
  rebootNotifier: fault('faults.reboot_notifier', 'What registering for reboots returns'),
  register: fault('faults.register', 'What the watchdog core returns (mainline)'),
  portIo: flag('port_io', 'List single port accesses too'),
} as const satisfies Readonly<Record<string, FieldDescription>>

/** What stands behind one address: 'ports.0x2e', 'ports.0x4e'. */
export const portFields = (port: string) =>
  ({
    devid: integer(`${port}.devid`, 'Device id', {
      unit: null,
      min: 0,
      max: U16_MAX,
      default: null,
    }),
    manid: integer(`${port}.manid`, 'Vendor id', {
      unit: null,
      min: 0,
      max: U16_MAX,
      default: 0x1934,
    }),
    rev: integer(`${port}.rev`, 'Revision', { unit: null, min: 0, max: U8_MAX, default: 0 }),
    busy: flag(`${port}.busy`, 'Held by somebody who does not share'),
  }) as const satisfies Readonly<Record<string, FieldDescription>>

/** Start value of one register: 'ports.0x2e.regs.0x2b'. */
export const registerField = (name: string): FieldDescription =>
  integer(name, 'Register at the start', { unit: null, min: 0, max: U8_MAX, default: 0 })

/** The number or text of an action: 'actions.1.settimeout'. */
export const actionFields = (action: string) =>
  ({
    settimeout: integer(`${action}.settimeout`, 'New timeout', {
      unit: 's',
      ...INT,
      default: null,
    }),
    write: {
      name: `${action}.write`,
      title: 'Text written to /dev/watchdog',
      unit: null,
      min: null,
      max: null,
      default: null,
      kind: 'text',
      options: ['V'],
    },
    busy: flag(`${action}.busy`, 'The ports are taken'),
  }) as const satisfies Readonly<Record<string, FieldDescription>>
