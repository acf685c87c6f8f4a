import { OP, type WordParts } from './instructionWord.ts'

export type InstructionKind =
  | 'MASK'
  | 'MOVE'
  | 'WRITE'
  | 'POLL'
  | 'JUMP'
  | 'WFE'
  | 'EOC'
  | 'READ_S'
  | 'WRITE_S'
  | 'WRITE_S_MASK'
  | 'LOGIC'
  | 'UNKNOWN'

/** Bit 55 of a word: the destination is a general purpose register of the GCE (mainline's dst_t). */
const TO_REGISTER = 0x800000

/**
 * Which instruction a word is. The op code decides, but for 0x02: a MASK has nothing in argument a,
 * and mainline moves an address into a GCE register with the same op code.
 */
export function instructionKind({ op, argA }: Pick<WordParts, 'op' | 'argA'>): InstructionKind {
  switch (op) {
    case OP.MASK:
      if (argA === 0) return 'MASK'
      return (argA & TO_REGISTER) !== 0 ? 'MOVE' : 'UNKNOWN'
    case OP.WRITE:
      return 'WRITE'
    case OP.POLL:
      return 'POLL'
    case OP.JUMP:
      return 'JUMP'
    case OP.WFE:
      return 'WFE'
    case OP.EOC:
      return 'EOC'
    case OP.READ_S:
      return 'READ_S'
    case OP.WRITE_S:
      return 'WRITE_S'
    case OP.WRITE_S_MASK:
      return 'WRITE_S_MASK'
    case OP.LOGIC:
      return 'LOGIC'
    default:
      return 'UNKNOWN'
  }
}
