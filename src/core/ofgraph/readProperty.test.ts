import { describe, expect, it } from 'vitest'
import { cellAt, readStrings } from './readProperty.ts'

const bytes = (text: string): Uint8Array =>
  Uint8Array.from(text, (character) => character.charCodeAt(0))

describe(readStrings, () => {
  it.each<[string, string[]]>([
    ['', []],
    ['okay\0', ['okay']],
    ['one\0two\0', ['one', 'two']],
    ['no end', ['no end']],
    ['\0\0', ['', '']],
    ['a character for a byte: \xc3\xa4\0', ['a character for a byte: \xc3\xa4']],
  ])('takes %j to %j', (text, strings) => {
    expect(readStrings(bytes(text))).toEqual(strings)
  })

  it('reads what is longer than a call can have arguments', () => {
    for (const character of ['a', '\xe4']) {
      const [text] = readStrings(new Uint8Array(1 << 20).fill(character.charCodeAt(0)))
      expect(text === character.repeat(1 << 20)).toBe(true)
    }
  })
})

describe(cellAt, () => {
  const cells = Uint8Array.of(0xff, 0, 0, 1, 2)
  it.each([
    [0, 0xff000001],
    [1, 0x00000102],
    [2, null],
    [5, null],
  ])('reads the cell at %i as %s', (offset, cell) => {
    expect(cellAt(cells, offset)).toBe(cell)
  })
})
