import { type InstructionField, instructionFields } from './instructionFields.ts'
import type { InstructionWord } from './instructionWord.ts'

/**
 * The fields of a word that say something, by names of their own: bits no helper uses are left out
 * while they are 0.
 */
export const instructionParts = (word: InstructionWord): readonly InstructionField[] =>
  instructionFields(word).flatMap((field) => {
    const { name, msb, lsb, value } = field
    if (name !== 'unused') return [field]
    return value === 0 ? [] : [{ ...field, name: `unused ${msb}..${lsb}` }]
  })
