import { describe, expect, it } from 'vitest'
import { isInSight } from './isInSight.ts'

const SIZE = { width: 600, height: 400 }
const BOX = { x: 0, y: 0, width: 1000, height: 800 }

describe(isInSight, () => {
  it.each([
    ['a box around the view', { x: -200, y: -200, zoom: 1 }, true],
    ['its lower right corner', { x: -900, y: -700, zoom: 1 }, true],
    ['a strip of 40 px, which nobody sees', { x: -960, y: 0, zoom: 1 }, false],
    ['a box below', { x: 0, y: 400, zoom: 1 }, false],
    ['a box right of it', { x: 561, y: 0, zoom: 1 }, false],
    ['a box that the zoom has moved out', { x: -900, y: 0, zoom: 0.5 }, false],
  ])('tells of %s', (_name, view, seen) => {
    expect(isInSight(BOX, view, SIZE)).toBe(seen)
  })
})
