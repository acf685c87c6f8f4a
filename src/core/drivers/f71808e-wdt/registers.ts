import type { ChipType } from './chips.ts'
import { pulseSteps } from './pulseWidth.ts'

/** Register numbers (the SIO_REG_*, F71808FG_REG_* and F81865_REG_* defines of the driver). */
export const REGISTER = {
  logicalDevice: 0x07,
  deviceIdHigh: 0x20,
  deviceIdLow: 0x21,
  revision: 0x22,
  vendorIdHigh: 0x23,
  vendorIdLow: 0x24,
  clockSelect: 0x26,
  /** ROM address select; on F81866 and F81966 the port select. */
  romAddressSelect: 0x27,
  tsiLevelSelect: 0x28,
  multiFunction1: 0x29,
  multiFunction2: 0x2a,
  multiFunction3: 0x2b,
  gpio1Enable: 0x2c,
  deviceEnable: 0x30,
  outputF71: 0xf0,
  configuration: 0xf5,
  time: 0xf6,
  outputF81: 0xfa,
} as const

/** The watchdog's logical device (SIO_F71808FG_LD_WDT). */
export const WATCHDOG_DEVICE = 0x07

/** Bits of 0xf5, the watchdog configuration (F71808FG_FLAG_*). */
export const CONFIGURATION_BIT = { timedOut: 6, enable: 5, pulse: 4, minutes: 3 } as const

/** One bit field with a value in it. */
export interface BitField {
  readonly name: string
  readonly msb: number
  readonly lsb: number
  readonly value: number
  /** What the value says; '' where it is a plain number or the driver does not tell. */
  readonly meaning: string
}

export interface RegisterView {
  readonly register: number
  readonly name: string
  readonly value: number
  /** Most significant first; bits the driver has no use for on this chip are left out. */
  readonly fields: readonly BitField[]
}

/** A register and its value as bit fields, as far as the driver knows them on this chip. */
export function decodeRegister(register: number, value: number, type: ChipType): RegisterView {
  const fields = FIELDS.filter((it) => it.register === register && appliesTo(it, type)).map(
    ({ name, msb, lsb, meanings }): BitField => {
      const bits = (value >> lsb) & ((1 << (msb - lsb + 1)) - 1)
      const meaning = name === 'pulse width' ? `${pulseSteps(type)[bits]} ms` : meanings[bits]
      return { name, msb, lsb, value: bits, meaning: meaning ?? '' }
    },
  )
  return { register, name: registerName(register, type), value, fields }
}

/** 'watchdog configuration' for 0xf5; 'register' for what the driver never touches. */
function registerName(register: number, type: ChipType): string {
  if (register === REGISTER.romAddressSelect && F81866_LIKE.includes(type)) return 'port select'
  return NAMES[register] ?? 'register'
}

const NAMES: Readonly<Record<number, string>> = {
  [REGISTER.logicalDevice]: 'logical device select',
  [REGISTER.deviceIdHigh]: 'device id, high byte',
  [REGISTER.deviceIdLow]: 'device id, low byte',
  [REGISTER.revision]: 'revision',
  [REGISTER.vendorIdHigh]: 'vendor id, high byte',
  [REGISTER.vendorIdLow]: 'vendor id, low byte',
  [REGISTER.clockSelect]: 'clock select',
  [REGISTER.romAddressSelect]: 'ROM address select',
  [REGISTER.tsiLevelSelect]: 'TSI level select',
  [REGISTER.multiFunction1]: 'multi function 1',
  [REGISTER.multiFunction2]: 'multi function 2',
  [REGISTER.multiFunction3]: 'multi function 3',
  [REGISTER.gpio1Enable]: 'GPIO1 enable',
  [REGISTER.deviceEnable]: 'logical device enable',
  [REGISTER.outputF71]: 'watchdog output',
  [REGISTER.configuration]: 'watchdog configuration',
  [REGISTER.time]: 'watchdog time',
  [REGISTER.outputF81]: 'watchdog output',
}

interface FieldRow {
  readonly register: number
  readonly name: string
  readonly msb: number
  readonly lsb: number
  /** By value; only what the driver's source says. */
  readonly meanings: Readonly<Record<number, string>>
  /** Chips on which the driver uses the field; left out for all. */
  readonly on?: readonly ChipType[]
}

const F81866_LIKE: readonly ChipType[] = ['f81866', 'f81966']
const OUTPUT_IN_FA: readonly ChipType[] = ['f81865', ...F81866_LIKE]
const OUTPUT_IN_F0: readonly ChipType[] = [
  'f71808fg',
  'f71862fg',
  'f71868',
  'f71869',
  'f71882fg',
  'f71889fg',
  'f81803',
]

const bit = (
  register: number,
  lsb: number,
  name: string,
  meanings: Readonly<Record<number, string>>,
  on?: readonly ChipType[],
): FieldRow => ({ register, name, msb: lsb, lsb, meanings, ...(on && { on }) })

const NOT_RESET = 'not the reset output'
const OFF_ON = { 0: 'off', 1: 'on' }

const FIELDS: readonly FieldRow[] = [
  bit(REGISTER.clockSelect, 3, 'TSI level bank', { 0: 'reachable' }, ['f81803']),
  bit(REGISTER.romAddressSelect, 6, 'SPI', { 0: 'off' }, ['f71862fg']),
  {
    register: REGISTER.romAddressSelect,
    name: 'GPIO bank, high part',
    msb: 3,
    lsb: 2,
    meanings: { 1: 'with bit 0 clear, 0x2c is GPIO1 enable' },
    on: F81866_LIKE,
  },
  bit(
    REGISTER.romAddressSelect,
    0,
    'GPIO bank, low part',
    { 0: 'with 01 in bits 3..2, 0x2c is GPIO1 enable' },
    F81866_LIKE,
  ),
  bit(REGISTER.tsiLevelSelect, 7, 'pin 27, first half', { 0: 'reset output, if bit 5 is 0 too' }, [
    'f81803',
  ]),
  bit(REGISTER.tsiLevelSelect, 5, 'pin 27, second half', { 0: 'reset output, if bit 7 is 0 too' }, [
    'f81803',
  ]),
  bit(REGISTER.multiFunction1, 4, 'GPIO14', { 0: 'reset output', 1: NOT_RESET }, [
    'f71868',
    'f71869',
  ]),
  bit(REGISTER.multiFunction1, 1, 'pin 56', { 0: NOT_RESET, 1: 'reset output' }, [
    'f71882fg',
    'f71862fg',
  ]),
  bit(REGISTER.multiFunction2, 3, 'pin 21', { 0: 'GPIO23 or reset output', 1: NOT_RESET }, [
    'f71808fg',
  ]),
  {
    register: REGISTER.multiFunction3,
    name: 'pin 40',
    msb: 5,
    lsb: 4,
    meanings: { 0: 'reset output', 1: NOT_RESET, 2: NOT_RESET, 3: NOT_RESET },
    on: ['f71889fg'],
  },
  bit(REGISTER.multiFunction3, 5, 'pin 70', { 0: 'reset output', 1: NOT_RESET }, ['f81865']),
  bit(REGISTER.multiFunction3, 4, 'pin 63', { 0: NOT_RESET, 1: 'reset output' }, ['f71862fg']),
  bit(REGISTER.multiFunction3, 3, 'pin 21', { 0: 'reset output', 1: NOT_RESET }, ['f71808fg']),
  bit(REGISTER.gpio1Enable, 5, 'pin 70', { 0: 'reset output', 1: 'GPIO15' }, F81866_LIKE),
  bit(REGISTER.deviceEnable, 0, 'device', OFF_ON),
  bit(REGISTER.outputF71, 7, 'output enable', OFF_ON, OUTPUT_IN_F0),
  bit(REGISTER.outputF81, 0, 'output enable', OFF_ON, OUTPUT_IN_FA),
  bit(REGISTER.configuration, CONFIGURATION_BIT.timedOut, 'timed out', {
    0: 'no',
    1: 'yes; writing 1 clears it',
  }),
  bit(REGISTER.configuration, CONFIGURATION_BIT.enable, 'enable', { 0: 'stopped', 1: 'counting' }),
  bit(REGISTER.configuration, CONFIGURATION_BIT.pulse, 'output mode', { 0: 'level', 1: 'pulse' }),
  bit(REGISTER.configuration, CONFIGURATION_BIT.minutes, 'unit', { 0: 'seconds', 1: 'minutes' }),
  { register: REGISTER.configuration, name: 'pulse width', msb: 1, lsb: 0, meanings: {} },
  { register: REGISTER.time, name: 'time', msb: 7, lsb: 0, meanings: {} },
]

const appliesTo = ({ on }: FieldRow, type: ChipType) => on === undefined || on.includes(type)
