import { describe, expect, it } from 'vitest'
import { isSamePill, linkTargetAt } from './linkTarget.ts'

const pill = (nodeId: string, type: 'source' | 'target', y = 19, width = 18) => ({
  id: `${nodeId}-${type}-${y}`,
  nodeId,
  x: (type === 'source' ? 152 : 0) - width / 2,
  y,
  width,
  height: 18,
})
type Pill = ReturnType<typeof pill>

const block = (id: string, x: number, z = 0, source: Pill[] = [pill(id, 'source')]) => ({
  id,
  measured: { width: 152, height: 56 },
  internals: {
    positionAbsolute: { x, y: 100 },
    z,
    handleBounds: { source, target: [pill(id, 'target')] },
  },
})

/** Blocks of 152 by 56 px, with an entry on the left and an exit on the right, 28 px below their top. */
const A = block('a', 0)
const B = block('b', 200)
const START = { nodeId: 'a', id: 'a-source-19' }

const target = (x: number, y: number, nodes = [A, B]): string => {
  const { node, pill } = linkTargetAt(nodes, { x, y }, START, 16)
  return `${node} ${pill?.id ?? null}`
}

describe(linkTargetAt, () => {
  it.each([
    ['nothing between blocks', 176, 60, 'null null'],
    ['a block, but none of its handles', 276, 128, 'b null'],
    ['the border of a block', 352, 101, 'b null'],
    ['a handle, where it stands out of its block too', 191, 128, 'b b-target-19'],
    ['a handle up to 4 px beside it', 187.1, 128, 'b b-target-19'],
    ['a handle that is near, beside its block', 185, 128, 'null b-target-19'],
    ['a handle that is near, within its block', 215, 128, 'b b-target-19'],
    ['no handle more than 16 px away', 183.9, 128, 'null null'],
    ['the handle the link begins at', 160, 128, 'a a-source-19'],
    ['not that one where it is only near', 166, 128, 'null null'],
  ])('finds %s', (_what, x, y, found) => {
    expect(target(x, y)).toBe(found)
  })

  it('takes a wide handle as far as its round ends', () => {
    const wide = [block('b', 200, 0, [pill('b', 'source', 19, 40)])]
    expect(target(352 + 23, 128, wide)).toBe('b b-source-19')
    expect(target(352 + 22, 128 - 9, wide)).toBe('null null')
  })

  it('takes the nearest of handles that are near', () => {
    const two = [block('b', 200, 0, [pill('b', 'source', 10), pill('b', 'source', 28)])]
    expect(target(352 - 12, 127, two)).toBe('b b-source-10')
    expect(target(352 - 12, 129, two)).toBe('b b-source-28')
  })

  it('takes the upper of blocks that lie over each other, and a handle below it as near', () => {
    expect(target(262, 128, [B, block('c', 250)])).toBe('c c-target-19')
    expect(target(276, 128, [B, block('c', 250)])).toBe('c null')
    expect(target(276, 128, [block('b', 200, 1000), block('c', 250)])).toBe('b null')
    expect(target(262, 128, [block('c', 250), B])).toBe('b c-target-19')
  })

  it('tells of nothing where nothing is measured', () => {
    const none = { id: 'b', measured: {}, internals: { positionAbsolute: { x: 9, y: 9 }, z: 0 } }
    expect(linkTargetAt([none], { x: 20, y: 20 }, START, 16)).toEqual({ node: null, pill: null })
  })
})

describe(isSamePill, () => {
  it('goes by the block and the end', () => {
    expect(isSamePill(START, { nodeId: 'a', id: 'a-source-19' })).toBe(true)
    expect(isSamePill(START, { nodeId: 'b', id: 'a-source-19' })).toBe(false)
    expect(isSamePill(START, { nodeId: 'a', id: null })).toBe(false)
    expect(isSamePill(START, null)).toBe(false)
    expect(isSamePill(null, null)).toBe(true)
  })
})
