import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { packShared, unpackShared } from './sharedTable.ts'

/** Packs, goes through JSON, unpacks. */
function roundTrip(value: unknown): unknown {
  const kept: Uint8Array[] = []
  const table = packShared(value, (bytes) => kept.push(bytes) - 1)
  return unpackShared(JSON.parse(JSON.stringify(table)), (number) => kept[number])?.value
}

const anyData = fc.letrec((tie) => ({
  data: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    fc.constantFrom(null, true, false, 0, -1, 1.5, '', 'x'),
    fc.array(tie('data')),
    fc.dictionary(fc.constantFrom('a', 'b', '__proto__', '/soc/x'), tie('data'), {
      noNullPrototype: true,
    }),
    fc.array(tie('data')).map((list) => new Map(list.map((one, i) => [`k${i}`, one]))),
    fc.uint8Array({ maxLength: 3 }),
  ),
})).data

describe('a table of shared parts', () => {
  it('gives any data back', () => {
    fc.assert(
      fc.property(anyData, (data) => {
        expect(roundTrip(data)).toEqual(data)
      }),
    )
  })

  it('gives back lists that grow and objects that change a little', () => {
    const entry = { label: 'a' }
    const first = { a: { n: 1 }, b: { n: 2 }, c: { n: 3 }, list: [entry] }
    const second = { ...first, b: { n: 5 }, list: [...first.list, { label: 'b' }] }
    const shorter = { ...second, list: [entry, entry] }
    expect(roundTrip([first, second, shorter])).toEqual([first, second, shorter])
  })

  it('lets what was one be one again', () => {
    const part = { n: 1 }
    const back = roundTrip({ a: part, b: [part] })
    expect(back).toEqual({ a: part, b: [part] })
    const [a, b] = Object.values(back ?? {})
    expect(a).toBe(b[0])
  })

  it('takes little more for a hundred states than for one that differs in a hundred places', () => {
    const blocks = Object.fromEntries(
      Array.from({ length: 60 }, (_, i) => [`/soc/block@${i}`, { i }]),
    )
    const states = [blocks]
    for (let i = 0; i < 100; i++)
      states.push({ ...(states.at(-1) ?? {}), [`/soc/block@${i % 60}`]: { i: -i } })
    const size = (value: unknown) => JSON.stringify(packShared(value, () => 0)).length
    expect(size(states) - size(blocks)).toBeLessThan(100 * 60)
  })

  it.each([
    ['no list', {}],
    ['an empty list', []],
    ['a part of no known kind', [['what'], ['list', 0]]],
    ['a part that names one after it', [['list', 1], ['list']]],
    [
      'a change at a key that is not there',
      [
        ['list', 'a'],
        ['object', 0, 1],
        ['other', 1, 7, 1],
      ],
    ],
    [
      'bytes that are not there',
      [
        ['bytes', 4],
        ['list', 0],
      ],
    ],
    ['parts that are no lists', [1, 2]],
  ])('takes %s for none', (_, table) => {
    expect(unpackShared(table, () => undefined)).toBeNull()
  })
})
