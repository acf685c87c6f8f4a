import { describe, expect, it } from 'vitest'
import { DerivedMap, letGoOfDerived } from './derivedMap.ts'
import { memoizeByIdentity } from './memoizeByIdentity.ts'
import { memoizeByParts } from './memoizeByParts.ts'

describe(DerivedMap, () => {
  it('keeps what is asked for between one letting go and the next, null too', () => {
    const map = new DerivedMap<object, number | null>()
    const [one, other] = [{}, {}]
    map.set(one, 1)
    map.set(other, null)
    for (let at = 0; at < 3; at += 1) {
      letGoOfDerived()
      expect([map.get(one), map.get(other)]).toEqual([1, null])
    }
  })

  it('lets go of what nobody asked for from one time to the second after', () => {
    const map = new DerivedMap<object, string>()
    const [shown, past] = [{}, {}]
    map.set(shown, 'shown')
    map.set(past, 'past')
    letGoOfDerived()
    map.get(shown)
    letGoOfDerived()
    expect([map.get(shown), map.get(past)]).toEqual(['shown', undefined])
  })

  it('is what all that is remembered of an object is let go of by', () => {
    const made: string[] = []
    const ofKey = memoizeByIdentity((key: { name: string }) => made.push(key.name))
    const keep = memoizeByParts<number>()
    const key = { name: 'a' }
    const ask = () => [ofKey(key), keep(key, [1], () => made.push('parts'))]
    ask()
    letGoOfDerived()
    ask()
    expect(made).toEqual(['a', 'parts'])
    letGoOfDerived()
    letGoOfDerived()
    ask()
    expect(made).toEqual(['a', 'parts', 'a', 'parts'])
  })
})
