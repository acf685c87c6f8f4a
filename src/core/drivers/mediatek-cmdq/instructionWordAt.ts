import type { Disassembly, Instruction } from './disassemble.ts'
import { type InstructionField, instructionFields } from './instructionFields.ts'
import type { InstructionWord } from './instructionWord.ts'
import type { PacketNames } from './packetNames.ts'

/**
 * The fields of a word that say something, by names of their own: bits no helper uses are left out
 * while they are 0.
 */
const instructionParts = (word: InstructionWord, names: PacketNames): readonly InstructionField[] =>
  instructionFields(word, names).flatMap((field) => {
    const { name, msb, lsb, value } = field
    if (name !== 'unused') return [field]
    return value === 0 ? [] : [{ ...field, name: `unused ${msb}..${lsb}` }]
  })

/** An instruction as a table of words shows it: its bits, their fields, what it does, what is odd. */
interface ShownWord extends Pick<Instruction, 'text' | 'problems'> {
  readonly value: InstructionWord
  readonly fields: readonly InstructionField[]
}

/** The instruction at a place, for a table that does not ask for all of them. */
export const instructionWordAt =
  ({ instructions, names }: Disassembly) =>
  (index: number): ShownWord => {
    const instruction = instructions[index]
    if (instruction === undefined) throw new Error(`No instruction ${index}`)
    const { raw, text, problems } = instruction
    return { value: raw, fields: instructionParts(raw, names), text, problems }
  }
