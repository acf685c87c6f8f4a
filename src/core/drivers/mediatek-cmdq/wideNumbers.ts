import { hex } from '../../base/hex.ts'
import type { PacketOp, PacketProgram } from './assemblePacket.ts'
import { isWide } from './lintPacket.ts'

/**
 * The numbers of a call that have to fit an instruction's 32 bits, by their key in the model's `in`
 * object. An address counts as the GCE gets it, shifted.
 */
export function numbersOf(op: PacketOp, shift: number): Readonly<Record<string, bigint>> {
  switch (op.op) {
    case 'write':
    case 'poll':
      return { offset: op.offset, value: op.value }
    case 'write_mask':
    case 'poll_mask':
      return { offset: op.offset, value: op.value, mask: op.mask }
    case 'assign':
      return { value: op.value }
    case 'jump_abs':
      return { addr: op.address >> BigInt(shift) }
    case 'wfe':
    case 'clear_event':
    case 'set_event':
    case 'acquire_event':
    case 'finalize':
    case 'flush_async':
    case 'flush':
    case 'eoc':
    case 'jump_rel':
      return {}
  }
}

/**
 * A sentence for each number of a program that 32 bits do not hold. The helper takes such a number
 * modulo 2^32 and the words come out well formed, only not as meant: whoever shows words asks first.
 */
export const wideNumbers = ({ ops, settings }: PacketProgram): readonly string[] =>
  ops.flatMap(({ op }, at) =>
    Object.entries(numbersOf(op, settings.shift))
      .filter(([, number]) => isWide(number))
      .map(
        ([key, number]) =>
          `ops[${at}].${key} is ${number < 0n ? number : hex(number)}; 32 bits hold -0x80000000..0xffffffff, and the helper would go on with ${hex(BigInt.asUintN(32, number), 8)}.`,
      ),
  )
