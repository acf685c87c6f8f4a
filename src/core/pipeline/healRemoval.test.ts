import { describe, expect, it } from 'vitest'
import { graphOf, idOf } from '../../testing/graphOf.ts'
import { shownLinks } from '../../testing/shownLinks.ts'
import { applyEdit } from './applyEdit.ts'
import { describeEdit } from './describeEdit.ts'
import type { PipelineDocument } from './document.ts'
import { healRemoval } from './healRemoval.ts'

const docOf = (chains: string): PipelineDocument => ({
  title: '',
  soc: null,
  graph: graphOf(chains),
  positions: {},
})

describe(healRemoval, () => {
  it.each([
    [
      'joins the two neighbours',
      'mmsys.0 > ovl.0 > rdma.0 > dsi',
      ['rdma'],
      ['mmsys 0.0 > ovl 0.0', 'ovl 1.0 > dsi 0.0'],
    ],
    [
      'joins what is left around a stretch of blocks',
      'mmsys.1 > ovl.1 > rdma.1 > dither.1 > dsi',
      ['rdma', 'dither'],
      ['mmsys 0.1 > ovl 0.1', 'ovl 1.1 > dsi 0.1'],
    ],
    [
      'keeps the endpoint the path begins at',
      'mmsys.2 > ovl.2 > rdma.2 > dsi',
      ['ovl'],
      ['mmsys 0.2 > rdma 0.2', 'rdma 1.2 > dsi 0.2'],
    ],
    [
      'follows each path by its number',
      'mmsys.0 > ovl.0 > dsi0; mmsys.1 > ovl.1 > dsi1',
      ['ovl'],
      ['mmsys 0.0 > dsi0 0.0', 'mmsys 0.1 > dsi1 0.1'],
    ],
    ['has nothing to close at an end', 'mmsys.0 > ovl.0 > dsi', ['dsi'], ['mmsys 0.0 > ovl 0.0']],
    ['makes no circle', 'ovl.0 > rdma.0 > ovl', ['rdma'], []],
  ])('%s', (_name, chains, names, expected) => {
    const doc = docOf(chains)
    const after = applyEdit(doc, healRemoval(doc, names.map(idOf)))
    expect(shownLinks(after.graph).toSorted()).toEqual(expected.toSorted())
  })

  it('says in the history that it closed the gap, and only then', () => {
    const doc = docOf('mmsys.0 > ovl.0 > dsi')
    expect(describeEdit(doc, healRemoval(doc, [idOf('ovl')]))).toBe('Remove ovl and close the gap')
    expect(describeEdit(doc, healRemoval(doc, [idOf('dsi')]))).toBe('Remove dsi')
  })
})
