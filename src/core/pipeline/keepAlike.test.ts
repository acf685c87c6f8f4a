import { expect, it } from 'vitest'
import { keepAlike } from './keepAlike.ts'

it('answers with the same object for as long as it says the same', () => {
  const parity = keepAlike((count: number) => ({ odd: count % 2 === 1 }))
  const one = parity(1)
  expect(parity(3)).toBe(one)
  const two = parity(2)
  expect(two).toEqual({ odd: false })
  expect(parity(4)).toBe(two)
  expect(parity(5)).toEqual(one)
})
