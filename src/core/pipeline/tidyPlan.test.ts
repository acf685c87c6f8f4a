import { describe, expect, it } from 'vitest'
import { graphOf, idOf } from '../../testing/graphOf.ts'
import { blockRecord } from '../base/ids.ts'
import type { PipelineDocument } from './document.ts'
import { tidyPlan } from './tidyPlan.ts'

function documentOf(chains: string): PipelineDocument {
  const graph = graphOf(chains)
  const ids = Object.values(graph.blocks).map(({ id }) => id)
  const positions = blockRecord(ids.map((id) => [id, { x: 0, y: 0 }]))
  return { title: '', soc: null, graph, positions }
}

describe(tidyPlan, () => {
  it('puts the blocks of a chain a column apart, every link straight', () => {
    // The second mmsys leaves by its second handle, 24 px below the first.
    const doc = documentOf('rdma > mmsys1.0; mmsys1.1 > ovl.0 > dsi')
    const { places, rest } = tidyPlan(doc, [idOf('mmsys1'), idOf('ovl'), idOf('dsi')])
    expect(rest).toBeNull()
    expect(places).toEqual([
      { id: idOf('mmsys1'), x: 0, y: 0 },
      { id: idOf('ovl'), x: 204, y: 24 },
      { id: idOf('dsi'), x: 408, y: 24 },
    ])
  })

  it.each([
    ['merges', 'ovl.0 > merge; rdma.0 > merge', ['ovl', 'merge', 'rdma'], [0, 1, 0]],
    ['merges twice', 'ovl.0 > merge.0; ovl.1 > merge.1', ['ovl', 'merge'], [0, 1]],
    ['goes round', 'ovl.0 > rdma.0 > ovl', ['ovl', 'rdma'], [null, null]],
    ['leads to itself', 'ovl.0 > ovl', ['ovl'], [null]],
    ['goes round at its end', 'aal2.0 > ovl.0 > rdma.0 > ovl', ['aal2', 'ovl rdma'], [0, 1]],
    [
      // Cut where the shorter lane begins, which stands as near as it can to where both lead.
      'merges after lanes of two lengths',
      'ovl.0 > color.0 > merge.0 > dsi.0 > panel; rdma.0 > aal2.0 > ccorr.0 > merge',
      ['ovl color', 'merge dsi panel', 'rdma', 'aal2 ccorr'],
      [1, 3, 0, 1],
    ],
    [
      'branches and merges, the shorter way first',
      'ovl.0 > merge.0 > dsi; ovl.1 > rdma.0 > aal2.0 > merge.1',
      ['ovl', 'merge dsi', 'rdma aal2'],
      [0, 3, 1],
    ],
    [
      // What only the moved lane leads to moves along.
      'merges one after the other',
      'ovl.0 > merge.0 > dsi; rdma.0 > merge; aal2.0 > a3.0 > a4.0 > a5.0 > dsi',
      ['ovl', 'merge', 'dsi', 'rdma', 'aal2 a3', 'a4', 'a5'],
      [2, 3, 4, 2, 0, 2, 3],
    ],
  ])('leaves what %s to be laid out as a whole, lane by lane', (_, chains, expected, columns) => {
    const { places, rest } = tidyPlan(documentOf(`${chains}; aal.0 > gamma`), null)
    expect(places.map(({ id }) => id)).toEqual([idOf('aal'), idOf('gamma')])
    const lanes = rest?.lanes.map((lane) => lane.places.map(({ id }) => id))
    expect(lanes).toEqual(expected.map((names) => names.split(' ').map(idOf)))
    expect(rest?.lanes.map(({ column }) => column)).toEqual(columns)
    expect(rest?.graph.children.map(({ id }) => id)).toEqual(lanes?.map(([first]) => first))
  })

  it('puts what branches off in lanes below, in the order of the handles, the last branch first', () => {
    const chains =
      'mmsys.0 > ovl.0 > rdma.0 > dsi; ovl.1 > merge; mmsys.1 > aal.0 > dpi; mmsys.2 > dsc'
    const { places, rest } = tidyPlan(documentOf(chains), null)
    expect(rest).toBeNull()
    // A row of blocks takes 56 px and 44 to the next; the mmsys, of three handles, 104.
    const expected = [
      ['mmsys', 0, 0],
      ['ovl', 1, 0],
      ['rdma', 2, 0],
      ['dsi', 3, 0],
      ['merge', 2, 148],
      ['aal', 1, 248],
      ['dpi', 2, 248],
      ['dsc', 1, 348],
    ] as const
    expect(places).toEqual(
      expected.map(([name, column, y]) => ({ id: idOf(name), x: 204 * column, y })),
    )
  })

  it('takes no link that leads elsewhere for one of the part', () => {
    const doc = documentOf('ovl.0 > merge.0 > dsi; rdma.0 > merge')
    const { places, rest } = tidyPlan(doc, [idOf('ovl'), idOf('merge'), idOf('dsi')])
    expect(rest).toBeNull()
    expect(places).toHaveLength(3)
  })
})
