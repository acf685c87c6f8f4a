import { describe, expect, it } from 'vitest'
import { mapLegacyEvent } from './mapEvent.ts'
import { whyLegacy, whySbi } from './todayReasons.ts'

describe(whyLegacy, () => {
  it.each<[string, number, bigint, RegExp]>([
    ['cycles', 0, 0n, /have their counter/],
    ['instructions', 0, 1n, /have their counter/],
    ['another hardware event', 0, 2n, /^Only cycles and instructions/],
    ['a raw event of the same number', 4, 0n, /^Only cycles and instructions/],
  ])('tells of %s', (_, type, config, expected) => {
    expect(whyLegacy(mapLegacyEvent(type, config))).toMatch(expected)
  })
})

// The answers these explain are in eventTable.test.ts.
describe(whySbi, () => {
  it.each<[string, number, bigint, RegExp]>([
    ['the last hardware event', 0, 9n, /event 9 has code 10/],
    ['a hardware event too far', 0, 10n, /ends at 9/],
    ['a cache event', 3, 0x10206n, /cache 6 × 8 \+ operation 2 × 2 \+ result 1/],
    ['a cache that is none', 3, 7n, /no such cache event/],
    ['a raw event of 48 bits', 4, (1n << 48n) - 1n, /sent as data/],
    ['a raw event of more', 4, 1n << 48n, /48 bits are taken, no more/],
    ['a reserved kind of raw event', 4, 1n << 62n, /stands for nothing/],
    ['a firmware event', 4, (2n << 62n) | 1n, /SBI firmware event/],
    ['a platform event', 4, 3n << 62n, /platform firmware event/],
    ['another type', 1, 0n, /not one of/],
  ])('tells of %s', (_, type, config, expected) => {
    expect(whySbi(type, config)).toMatch(expected)
  })
})
