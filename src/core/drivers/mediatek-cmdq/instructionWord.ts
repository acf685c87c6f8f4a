/**
 * A GCE instruction as the CPU stores it: an unsigned 64-bit number, little-endian in memory.
 *
 * A double holds 53 bits, so a whole word is always a `bigint` here. Its parts fit a double: they
 * are `number`s kept unsigned with `>>> 0`, because JavaScript's bit operators answer signed ones.
 */
export type InstructionWord = bigint

/** The parts of a word: op code (8 bits), argument a (24 bits), argument b (32 bits). */
export interface WordParts {
  readonly op: number
  readonly argA: number
  readonly argB: number
}

/** Bytes of one instruction; also the distance of the JUMP that passes on to the next one. */
export const INSTRUCTION_SIZE = 8

/** enum cmdq_code in include/linux/mailbox/mtk-cmdq-mailbox.h; the seed emits the first five. */
export const OP = {
  MASK: 0x02,
  WRITE: 0x04,
  JUMP: 0x10,
  WFE: 0x20,
  EOC: 0x40,
  POLL: 0x08,
  READ_S: 0x80,
  WRITE_S: 0x90,
  WRITE_S_MASK: 0x91,
  LOGIC: 0xa0,
} as const

/** Bit 0 of the address field of WRITE and POLL: the mask in force applies. */
export const USE_MASK = 1
/** Bit 0 of argument b of EOC: raise the interrupt. */
export const EOC_IRQ_ENABLE = 1
/** Argument b of WFE, by what is asked of the event. Bit 31 update, 27..16 to, 15 wait, 11..0 for. */
export const WFE_ARGUMENT = {
  waitAndClear: 0x80008001,
  wait: 0x00008001,
  clear: 0x80000000,
  set: 0x80010000,
  acquire: 0x80018000,
} as const

/** Parts outside their width are a mistake of the caller: they would spill into another field. */
export function encodeWord({ op, argA, argB }: WordParts): InstructionWord {
  if (!fits(op, 0xff) || !fits(argA, 0xffffff) || !fits(argB, 0xffffffff))
    throw new RangeError(`Not an instruction: op ${op}, a ${argA}, b ${argB}`)
  return (BigInt(op) << 56n) | (BigInt(argA) << 32n) | BigInt(argB)
}

export const splitWord = (word: InstructionWord): WordParts => ({
  op: Number(word >> 56n),
  argA: Number((word >> 32n) & 0xffffffn),
  argB: Number(word & 0xffffffffn),
})

/** The low 32 bits of any whole number, as C assigns it to a u32. */
export const toU32 = (value: bigint): number => Number(BigInt.asUintN(32, value))

const EOC_WORD = encodeWord({ op: OP.EOC, argA: 0, argB: EOC_IRQ_ENABLE })

/**
 * Whether the helper takes a packet for closed. It keeps no flag: it compares the second word from
 * the end with the EOC it would write, and looks at nothing else. cmdq_pkt_is_finalized(), seed 001.
 */
export const isClosed = (words: readonly InstructionWord[]): boolean => words.at(-2) === EOC_WORD

function fits(value: number, max: number): boolean {
  return Number.isInteger(value) && value >= 0 && value <= max
}
