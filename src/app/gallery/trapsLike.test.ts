import { describe, expect, it } from 'vitest'
import { trapsLike } from './trapsLike.ts'

const found = (query: string): number[] => trapsLike(query).map(({ number }) => number)

describe(trapsLike, () => {
  it('are all of them when nothing is asked', () => {
    expect(found(' ')).toHaveLength(57)
  })
  it.each([
    ['by number, whole', '5', [5]],
    ['by the mistake', 'panel bridge disabled', [16]],
    ['by the code', 'alias-stem', [28]],
    ['by the kernel function', 'mtk_dp_dt_parse', [46]],
    ['none', 'toaster', []],
  ])('%s', (_name, query, expected) => {
    expect(found(query)).toEqual(expected)
  })
})
