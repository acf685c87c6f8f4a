import { describe, expect, it } from 'vitest'
import { matchCompatible } from './matchCompatible.ts'

const TABLE = [{ compatible: 'a' }, { compatible: 'b,x' }, { compatible: 'c' }]

describe(matchCompatible, () => {
  it.each([
    ['the earliest string of the node decides, not the table order', 'c a', 'c'],
    ['strings the table lacks are passed over', 'zz b,x a', 'b,x'],
    ['letter case does not count', 'B,X', 'b,x'],
    ['a prefix is no match', 'b b,xx', null],
    ['a node without compatible matches nothing', '', null],
  ])('%s', (_, compatible, expected) => {
    expect(matchCompatible(TABLE, compatible.split(' '))?.compatible ?? null).toBe(expected)
  })

  it('takes the first of two rows with one string: a later one scores no better', () => {
    const rows = [
      { compatible: 'a', row: 1 },
      { compatible: 'A', row: 2 },
    ]
    expect(matchCompatible(rows, ['a'])?.row).toBe(1)
  })
})
