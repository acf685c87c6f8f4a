import { describe, expect, it } from 'vitest'
import { blankComments } from './blankComments.ts'

describe(blankComments, () => {
  it.each([
    ['a // b\nc', 'a     \nc'],
    ['a /* b\n */ c', 'a          c'],
    ['"http://x" // y', '"http://x"     '],
    ['"a\\"/*" /* b */', '"a\\"/*"        '],
    ['a /* b', 'a     '],
    ['"a /* b', '"a /* b'],
    ['"a\\', '"a\\'],
  ])('makes of %j', (text, expected) => {
    expect(blankComments(text)).toBe(expected)
  })

  it.each([
    ['comments', '/*'],
    ['strings', '"\\'],
    ['quotes', '\\"'],
  ])('reads a million %s without an end at once', (_name, piece) => {
    expect(blankComments(piece.repeat(1_000_000)).length).toBeGreaterThan(0)
  })
})
