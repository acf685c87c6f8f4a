import { describe, expect, it } from 'vitest'
import { blockId } from '../core/base/ids.ts'
import { alignMoves } from './alignMoves.ts'

const A = blockId('/a')
const B = blockId('/b')
const C = blockId('/c')
const size = { width: 152, height: 56 }
const BOXES = new Map([
  [A, { x: 0, y: 0, ...size }],
  [B, { x: 204, y: 100, ...size }],
  [C, { x: 400, y: 108, ...size }],
])

describe(alignMoves, () => {
  it.each([
    ['falls into a row', { x: 300, y: 97 }, { x: 300, y: 100 }],
    ['falls into a column', { x: 207, y: 300 }, { x: 204, y: 300 }],
    ['takes the nearer of two rows', { x: 300, y: 105 }, { x: 300, y: 108 }],
    ['stays where nothing is near', { x: 300, y: 300 }, { x: 300, y: 300 }],
    ['is not drawn to where it was itself', { x: 300, y: 3 }, { x: 300, y: 3 }],
  ])('%s', (_name, at, expected) => {
    expect(alignMoves({ [A]: at }, BOXES)).toEqual({ [A]: expected })
  })

  it('leaves several blocks as they are', () => {
    const moves = { [A]: { x: 3, y: 97 }, [B]: { x: 9, y: 9 } }
    expect(alignMoves(moves, BOXES)).toBe(moves)
  })
})
