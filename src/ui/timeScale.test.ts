import { describe, expect, it } from 'vitest'
import { axisTicks, labelRows } from './timeScale.ts'

describe(axisTicks, () => {
  it.each([
    [0, 10, 10, [0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10]],
    [0, 16000, 8, [0, 2000, 4000, 6000, 8000, 10000, 12000, 14000, 16000]],
    [3, 9, 3, [4, 6, 8]],
    [5, 5, 3, [5]],
  ])('%d to %d with at most %d', (from, to, most, expected) => {
    expect(axisTicks(from, to, most)).toEqual(expected)
  })
})

describe(labelRows, () => {
  it('puts texts that would meet below each other, and goes back up where there is room', () => {
    const at = (place: number) => ({ at: place, text: 'a dozen of signs' })
    expect(labelRows([at(0.1), at(0.12), at(0.6)], 110)).toEqual([0, 1, 0])
  })

  it('needs more rows where the line has room for fewer letters', () => {
    const labels = [0.1, 0.35, 0.6].map((at) => ({ at, text: 'a dozen of signs' }))
    expect(labelRows(labels, 110)).toEqual([0, 0, 0])
    expect(labelRows(labels, 42)).toEqual([0, 1, 2])
  })

  it.each([
    ['at the left end', 0, 0.02, [0, 1]],
    ['at the right end', 1, 0.98, [0, 1]],
    ['that reach to the left of their place', 1, 0.7, [0, 1]],
  ])('keeps texts %s apart', (_name, one, other, expected) => {
    const at = (place: number) => ({ at: place, text: 'three dozens of signs, about, that is' })
    expect(labelRows([at(one), at(other)], 110)).toEqual(expected)
  })
})
