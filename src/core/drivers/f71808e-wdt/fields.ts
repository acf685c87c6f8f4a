import { choiceField, flagField, integerField, textField } from '../../base/describedField.ts'
import type { FieldDescription } from '../../base/fieldDescription.ts'
import { DRIVER_MODES } from './chips.ts'
import { MAX_TIMEOUT } from './timerValue.ts'

const U8_MAX = 0xff
const U16_MAX = 0xffff
const U32_MAX = 0xffffffff
const INT = [-0x80000000, 0x7fffffff] as const

/** A call that is made to fail; 0 lets it succeed. Errnos end at MAX_ERRNO, 4095. */
const fault = (name: string, title: string) => integerField(name, title, 'errno', [-4095, 0], 0)

/** The module parameters, in the order the driver declares and the export writes them. */
export const PARAMETER_FIELDS = {
  forceId: {
    ...integerField(
      'params.force_id',
      'Use this device id instead of the one read',
      null,
      [0, U16_MAX],
      0,
    ),
    driverTakes: '0 to read the chip, or an id it knows',
  },
  timeout: {
    ...integerField('params.timeout', 'Time between two pings', 's', INT, 60),
    driverTakes: `1 to ${MAX_TIMEOUT} s (255 min)`,
  },
  pulseWidth: {
    ...integerField('params.pulse_width', 'Width of the reset pulse', 'ms', [0, U32_MAX], 125),
    options: [0, 1, 25, 30, 125, 150, 5000, 6000],
    driverTakes: '0 (level) to 5000 ms, on F71868 to 6000 ms',
  },
  f71862fgPin: {
    ...integerField('params.f71862fg_pin', 'Reset pin of the F71862FG', null, [0, U32_MAX], 63),
    options: [56, 63],
    driverTakes: '56 or 63, whatever the chip',
  },
  nowayout: flagField('params.nowayout', 'Never stop once started'),
  startWithTimeout: {
    ...integerField(
      'params.start_withtimeout',
      'Start when loaded, with this first time',
      's',
      [0, U32_MAX],
      0,
    ),
    driverTakes: `0 (do not start), or 1 to ${MAX_TIMEOUT} s`,
  },
} as const satisfies Readonly<Record<string, FieldDescription>>

/** The inputs that stand once. */
export const WATCHDOG_FIELDS = {
  mode: choiceField('mode', 'Driver version', DRIVER_MODES),
  ...PARAMETER_FIELDS,
  miscRegister: fault('faults.misc_register', 'What registering the misc device returns'),
  rebootNotifier: fault('faults.reboot_notifier', 'What registering for reboots returns'),
  register: fault('faults.register', 'What the watchdog core returns (mainline)'),
  portIo: flagField('port_io', 'List single port accesses too'),
} as const satisfies Readonly<Record<string, FieldDescription>>

/** What stands behind one address: 'ports.0x2e', 'ports.0x4e'. */
export const portFields = (port: string) =>
  ({
    devid: integerField(`${port}.devid`, 'Device id', null, [0, U16_MAX], null),
    manid: integerField(`${port}.manid`, 'Vendor id', null, [0, U16_MAX], 0x1934),
    rev: integerField(`${port}.rev`, 'Revision', null, [0, U8_MAX], 0),
    busy: flagField(`${port}.busy`, 'Held by somebody who does not share'),
  }) as const satisfies Readonly<Record<string, FieldDescription>>

/** Start value of one register: 'ports.0x2e.regs.0x2b'. */
export const registerField = (name: string): FieldDescription =>
  integerField(name, 'Register at the start', null, [0, U8_MAX], 0)

/** The number or text of an action: 'actions.1.settimeout'. */
export const actionFields = (action: string) =>
  ({
    settimeout: integerField(`${action}.settimeout`, 'New timeout', 's', INT, null),
    write: textField(`${action}.write`, 'Text written to /dev/watchdog', ['V']),
    busy: flagField(`${action}.busy`, 'The ports are taken'),
  }) as const satisfies Readonly<Record<string, FieldDescription>>
