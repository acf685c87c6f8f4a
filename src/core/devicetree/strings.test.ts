import { describe, expect, it } from 'vitest'
import { decodeText } from './strings.ts'

/** As long as two of the longest pieces a text is made of, and one more. */
const LONGEST = 17
const LETTERS = 'abcdefghijklmnopq'
const lengths = Array.from({ length: LONGEST + 1 }, (_, length) => length)

describe(decodeText, () => {
  it.each(lengths)('reads %i letters as they are', (length) => {
    const bytes = Buffer.from(`<${LETTERS.slice(0, length)}>`)
    expect(decodeText(bytes, 1, 1 + length)).toBe(LETTERS.slice(0, length))
  })

  it.each(lengths.slice(1))('finds what is no letter anywhere in %i bytes', (length) => {
    for (let at = 0; at < length; at += 1) {
      const latin1 = Buffer.from(LETTERS.slice(0, length))
      latin1[at] = 0xe9 // no UTF-8 without what follows
      expect(decodeText(latin1, 0, length)).toBe(latin1.toString('latin1'))
      if (at + 2 > length) continue
      const utf8 = Buffer.from(LETTERS.slice(0, length))
      utf8.set([0xc3, 0xa9], at)
      expect(decodeText(utf8, 0, length)).toBe(utf8.toString('utf8'))
    }
  })
})
