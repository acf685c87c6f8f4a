import { INSTRUCTION_SIZE, type InstructionWord } from './instructionWord.ts'

export type MemoryImage =
  | { readonly kind: 'ok'; readonly words: readonly InstructionWord[] }
  | { readonly kind: 'failed'; readonly error: 'BAD_HEX'; readonly message: string }
  /** `length` in bytes, of the whole image. */
  | {
      readonly kind: 'failed'
      readonly error: 'TRUNCATED'
      readonly message: string
      readonly length: number
    }

const DIGITS = INSTRUCTION_SIZE * 2

/** Reads a memory dump: hex digits of bytes in memory order, spaces and line ends between them. */
export function readMemoryImage(text: string): MemoryImage {
  const digits = text.replace(/\s+/g, '')
  const bad = digits.search(/[^0-9a-f]/i)
  if (bad !== -1)
    return badHex(`'${digits.charAt(bad)}' is no hex digit; a dump is 0..9 and a..f without 0x.`)
  if (digits.length % 2 !== 0)
    return badHex(
      `${digits.length} hex ${digits.length === 1 ? 'digit is no whole byte' : 'digits are no whole bytes'}: a byte is two digits.`,
    )
  const length = digits.length / 2
  if (length % INSTRUCTION_SIZE !== 0) {
    const rest = length % INSTRUCTION_SIZE
    const message = `${length} bytes are no whole instructions of ${INSTRUCTION_SIZE}: ${rest} left over.`
    return { kind: 'failed', error: 'TRUNCATED', message, length }
  }
  const words = Array.from({ length: length / INSTRUCTION_SIZE }, (_, index) =>
    BigInt(`0x${swapBytes(digits.slice(index * DIGITS, (index + 1) * DIGITS))}`),
  )
  return { kind: 'ok', words }
}

/** The bytes of the words in memory order, as hex digits without separators. */
export const printMemoryImage = (words: readonly InstructionWord[]): string =>
  words.map((word) => swapBytes(word.toString(16).padStart(DIGITS, '0'))).join('')

/** Little-endian to the way numbers are written, and back. */
const swapBytes = (digits: string) => (digits.match(/../g) ?? []).reverse().join('')

const badHex = (message: string): MemoryImage => ({ kind: 'failed', error: 'BAD_HEX', message })
