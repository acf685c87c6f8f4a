import { describe, expect, it } from 'vitest'
import { BASE_PMU_MAPS } from '../../core/drivers/riscv-pmu/pmuNodeText.ts'
import { readPmuMaps } from './pmuMaps.ts'

describe(readPmuMaps, () => {
  it('is the base PMU where nothing is said', () => {
    expect(readPmuMaps(undefined)).toEqual({ kind: 'ok', maps: BASE_PMU_MAPS })
  })

  it('sorts rows to their properties', () => {
    expect(
      readPmuMaps([
        {
          map: 'raw',
          high: 0,
          low: '0x10',
          mask_high: '0xffffffff',
          mask_low: '0xff',
          counters: 8,
        },
        { map: 'counters', first: 1, last: 2, counters: '0x9' },
        { map: 'selector', index: '0x10000', high: 0, low: 3 },
      ]),
    ).toEqual({
      kind: 'ok',
      maps: {
        eventToCounters: [{ first: 1, last: 2, counters: 9 }],
        eventToSelector: [{ index: 0x10000, high: 0, low: 3 }],
        rawToCounters: [{ value: [0, 0x10], mask: [0xffffffff, 0xff], counters: 8 }],
      },
    })
  })

  it.each([
    ['a row of no property', [{ map: 'x' }], /^node\[0\]\.map must be one of/],
    ['a number too large', [{ map: 'selector', index: 2 ** 32 }], /^node\[0\]\.index must be/],
    ['no list', 5, /^node must be a list/],
  ])('refuses %s', (_name, raw, expected) => {
    const read = readPmuMaps(raw)
    expect(read.kind === 'bad' && read.problems[0]?.message).toMatch(expected)
  })
})
