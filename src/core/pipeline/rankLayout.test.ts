import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { graphOf, idOf } from '../../testing/graphOf.ts'
import { blockEntries } from '../base/ids.ts'
import { BLOCK_WIDTH, blockHeight } from './blockSize.ts'
import type { PipelineGraph } from './document.ts'
import { rankLayout } from './rankLayout.ts'

/** The blocks row by row, left to right: ['mmsys ovl dsi']. */
function rows(graph: PipelineGraph): string[] {
  const placed = blockEntries(rankLayout(graph)).map(([id, at]) => ({
    ...at,
    name: id.replace('/soc/', ''),
  }))
  const heights = [...new Set(placed.map(({ y }) => y))].sort((a, b) => a - b)
  return heights.map((height) =>
    placed
      .filter(({ y }) => y === height)
      .sort((a, b) => a.x - b.x)
      .map(({ name }) => name)
      .join(' '),
  )
}

describe(rankLayout, () => {
  it.each([
    ['a path is a row', 'mmsys.0 > ovl.0 > dsi.0 > panel', ['mmsys ovl dsi panel']],
    [
      'a second path is a row below',
      'mmsys.0 > ovl0.0 > dsi; mmsys.1 > ovl1.1 > dpi',
      ['mmsys ovl0 dsi', 'ovl1 dpi'],
    ],
    [
      'a second mmsys begins a row',
      'mmsys.0 > ovl; vdosys1.1 > ethdr',
      ['mmsys ovl', 'vdosys1 ethdr'],
    ],
    [
      'a chain no mmsys leads to comes last',
      'rdma.0 > dsi; mmsys.0 > ovl',
      ['mmsys ovl', 'rdma dsi'],
    ],
    ['a circle is cut open', 'ovl.0 > rdma.0 > ovl', ['ovl rdma']],
    ['an mmsys stands there unlinked, other blocks do not', 'mmsys; ovl; panel', ['mmsys']],
    [
      'a long path goes on below after five blocks',
      'mmsys.0 > ovl.0 > rdma.0 > dither1.0 > dither2.0 > dither3.0 > dsi.0 > panel',
      ['mmsys ovl rdma dither1 dither2', 'dither3 dsi panel'],
    ],
  ])('%s', (_, chains, expected) => {
    expect(rows(graphOf(chains))).toEqual(expected)
  })

  it('puts a branch below where it leaves', () => {
    const positions = rankLayout(graphOf('mmsys.0 > ovl.0 > dsi; ovl.1 > rdma'))
    expect(positions[idOf('rdma')]?.x).toBe(positions[idOf('dsi')]?.x)
  })

  it('never lets two blocks overlap, whatever is linked to what', () => {
    const names = 'mmsys vdosys1 ovl rdma dsi panel merge thing'.split(' ')
    const link = fc.tuple(fc.constantFrom(...names), fc.constantFrom(...names), fc.nat(3))
    fc.assert(
      fc.property(fc.array(link), (links) => {
        const graph = graphOf(links.map(([a, b, n]) => `${a}.${n} > ${b}`).join(';'))
        const boxes = blockEntries(rankLayout(graph)).map(([id, { x, y }]) => {
          const block = graph.blocks[id]
          return { x, y, height: block === undefined ? 0 : blockHeight(block) }
        })
        boxes.forEach((a, at) => {
          for (const b of boxes.slice(at + 1)) {
            const beside = Math.abs(a.x - b.x) >= BLOCK_WIDTH
            const below = a.y >= b.y + b.height || b.y >= a.y + a.height
            expect(beside || below).toBe(true)
          }
        })
      }),
    )
  })
})
