import { describe, expect, it } from 'vitest'
import { tipPlace } from './tipPlace.ts'

const VIEW = { width: 1000, height: 600 }
const TIP = { width: 100, height: 20 }
const at = (x: number, y: number) => ({ x, y, width: 40, height: 30 })

describe(tipPlace, () => {
  it.each([
    ['above', at(400, 300), 'top', { x: 370, y: 274 }],
    ['below', at(400, 300), 'bottom', { x: 370, y: 336 }],
    ['to the left', at(400, 300), 'left', { x: 294, y: 305 }],
    ['to the right', at(400, 300), 'right', { x: 446, y: 305 }],
    ['below where above is no room', at(400, 20), 'top', { x: 370, y: 56 }],
    ['to the right where to the left is none', at(90, 300), 'left', { x: 136, y: 305 }],
    ['in the window at its left edge', at(0, 300), 'top', { x: 8, y: 274 }],
    ['in the window at its right edge', at(960, 300), 'top', { x: 892, y: 274 }],
    ['in the window at its lower edge', at(400, 590), 'right', { x: 446, y: 572 }],
  ] as const)('stands %s', (_where, control, side, expected) => {
    expect(tipPlace(control, TIP, VIEW, side)).toEqual(expected)
  })

  it('begins in a window that is too small for it', () => {
    expect(
      tipPlace(at(0, 0), { width: 320, height: 200 }, { width: 300, height: 150 }, 'top'),
    ).toEqual({ x: 8, y: 8 })
  })
})
