import type { Entries } from '../../core/base/fieldReader.ts'
import { hex } from '../../core/base/hex.ts'

/** What the workbench is used for: building a packet, or reading one. */
export type CmdqKind = 'packet' | 'decode'

export const kindOf = ({ kind }: Entries): CmdqKind => (kind === 'decode' ? 'decode' : 'packet')

/** Keys of each kind; the workbench keeps those of both, so that going back and forth loses nothing. */
const DECODE_KEYS = ['kind', 'words', 'bytes']

/** The model's `in` object for what is being looked at, the rest left out. */
export function modelInput(input: Entries): Entries {
  const isDecode = kindOf(input) === 'decode'
  return Object.fromEntries(
    Object.entries(input).filter(
      ([key]) => key === 'kind' || DECODE_KEYS.includes(key) === isDecode,
    ),
  )
}

/**
 * Text somebody pasted: 64-bit words where it holds a '0x' or a comma, else a memory dump in hex. The
 * other of the two keys is taken out.
 */
export function withPasted({ words: _words, bytes: _bytes, ...input }: Entries, text: string) {
  const isWords = /0x|,/i.test(text)
  return isWords
    ? { ...input, words: text.split(/[\s,;]+/).filter(Boolean) }
    : { ...input, bytes: text }
}

/** The text `withPasted` would read so. */
export function pastedText({ words, bytes }: Entries): string {
  if (Array.isArray(words)) return words.map(String).join('\n')
  return typeof bytes === 'string' ? bytes : ''
}

/** The same input, set to read the words it gave. */
export const readWordsOf = (input: Entries, words: readonly bigint[]): Entries => ({
  ...withPasted(input, words.map((word) => hex(word, 16)).join('\n') || '0x'),
  kind: 'decode',
})
