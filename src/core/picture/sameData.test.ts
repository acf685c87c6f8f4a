import { describe, expect, it } from 'vitest'
import { sameData, shared } from './sameData.ts'

describe(sameData, () => {
  it.each([
    [1, 1, true],
    [1, '1', false],
    [null, {}, false],
    [[], {}, false],
    [{ a: [1, { b: null }] }, { a: [1, { b: null }] }, true],
    [{ a: 1 }, { a: 1, b: undefined }, false],
    [{ a: undefined }, { b: undefined }, false],
    [[1, 2], [1], false],
  ])('%j and %j: %s', (a, b, expected) => {
    expect(sameData(a, b)).toBe(expected)
  })
})

describe(shared, () => {
  it('keeps the old object while nothing changed', () => {
    const old = { a: [1] }
    expect(shared(old, { a: [1] })).toBe(old)
    expect(shared(old, { a: [2] })).toEqual({ a: [2] })
    expect(shared(undefined, old)).toBe(old)
  })
})
