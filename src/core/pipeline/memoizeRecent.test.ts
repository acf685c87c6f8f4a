import { expect, it } from 'vitest'
import { memoizeRecent } from './memoizeRecent.ts'

it('gives the same result again for as many calls as it keeps, the least recent one forgotten first', () => {
  const asked: string[] = []
  const remember = memoizeRecent(2, (key: string) => {
    asked.push(key)
    return { key }
  })
  const a = remember('a')
  remember('b')
  expect(remember('a')).toBe(a)
  remember('c') // b goes
  expect(remember('a')).toBe(a)
  remember('b')
  expect(asked).toEqual(['a', 'b', 'c', 'b'])
})

it('compares every argument by identity', () => {
  const pair = memoizeRecent(1, (a: object, b: object) => [a, b])
  const [x, y] = [{}, {}]
  expect(pair(x, y)).toBe(pair(x, y))
  expect(pair(x, {})).not.toBe(pair(x, y))
})
