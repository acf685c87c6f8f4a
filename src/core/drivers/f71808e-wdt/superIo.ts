import { CONFIGURATION_BIT, REGISTER } from './registers.ts'

/** The two index ports a Super-I/O chip can answer at; the data port is one above. */
export type PortBase = 0x2e | 0x4e
/** In the order the driver asks them. */
export const PORT_BASES = [0x2e, 0x4e] as const satisfies readonly PortBase[]

/** What stands behind one index port. Immutable: an operation makes a new one. */
export interface SuperIo {
  /** False: nothing there, every read is 0xff and writes go nowhere. */
  readonly present: boolean
  /** Between `enter` and `exit`. */
  readonly unlocked: boolean
  /** The selected logical device (register 0x07); null before the first select. */
  readonly device: number | null
  /**
   * Bytes by register; what is not listed is 0. Below 0x30 the chip's own, from 0x30 on those of
   * logical device 7, the only one the driver ever selects.
   */
  readonly registers: Readonly<Record<number, number>>
}

/** What the driver asks for: one call of its superio_*() helpers. */
export type SioRequest =
  | { readonly kind: 'enter' | 'exit' }
  | { readonly kind: 'select'; readonly device: number }
  | { readonly kind: 'read'; readonly register: number }
  | { readonly kind: 'write'; readonly register: number; readonly value: number }
  | { readonly kind: 'setBit' | 'clearBit'; readonly register: number; readonly bit: number }

/** A request carried out: `value` was read, `old` was read and `value` written back. */
export type SioOperation =
  | { readonly kind: 'enter' | 'exit' }
  | { readonly kind: 'select'; readonly device: number }
  | { readonly kind: 'read' | 'write'; readonly register: number; readonly value: number }
  | {
      readonly kind: 'setBit' | 'clearBit'
      readonly register: number
      readonly bit: number
      readonly old: number
      readonly value: number
    }

export const read = (register: number): SioRequest => ({ kind: 'read', register })
export const write = (register: number, value: number): SioRequest => ({
  kind: 'write',
  register,
  value,
})
export const setBit = (register: number, bit: number): SioRequest => ({
  kind: 'setBit',
  register,
  bit,
})
export const clearBit = (register: number, bit: number): SioRequest => ({
  kind: 'clearBit',
  register,
  bit,
})

export interface Performed {
  readonly operation: SioOperation
  readonly after: SuperIo
}

/**
 * Carries out one request: a pure step from one state of the chip to the next.
 *
 * The chip is plain storage but for WDTMOUT_STS, bit 6 of 0xf5, which writing 1 clears and writing
 * 0 keeps. A changed bit is a read and a write, also where the bit already stood as wanted.
 */
export function perform(chip: SuperIo, request: SioRequest): Performed {
  switch (request.kind) {
    case 'enter':
      return { operation: request, after: { ...chip, unlocked: chip.present } }
    case 'exit':
      return { operation: request, after: { ...chip, unlocked: false } }
    case 'select':
      return {
        operation: request,
        after: chip.present ? { ...chip, device: request.device } : chip,
      }
    case 'read':
      return { operation: { ...request, value: registerOf(chip, request.register) }, after: chip }
    case 'write':
      return { operation: request, after: stored(chip, request.register, request.value) }
    case 'setBit':
    case 'clearBit': {
      const { kind, register, bit } = request
      const old = registerOf(chip, register)
      const value = kind === 'setBit' ? old | (1 << bit) : old & ~(1 << bit)
      return { operation: { ...request, old, value }, after: stored(chip, register, value) }
    }
  }
}

/** What a read of the register gives. */
export const registerOf = (chip: SuperIo, register: number): number =>
  chip.present ? (chip.registers[register] ?? 0) : 0xff

/** Bits that writing 1 clears, by register; all others are plain storage. */
const WRITE_ONE_CLEARS: Readonly<Record<number, number>> = {
  [REGISTER.configuration]: 1 << CONFIGURATION_BIT.timedOut,
}

function stored(chip: SuperIo, register: number, value: number): SuperIo {
  if (!chip.present) return chip
  const old = registerOf(chip, register)
  const clearable = WRITE_ONE_CLEARS[register] ?? 0
  const byte = (value & ~clearable) | (old & ~value & clearable)
  return { ...chip, registers: { ...chip.registers, [register]: byte } }
}
