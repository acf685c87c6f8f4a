import { describe, expect, it } from 'vitest'
import { companionOfHash, hashOf, unknownCompanion } from './companionLink.ts'

describe(companionOfHash, () => {
  it.each([
    ['#companion=riscv-pmu', { id: 'riscv-pmu', packed: null }],
    ['#companion=f71808e-wdt&in=1ab-_', { id: 'f71808e-wdt', packed: '1ab-_' }],
    ['#companion=', null],
    ['#companion=toaster', null],
    ['#other=riscv-pmu', null],
    ['', null],
  ])('%s', (hash, expected) => {
    expect(companionOfHash(hash)).toEqual(expected)
  })

  it('reads what hashOf writes', () => {
    const link = { id: 'at91sam9-wdt', packed: '1q1YqSi0u' } as const
    expect(companionOfHash(hashOf(link.id, link.packed))).toEqual(link)
  })
})

describe(unknownCompanion, () => {
  it.each(['#companion=cmdq&in=1ab', '#p=1abc', '', '#'])('has nothing against “%s”', (hash) => {
    expect(unknownCompanion(hash)).toBeNull()
  })

  it.each([
    ['#companion=toaster', /^There is no companion “toaster”; there are cmdq, .*riscv-pmu\.$/],
    ['#companion=', /“”/],
    ['#companion=CMDQ', /“CMDQ”/],
    [`#companion=${'x'.repeat(500)}`, /“x{40}…”/],
  ])('says of %s what there is instead', (hash, sentence) => {
    expect(unknownCompanion(hash)).toMatch(sentence)
  })
})
