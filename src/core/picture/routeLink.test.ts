import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { Obstacles } from './obstacles.ts'
import { type LineEnd, middleOf, roundedPath, routeLink } from './routeLink.ts'
import type { Box, Point } from './shapes.ts'

const out = (x: number, y: number): LineEnd => ({ side: 'right', x, y })
const into = (x: number, y: number): LineEnd => ({ side: 'left', x, y })
const box = (x: number, y: number): Box => ({ x, y, width: 152, height: 56 })
const show = (points: readonly Point[]): string => points.map(({ x, y }) => `${x},${y}`).join(' ')

const FREE = new Obstacles([])

describe(routeLink, () => {
  it.each([
    ['runs straight along a row', out(161, 28), into(195, 28), [], '161,28 195,28'],
    [
      'steps in the middle of a narrow gap',
      out(161, 28),
      into(195, 128),
      [],
      '161,28 178,28 178,128 195,128',
    ],
    [
      'steps in a gap that leaves no room to turn twice',
      out(161, 28),
      into(177, 30),
      [box(0, 0), box(186, 2)],
      '161,28 169,28 169,30 177,30',
    ],
    [
      'steps late where there is room',
      out(161, 28),
      into(600, 128),
      [],
      '161,28 586,28 586,128 600,128',
    ],
    [
      'steps early when a block stands in the row',
      out(161, 28),
      into(600, 128),
      [box(300, 0)],
      '161,28 175,28 175,128 600,128',
    ],
    [
      'goes around a block in its own row, through the gap between rows',
      out(161, 28),
      into(400, 28),
      [box(0, 0), box(204, 0), box(409, 0)],
      '161,28 175,28 175,-22 386,-22 386,28 400,28',
    ],
    [
      'goes back to the start of the next row through the gap',
      out(1181, 28),
      into(-9, 128),
      [box(0, 0), box(1020, 0), box(0, 100)],
      '1181,28 1195,28 1195,78 -23,78 -23,128 -9,128',
    ],
    [
      'leaves an entry by its own side',
      into(0, 28),
      into(200, 128),
      [],
      '0,28 -14,28 -14,128 200,128',
    ],
    [
      'takes the shortest way when every way is blocked',
      out(161, 28),
      into(195, 128),
      [{ x: 0, y: 60, width: 400, height: 10 }],
      '161,28 178,28 178,128 195,128',
    ],
  ])('%s', (_name, from, to, boxes, expected) => {
    expect(show(routeLink(from, to, new Obstacles(boxes)))).toBe(expected)
  })

  it('does not run along another line', () => {
    const first = routeLink(out(161, 28), into(195, 228), FREE)
    const obstacles = new Obstacles([])
    obstacles.addLine(first)
    const second = routeLink(out(161, 52), into(195, 128), obstacles)
    expect(show(first)).toBe('161,28 178,28 178,228 195,228')
    expect(show(second)).toBe('161,52 184,52 184,128 195,128')
  })

  it('keeps right angles and its ends, whatever is in the way', () => {
    const place = fc.integer({ min: -500, max: 1500 })
    const end = fc.record({
      side: fc.constantFrom<LineEnd['side']>('left', 'right'),
      x: place,
      y: place,
    })
    const boxes = fc.array(fc.record({ x: place, y: place }).map(({ x, y }) => box(x, y)))
    fc.assert(
      fc.property(end, end, boxes, (from, to, around) => {
        const points = routeLink(from, to, new Obstacles(around))
        expect(points[0]).toEqual({ x: from.x, y: from.y })
        expect(points.at(-1)).toEqual({ x: to.x, y: to.y })
        points.forEach((b, i) => {
          const a = points[i - 1]
          if (a !== undefined) expect(a.x === b.x || a.y === b.y || points.length === 2).toBe(true)
        })
      }),
    )
  })
})

describe(middleOf, () => {
  it('is on the longest straight part', () => {
    expect(middleOf(routeLink(out(0, 0), into(600, 10), FREE))).toEqual({ x: 293, y: 0 })
  })
})

describe(roundedPath, () => {
  it.each([
    [
      'is a line without corners',
      [
        [0, 0],
        [10, 0],
      ],
      'M0 0L10 0',
    ],
    [
      'rounds a corner',
      [
        [0, 0],
        [20, 0],
        [20, 20],
      ],
      'M0 0L12 0Q20 0 20 8L20 20',
    ],
    [
      'rounds less where there is no room',
      [
        [0, 0],
        [4, 0],
        [4, 4],
      ],
      'M0 0L2 0Q4 0 4 2L4 4',
    ],
  ])('%s', (_name, corners, expected) => {
    expect(roundedPath(corners.map(([x = 0, y = 0]) => ({ x, y })))).toBe(expected)
  })
})
