import { describe, expect, it } from 'vitest'
import { placeCard, type Rect } from './placeCard.ts'

const SCREEN = { width: 1280, height: 720 }
const CARD = { width: 340, height: 180 }
const part = (x: number, y: number, width: number, height: number): Rect => ({
  x,
  y,
  width,
  height,
})

describe(placeCard, () => {
  it.each([
    ['left of a pane at the right edge', part(924, 46, 356, 674), 924 - 12 - 340, 46 + 337 - 90],
    ['right of one at the left edge', part(0, 46, 224, 674), 236, 46 + 337 - 90],
    ['above one at the bottom as wide as the window', part(0, 500, 1280, 220), 470, 500 - 12 - 180],
    ['within one that leaves no room around it', part(0, 46, 1280, 674), 470, 720 - 12 - 180],
    ['beside a button in a corner, whole in the window', part(1200, 660, 80, 60), 848, 528],
  ])('stands %s', (_name, target, x, y) => {
    expect(placeCard(target, CARD, SCREEN)).toEqual({ x, y })
  })
})
