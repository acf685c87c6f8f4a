import { describe, expect, it } from 'vitest'
import type { Box } from '../core/picture/shapes.ts'
import { toolbarSide } from './toolbarSide.ts'

const ROOM = { width: 100, height: 30, above: 10, below: 10 }
/** The toolbar stands at 20..120 across: above at 160..190, below at 260..290. */
const BLOCK: Box = { x: 0, y: 200, width: 140, height: 50 }
const at = (x: number, y: number): Box => ({ x, y, width: 140, height: 50 })

describe(toolbarSide, () => {
  it.each([
    ['above where nothing is near', [], 'above'],
    ['below where a block stands closely above', [at(0, 120)], 'below'],
    ['above a block that ends just over the toolbar', [at(0, 110)], 'above'],
    ['above where blocks are only beside', [at(130, 120), at(-130, 120)], 'above'],
    ['above where there is no more room below', [at(0, 120), at(0, 251)], 'above'],
    ['below where it covers less there', [at(0, 125), at(0, 285)], 'below'],
  ] as const)('is %s', (_name, others, side) => {
    expect(toolbarSide(BLOCK, others, ROOM)).toBe(side)
  })
})
