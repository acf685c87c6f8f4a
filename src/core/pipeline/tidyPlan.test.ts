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
    ['branches', 'mmsys.0 > ovl.0 > dsi; mmsys.1 > rdma'],
    ['merges', 'ovl.0 > merge; rdma.0 > merge'],
    ['goes round', 'ovl.0 > rdma.0 > ovl'],
  ])('leaves what %s to be laid out as a whole', (_, chains) => {
    const { places, rest } = tidyPlan(documentOf(`${chains}; aal.0 > gamma`), null)
    expect(places.map(({ id }) => id)).toEqual([idOf('aal'), idOf('gamma')])
    const names = chains.match(/[a-z]{3,}/g) ?? []
    expect(new Set(rest?.children.map(({ id }) => id))).toEqual(new Set(names.map(idOf)))
  })

  it('takes no link that leads elsewhere for a branch', () => {
    const doc = documentOf('mmsys.0 > ovl.0 > dsi; mmsys.1 > rdma')
    const { places, rest } = tidyPlan(doc, [idOf('ovl'), idOf('dsi'), idOf('rdma')])
    expect(rest).toBeNull()
    expect(places).toHaveLength(3)
  })
})
