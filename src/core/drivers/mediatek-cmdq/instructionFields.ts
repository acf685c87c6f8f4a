import { hex } from '../../base/hex.ts'
import { type InstructionKind, instructionKind } from './instructionKind.ts'
import { type InstructionWord, splitWord } from './instructionWord.ts'
import { eventName, type PacketNames } from './packetNames.ts'
import { physicalAddress } from './registerDevice.ts'

/** One bit field of a word, ready to be drawn to scale. Bits count from 63 (first) to 0. */
export interface InstructionField {
  readonly name: string
  readonly msb: number
  readonly lsb: number
  /** The field alone, shifted down to bit 0. At most 32 bits wide. */
  readonly value: number
  /** What this value means, in a few words. */
  readonly meaning: string
}

/**
 * The bit fields of a word from bit 63 down to bit 0, without gap or overlap.
 *
 * Layouts: seed 001 (MASK, WRITE, WFE, EOC, JUMP); struct cmdq_instruction in mainline's
 * mtk-cmdq-helper.c for the rest.
 */
export function instructionFields(
  word: InstructionWord,
  names: PacketNames,
): readonly InstructionField[] {
  const kind = instructionKind(splitWord(word))
  return LAYOUTS[kind].map(({ name, msb, lsb, read }) => {
    const value = Number((word >> BigInt(lsb)) & ((1n << BigInt(msb - lsb + 1)) - 1n))
    return { name, msb, lsb, value, meaning: read(value, word, names) }
  })
}

interface FieldRow {
  readonly name: string
  readonly msb: number
  readonly lsb: number
  readonly read: (value: number, word: InstructionWord, names: PacketNames) => string
}

const row = (name: string, msb: number, lsb: number, read: FieldRow['read']): FieldRow => ({
  name,
  msb,
  lsb,
  read,
})

const unused = (msb: number, lsb: number): FieldRow =>
  row('unused', msb, lsb, (value) => (value === 0 ? 'always 0' : 'not 0, which no helper writes'))

const opCode = (what: string): FieldRow => row('op', 63, 56, (value) => `${hex(value, 2)}: ${what}`)
const value32 = (name: string): FieldRow => row(name, 31, 0, (value) => hex(value, 8))
const flag = (name: string, bit: number, on: string, off: string): FieldRow =>
  row(name, bit, bit, (value) => (value === 1 ? on : off))

/** WRITE and POLL: a register by subsystem and address. Bit 32 is taken from the address. */
const access = (what: string): readonly FieldRow[] => [
  opCode(what),
  row('subsys', 55, 48, (subsys, _word, { soc, windows }) => {
    const base = physicalAddress(windows, subsys, 0)
    return base === null ? `no window known on ${soc}` : `window at ${hex(base, 8)} on ${soc}`
  }),
  row('address', 47, 33, (value) => `address ${hex(value * 2, 4)} in the window`),
  flag('use mask', 32, 'only the bits of the mask in force', 'all 32 bits'),
  value32('value'),
]

/** Instructions on GCE registers. `sop` carries the register that holds the high address half. */
const scalar = (what: string): readonly FieldRow[] => [
  opCode(what),
  flag('dst_t', 55, 'destination is a GCE register', 'destination is no register'),
  flag('src_t', 54, 'source is a GCE register', 'source is a number'),
  flag('arg_c_t', 53, 'argument c is a GCE register', 'argument c is a number'),
  row('sop', 52, 48, (value) => `operator or register ${value}`),
  row('offset', 47, 32, (value) => hex(value, 4)),
  row('src_reg', 31, 16, (value) => hex(value, 4)),
  row('arg_c', 15, 0, (value) => hex(value, 4)),
]

const LAYOUTS: Readonly<Record<InstructionKind, readonly FieldRow[]>> = {
  MASK: [
    opCode('set the mask'),
    unused(55, 32),
    row('mask complement', 31, 0, (value) => `bits ${hex(~value >>> 0, 8)} may change`),
  ],
  MOVE: [
    opCode('load a GCE register'),
    flag('dst_t', 55, 'destination is a GCE register', 'destination is no register'),
    unused(54, 53),
    row('register', 52, 48, (value) => `GCE register ${value}`),
    unused(47, 32),
    value32('value'),
  ],
  WRITE: access('write a register'),
  POLL: access('wait for a register value'),
  JUMP: [
    opCode('jump'),
    unused(55, 33),
    flag('absolute', 32, 'to a physical address', 'by a distance'),
    row('target', 31, 0, (value, word) =>
      ((word >> 32n) & 1n) === 1n ? `to ${hex(value, 8)}` : `by ${value | 0} (signed)`,
    ),
  ],
  WFE: [
    opCode('wait for or update an event'),
    unused(55, 48),
    row(
      'event',
      47,
      32,
      (value, _word, names) =>
        eventName(names, value) ?? `event ${value}, known by number only on ${names.soc}`,
    ),
    flag('update', 31, 'set the event to the update value', 'leave the event as it is'),
    unused(30, 28),
    row('update value', 27, 16, (value) => (value === 0 ? '0: cleared' : String(value))),
    flag('wait', 15, 'wait for the wait value first', 'do not wait'),
    unused(14, 12),
    row('wait value', 11, 0, (value) => String(value)),
  ],
  EOC: [
    opCode('end of commands'),
    unused(55, 32),
    unused(31, 1),
    flag('interrupt', 0, 'raise the interrupt', 'no interrupt'),
  ],
  READ_S: scalar('read into a GCE register'),
  WRITE_S: scalar('write by address'),
  WRITE_S_MASK: scalar('write by address, masked'),
  LOGIC: scalar('calculate on GCE registers'),
  UNKNOWN: [opCode('unknown'), row('arg_a', 55, 32, (value) => hex(value, 6)), value32('arg_b')],
}
