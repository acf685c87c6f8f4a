import { describe, expect, it } from 'vitest'
import { freshLines } from './freshLines.ts'

describe(freshLines, () => {
  it.each([
    ['names a line put between others', 'a\nb', 'a\nx\nb', [2]],
    ['does not name lines that only moved', 'a\nb', 'b\na', []],
    ['counts a line that now stands there once more', 'a', 'a\na', [2]],
    ['passes over empty lines', 'a', 'a\n\n', []],
  ])('%s', (_name, before, after, expected) => {
    expect([...freshLines(before, after)]).toEqual(expected)
  })
})
