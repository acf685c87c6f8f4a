import { describe, expect, it } from 'vitest'
import { placeNote } from './placeNote.ts'
import type { Box } from './shapes.ts'

const block: Box = { x: 0, y: 0, width: 152, height: 56 }
const note = { width: 268, height: 100 }
const at = (x: number, y: number): Box => ({ ...block, x, y })

describe(placeNote, () => {
  it('stands below its block when that is free, the line straight up', () => {
    expect(placeNote(block, note, [block])).toEqual({
      x: 0,
      y: 72,
      leader: [
        { x: 76, y: 72 },
        { x: 76, y: 56 },
      ],
    })
  })

  it.each([
    ['a row below', [at(0, 100), at(204, 100)]],
    ['rows below and above', [at(0, 100), at(204, 100), at(0, -100), at(204, -100)]],
    ['blocks all around', [-204, 0, 204].flatMap((x) => [-100, 0, 100].map((y) => at(x, y)))],
  ])('covers nothing with %s', (_name, others) => {
    const { x, y } = placeNote(block, note, [block, ...others])
    for (const box of [block, ...others]) {
      const apart =
        x + note.width <= box.x ||
        x >= box.x + box.width ||
        y + note.height <= box.y ||
        y >= box.y + box.height
      expect(apart).toBe(true)
    }
  })

  it('stands under the row below when its line passes between two blocks there', () => {
    const columns = [-408, -204, 204, 408]
    const row = [block, ...columns.map((x) => at(x, 0))]
    const rowBelow = [0, ...columns].map((x) => at(x, 100))
    const { y, leader } = placeNote(block, note, [...row, ...rowBelow])
    expect(y).toBeGreaterThanOrEqual(100 + 56 + 16)
    const [from, to] = leader
    const xAt = (line: number) => to.x + ((from.x - to.x) * (line - to.y)) / (from.y - to.y)
    // Where it passes the row below, no block of that row is.
    for (const { x, width } of rowBelow)
      expect([xAt(100), xAt(156)].every((at) => at <= x || at >= x + width)).toBe(true)
  })
})
