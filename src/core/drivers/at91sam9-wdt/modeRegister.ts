import { ticksToMs } from './ticks.ts'

/**
 * WDT_MR, the watchdog's mode register, and the two registers beside it.
 * Facts: drivers/watchdog/at91sam9_wdt.h.
 */

/** Mode register after a reset. */
export const MR_RESET = 0x3fff2fff
/** All bits that exist; 31..30 are reserved and read 0. */
export const MR_IMPLEMENTED = 0x3fffffff

const WDV = 0x00000fff
export const WDFIEN = 0x00001000
export const WDRSTEN = 0x00002000
export const WDRPROC = 0x00004000
export const WDDIS = 0x00008000
export const WDD = 0x0fff0000
export const WDDBGHLT = 0x10000000
export const WDIDLEHLT = 0x20000000

/** What the driver writes to WDT_CR to restart the counter: the key 0xa5 and bit 0. */
export const RESTART = 0xa5000001

/** The registers, by byte offset from the base address. */
export const WATCHDOG_REGISTERS = [
  { offset: 0x00, name: 'CR', title: 'control, written: bit 0 restarts, bits 31..24 hold the key' },
  { offset: 0x04, name: 'MR', title: 'mode, written once after a reset' },
  {
    offset: 0x08,
    name: 'SR',
    title: 'status, read: bit 0 underflow, bit 1 restart at a wrong time',
  },
] as const

/** One bit field of a mode register value. */
export interface RegisterField {
  readonly name: string
  readonly msb: number
  readonly lsb: number
  readonly value: number
  /** What this value makes the chip do. */
  readonly meaning: string
}

interface FieldLayout {
  readonly name: string
  readonly msb: number
  readonly lsb: number
  readonly says: (value: number) => string
}

const oneBit = (name: string, bit: number, set: string, clear: string): FieldLayout => ({
  name,
  msb: bit,
  lsb: bit,
  says: (value) => (value === 1 ? set : clear),
})

const LAYOUT: readonly FieldLayout[] = [
  {
    name: 'WDV',
    msb: 11,
    lsb: 0,
    says: (value) => `counts ${value + 1} ticks of 1/256 s, ${ticksToMs(value)} ms`,
  },
  oneBit('WDFIEN', 12, 'a fault raises the interrupt', 'a fault raises no interrupt'),
  oneBit('WDRSTEN', 13, 'a fault resets', 'a fault does not reset'),
  oneBit('WDRPROC', 14, 'the reset is for the processor only', 'the reset is for the whole chip'),
  oneBit('WDDIS', 15, 'the watchdog is off', 'the watchdog runs'),
  {
    name: 'WDD',
    msb: 27,
    lsb: 16,
    says: (value) => `a restart is legal once the counter is at ${value} or below`,
  },
  oneBit('WDDBGHLT', 28, 'stops in debug state', 'runs on in debug state'),
  oneBit('WDIDLEHLT', 29, 'stops in idle state', 'runs on in idle state'),
]

export const reloadTicks = (mr: number): number => mr & WDV
export const deltaTicks = (mr: number): number => (mr & WDD) >>> 16

/** Ticks after a restart before the next one is legal; 0 when it always is. */
export const windowOpensAt = (mr: number): number => Math.max(0, reloadTicks(mr) - deltaTicks(mr))

/** The bit fields of a mode register value, lowest first; reserved bits have none. */
export function describeModeRegister(mr: number): readonly RegisterField[] {
  return LAYOUT.map(({ name, msb, lsb, says }) => {
    const value = (mr >>> lsb) & ((1 << (msb - lsb + 1)) - 1)
    return { name, msb, lsb, value, meaning: says(value) }
  })
}
