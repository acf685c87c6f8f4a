import { describe, expect, it } from 'vitest'
import type { Box } from '../core/picture/shapes.ts'
import { type Opened, OVERVIEW, openingView, paddingOf, viewOfBlock } from './viewports.ts'

/** 24 px are kept free at the sides, 48 above and 60 below: this leaves 600 by 400. */
const SIZE = { width: 648, height: 508 }
const box = (x: number, y: number, width: number, height: number): Box => ({ x, y, width, height })

/** A board whose blocks take up this, with a note or without, its block too far off to be shown. */
const board = (blocks: Box, note: Box | null = null, blocksAndNotes = blocks): Opened => ({
  blocks,
  blocksAndNotes,
  firstStop: note && { note, withBlock: { ...note, width: 9999 } },
})
const PADDING = paddingOf(false)
const viewOf = (opened: Opened, overview = false) => openingView(opened, SIZE, paddingOf(overview))

describe(openingView, () => {
  it('shows a small board whole, in the middle and at full size', () => {
    const view = viewOf(board(box(0, 0, 400, 200)))
    expect(view).toEqual({ x: 124, y: 148, zoom: 1 })
  })

  it('shows a board whole while the names of its blocks can be read', () => {
    const view = viewOf(board(box(100, 0, 1000, 200)))
    expect(view).toEqual({ x: -36, y: 188, zoom: 0.6 })
  })

  it('lets later notes stand out of the view rather than blocks', () => {
    const note = box(0, 300, 268, 100)
    const view = viewOf(board(box(0, 0, 1000, 200), note, box(0, 0, 1268, 600)))
    // 1000 by 400 in 600 by 400.
    expect(view).toEqual({ x: 24, y: 48 + 80, zoom: 0.6 })
  })

  it.each([
    ['right', box(1000, 100, 268, 100), { x: 24 - 161, y: 188 }],
    ['left', box(-300, 100, 268, 100), { x: 24 + 180, y: 188 }],
    ['below', box(0, 700, 268, 100), { x: 24, y: 188 - 220 }],
    ['above', box(0, -500, 268, 100), { x: 24, y: 188 + 160 }],
  ])('moves to the first note where it stands %s of blocks that just fit', (_, note, corner) => {
    const all = box(-300, -500, 1568, 1300)
    const { x, y, zoom } = viewOf(board(box(0, 0, 1000, 200), note, all))
    expect({ x: Math.round(x), y: Math.round(y), zoom }).toEqual({ ...corner, zoom: 0.6 })
  })

  const LARGE = box(0, 0, 2000, 2000)

  it('begins at the upper left corner of a larger one', () => {
    const view = viewOf(board({ ...LARGE, x: -100 }))
    expect(view).toEqual({ x: PADDING.left + 85, y: PADDING.top, zoom: 0.85 })
  })

  it.each([
    ['which is seen from the corner', box(100, 100, 268, 100), 24, 48],
    ['which is further right, by just as much as it takes', box(800, 0, 200, 100), 24 - 250, 48],
    ['which is further down', box(0, 1000, 200, 100), 24, 48 - 535],
    ['which is larger than the view, from its begin', box(1000, 0, 1000, 100), 24 - 850, 48],
  ])('moves to where a path stops, %s', (_, note, x, y) => {
    expect(viewOf(board(LARGE, note))).toEqual({ x, y, zoom: 0.85 })
  })
})

describe('the view of a board just opened', () => {
  const LARGE = box(0, 0, 2000, 2000)
  const note = box(800, 500, 200, 100)

  it.each([
    ['the note with its block where there is room for both', box(600, 300, 400, 300), 0.85 * 600],
    ['the note where there is not', box(200, 0, 800, 600), 0.85 * 600],
  ])('shows %s', (_, withBlock, bottom) => {
    const { x, y, zoom } = viewOf({
      blocks: LARGE,
      blocksAndNotes: LARGE,
      firstStop: { note, withBlock },
    })
    expect(zoom).toBe(0.85)
    expect(y + bottom).toBeCloseTo(448)
    expect(x + 1000 * zoom).toBeCloseTo(624)
  })

  it('moves left or up for a block that the note alone would leave out', () => {
    const withBlock = box(800, -100, 200, 400)
    const { y } = viewOf({
      blocks: LARGE,
      blocksAndNotes: LARGE,
      firstStop: { note: box(800, 200, 200, 100), withBlock },
    })
    expect(y - 100 * 0.85).toBeCloseTo(48)
  })

  it('keeps clear of the overview', () => {
    const { y, zoom } = viewOf(board(box(0, 0, 600, 380)), true)
    expect(y + 380 * zoom).toBeLessThanOrEqual(SIZE.height - OVERVIEW.height)
  })
})

describe(viewOfBlock, () => {
  const view = { x: -100, y: 0, zoom: 1 }
  it.each([
    ['stays', 'in view', box(200, 100, 152, 56), view],
    ['stays', 'right at the edge', box(100, 0, 152, 56), view],
    ['moves', 'outside', box(2000, 100, 152, 56), { x: 324 - 2076, y: 254 - 128, zoom: 1 }],
    ['moves', 'half outside', box(90, 100, 152, 56), { x: 324 - 166, y: 254 - 128, zoom: 1 }],
  ])('%s for a block %s', (_, _where, block, expected) => {
    expect(viewOfBlock(block, view, SIZE)).toEqual(expected)
  })

  it('comes nearer when it moves from far away', () => {
    const far = { x: 0, y: 0, zoom: 0.2 }
    expect(viewOfBlock(box(9000, 0, 100, 100), far, SIZE).zoom).toBe(0.6)
  })
})
