import { describe, expect, it } from 'vitest'
import { graphOf, idOf } from '../../testing/graphOf.ts'
import { aliasNumber, splitAlias } from './aliases.ts'

// of_alias_scan(), as told in the notes on the kernel's behaviour, a.6.
describe(splitAlias, () => {
  it.each([
    ['ovl-2l0', { stem: 'ovl-2l', number: 0 }],
    ['dp-intf1', { stem: 'dp-intf', number: 1 }],
    ['merge007', { stem: 'merge', number: 7 }],
    ['12', { stem: '', number: 12 }],
    ['console', null],
    ['', null],
    ['ovl2147483647', { stem: 'ovl', number: 2147483647 }],
    ['ovl2147483648', null],
  ])('%j: %j', (name, expected) => {
    expect(splitAlias(name)).toEqual(expected)
  })
})

describe(aliasNumber, () => {
  const graph = graphOf('merge; ovl', 'x3=merge merge5=merge merge6=merge merge1=ovl')
  it.each([
    ['the first of the stem', 'merge', 'merge', 5],
    ['of the block asked for', 'ovl', 'merge', 1],
    ['none of another stem', 'ovl', 'ovl', null],
    ['none of a stem that only begins the same', 'merge', 'mer', null],
  ])('takes %s', (_, name, stem, expected) => {
    expect(aliasNumber(graph, idOf(name), stem)).toBe(expected)
  })
})
