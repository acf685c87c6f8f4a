import { describe, expect, it } from 'vitest'
import { encodeLike, fileContent } from './fileContent.ts'

const show = (bytes: readonly number[] | Uint8Array): string => {
  const content = fileContent(Uint8Array.from(bytes))
  switch (content.kind) {
    case 'text':
      return `${content.encoding}${content.hasMark ? ' marked' : ''}: ${content.text}`
    case 'blob':
      return 'blob'
    case 'other':
      return content.what
  }
}
const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text)

describe(fileContent, () => {
  it.each([
    ['ASCII', utf8('/ { };'), 'utf-8: / { };'],
    ['every length of UTF-8', utf8('é€😀'), 'utf-8: é€😀'],
    ['a byte order mark', [0xef, 0xbb, 0xbf, 0x61], 'utf-8 marked: a'],
    ['UTF-16 with its mark', [0xff, 0xfe, 0x61, 0, 0x3d, 0xd8, 0x00, 0xde], 'utf-16le marked: a😀'],
    ['big-endian UTF-16', [0xfe, 0xff, 0, 0x61], 'utf-16be marked: a'],
    ['bytes that are no UTF-8 as Latin-1', [0x61, 0xe9, 0x62], 'latin-1: aéb'],
    ['an overlong form as Latin-1', [0x61, 0xc0, 0xaf], 'latin-1: aÀ¯'],
    ['a surrogate as Latin-1', [0x61, 0xed, 0xa0, 0x80], 'latin-1: aí\u00a0\u0080'],
    ['a cut character as Latin-1', [0x61, 0xe2, 0x82], 'latin-1: aâ\u0082'],
    ['a character with a byte too many as Latin-1', [0xc3, 0xa9, 0xa9], 'latin-1: Ã©©'],
    ['the last character of Unicode', [0xf4, 0x8f, 0xbf, 0xbf], 'utf-8: \u{10ffff}'],
    [
      'what lies past the last character as Latin-1',
      [0xf4, 0x90, 0x80, 0x80],
      'latin-1: ô\u0090\u0080\u0080',
    ],
    ['a blob', [0xd0, 0x0d, 0xfe, 0xed, 0, 0], 'blob'],
    ['gzip', [0x1f, 0x8b, 8], 'is compressed with gzip: unpack it first'],
    ['an ELF file', [0x7f, 0x45, 0x4c, 0x46, 2, 1], 'is an ELF program'],
    ['nothing', [], 'is empty'],
    ['white space', utf8(' \r\n\t'), 'is empty'],
    ['zeros', new Uint8Array(100), 'holds binary data, not text'],
    ['one NUL in a text', utf8(`${'a'.repeat(200)}\0`), `utf-8: ${'a'.repeat(200)}\0`],
  ])('knows %s', (_name, bytes, expected) => {
    expect(show(bytes)).toBe(expected)
  })

  it.each([
    ['UTF-8', utf8('é')],
    ['UTF-8 with its mark', [0xef, 0xbb, 0xbf, 0xc3, 0xa9]],
    ['UTF-16', [0xff, 0xfe, 0x61, 0, 0x3d, 0xd8, 0x00, 0xde]],
    ['big-endian UTF-16', [0xfe, 0xff, 0, 0x61]],
    ['UTF-16 without a mark', [...utf8('abcdefgh')].flatMap((byte) => [byte, 0])],
    ['Latin-1', [0x61, 0xe9, 0x62]],
  ])('gives %s back as it was', (_name, given) => {
    const bytes = Uint8Array.from(given)
    const content = fileContent(bytes)
    expect(content.kind === 'text' && encodeLike(content.text, bytes)).toEqual(bytes)
  })

  it('leaves Latin-1 where a text has more than that', () => {
    expect(encodeLike('€', Uint8Array.from([0x61, 0xe9, 0x62]))).toEqual(utf8('€'))
  })

  it('decodes a text as the platform does', () => {
    const text = `${'/* 屏幕 😀 é */ '.repeat(2000)}${'屏é😀'.repeat(2000)}`
    const content = fileContent(utf8(text))
    expect(content.kind === 'text' && content.text).toBe(text)
  })
})
