import { describe, expect, it } from 'vitest'
import { linkUnder } from './linkUnder.ts'

const BOX = { x: 100, y: 100, width: 100, height: 50 }
const level = (y: number) => [
  { x: 0, y },
  { x: 300, y },
]

describe(linkUnder, () => {
  it.each([
    ['a line through the middle', level(125), 'line'],
    ['a line along the upper edge', level(102), null],
    ['a line that passes by', level(60), null],
    [
      'a corner in the middle',
      [
        { x: 0, y: 0 },
        { x: 150, y: 0 },
        { x: 150, y: 120 },
        { x: 300, y: 120 },
      ],
      'line',
    ],
    [
      'a line that ends before the middle',
      [
        { x: 0, y: 125 },
        { x: 110, y: 125 },
      ],
      null,
    ],
  ])('%s', (_name, line, expected) => {
    expect(linkUnder([['line', line]], BOX)).toBe(expected)
  })
})
