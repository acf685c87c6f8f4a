import type { ChipType } from './chips.ts'
import { REGISTER } from './registers.ts'

/** One change of a register that turns a pin into the reset output. */
export type PinOperation = { readonly register: number; readonly why: string } & (
  | { readonly kind: 'setBit' | 'clearBit'; readonly bit: number }
  /** Read, AND, OR, write: several bits at once. */
  | { readonly kind: 'mask'; readonly and: number; readonly or: number }
)

/**
 * What the driver does to the pins of a chip, in order.
 *
 * Kernel: the switch over the chip in watchdog_start(); in the seed the *_pinconf() functions.
 *
 * @param f71862fgPin - 63 or 56; read on the F71862FG alone
 */
export function pinConfiguration(type: ChipType, f71862fgPin: number): readonly PinOperation[] {
  if (type === 'f71862fg') return f71862fgPin === 56 ? PIN_56 : F71862FG_PIN_63
  return OPERATIONS[type]
}

const change = (
  kind: 'setBit' | 'clearBit',
  register: number,
  bit: number,
  why: string,
): PinOperation => ({ kind, register, bit, why })

const mask = (register: number, and: number, or: number, why: string): PinOperation => ({
  kind: 'mask',
  register,
  and,
  or,
  why,
})

const PIN_56: readonly PinOperation[] = [
  change('setBit', REGISTER.multiFunction1, 1, 'Pin 56 becomes the reset output.'),
]

const F71862FG_PIN_63: readonly PinOperation[] = [
  change(
    'clearBit',
    REGISTER.romAddressSelect,
    6,
    'SPI shares pin 63 and has to be off before the pin can be used.',
  ),
  change('setBit', REGISTER.multiFunction3, 4, 'Pin 63 becomes the reset output.'),
]

const GPIO14: readonly PinOperation[] = [
  change('clearBit', REGISTER.multiFunction1, 4, 'GPIO14 becomes the reset output.'),
]

const GPIO15: readonly PinOperation[] = [
  mask(
    REGISTER.romAddressSelect,
    0xf6,
    0x04,
    'Bits 3..2 = 01 and bit 0 = 0 turn register 0x2c into GPIO1 enable.',
  ),
  change('clearBit', REGISTER.gpio1Enable, 5, 'Pin 70 (GPIO15) becomes the reset output.'),
]

const OPERATIONS: Readonly<Record<Exclude<ChipType, 'f71862fg'>, readonly PinOperation[]>> = {
  f71808fg: [
    change('clearBit', REGISTER.multiFunction2, 3, 'Pin 21 becomes GPIO23 or the reset output,'),
    change('clearBit', REGISTER.multiFunction3, 3, 'and of the two the reset output.'),
  ],
  f71868: GPIO14,
  f71869: GPIO14,
  f71882fg: PIN_56,
  f71889fg: [
    mask(REGISTER.multiFunction3, 0xcf, 0, 'Bits 5..4 = 00: pin 40 becomes the reset output.'),
  ],
  f81803: [
    change('clearBit', REGISTER.clockSelect, 3, 'The TSI level registers become reachable.'),
    mask(REGISTER.tsiLevelSelect, 0x5f, 0, 'Bits 7 and 5 = 0: pin 27 becomes the reset output.'),
  ],
  f81865: [change('clearBit', REGISTER.multiFunction3, 5, 'Pin 70 becomes the reset output.')],
  f81866: GPIO15,
  f81966: GPIO15,
}
