import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { Obstacles } from './obstacles.ts'

describe(Obstacles, () => {
  const box = { x: 100, y: 100, width: 152, height: 56 }
  const obstacles = new Obstacles([box, { ...box, x: 400 }])

  it.each([
    ['through the box', 0, 130, 300, 130, true],
    ['ending in the box', 0, 130, 150, 130, true],
    ['within 5 px of its edge', 0, 97, 300, 97, true],
    ['5 px away', 0, 95, 300, 95, false],
    ['upright, past its right edge', 257, 0, 257, 300, false],
    ['upright, through it', 200, 300, 200, 0, true],
    ['far away', 0, 5000, 300, 5000, false],
  ])('a line %s', (_, x1, y1, x2, y2, expected) => {
    expect(
      obstacles.isHit([
        { x: x1, y: y1 },
        { x: x2, y: y2 },
      ]),
    ).toBe(expected)
  })

  it('leaves gaps of 22 px above and below a row, each once', () => {
    expect(obstacles.gaps).toEqual([78, 178])
  })

  // 4 px beside its upright part at x = 178, and 6 px.
  it.each([
    [182, true],
    [184, false],
  ])('tells whether the step at %i lies on another line', (x, expected) => {
    const step = (at: number) => [
      { x: 161, y: 28 },
      { x: at, y: 28 },
      { x: at, y: 228 },
      { x: 195, y: 228 },
    ]
    const lines = new Obstacles([])
    lines.addLine(step(178))
    expect(lines.isOnLine(step(x))).toBe(expected)
  })

  it('finds what a look at every box finds', () => {
    const at = fc.integer({ min: -2000, max: 2000 })
    const size = fc.integer({ min: 1, max: 900 })
    const anyBox = fc.record({ x: at, y: at, width: size, height: size })
    fc.assert(
      fc.property(fc.array(anyBox), at, at, at, fc.boolean(), (boxes, x, y, to, isLevel) => {
        const [a, b] = [{ x, y }, isLevel ? { x: to, y } : { x, y: to }]
        const expected = boxes.some(
          (one) =>
            Math.max(a.x, b.x) > one.x - 5 &&
            Math.min(a.x, b.x) < one.x + one.width + 5 &&
            Math.max(a.y, b.y) > one.y - 5 &&
            Math.min(a.y, b.y) < one.y + one.height + 5,
        )
        expect(new Obstacles(boxes).isHit([a, b])).toBe(expected)
      }),
    )
  })
})
