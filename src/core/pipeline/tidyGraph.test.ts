import { describe, expect, it } from 'vitest'
import { graphOf, idOf } from '../../testing/graphOf.ts'
import { blockRecord } from '../base/ids.ts'
import { applyEdit } from './applyEdit.ts'
import type { PipelineDocument } from './document.ts'
import { tidyEdit, tidyGraph } from './tidyGraph.ts'

const doc: PipelineDocument = {
  title: '',
  soc: null,
  graph: graphOf('mmsys.0 > ovl.0 > dsi; mmsys.1 > rdma'),
  positions: blockRecord([
    [idOf('mmsys'), { x: 0, y: 0 }],
    [idOf('ovl'), { x: 300, y: 40 }],
    [idOf('dsi'), { x: 100, y: 90 }],
  ]),
}

describe(tidyGraph, () => {
  it('takes what stands on the canvas, each endpoint where it is drawn', () => {
    const { children, edges } = tidyGraph(doc, null)
    expect(children.map(({ id }) => id)).toEqual(['mmsys', 'ovl', 'dsi'].map(idOf))
    expect(edges).toHaveLength(2)
    const mmsys = children[0]
    expect(mmsys?.layoutOptions).toEqual({ 'elk.portConstraints': 'FIXED_POS' })
    const heights = mmsys?.ports.map(({ y }) => y) ?? []
    expect(heights).toEqual(heights.toSorted((a, b) => a - b))
    expect(new Set(edges.flatMap(({ sources, targets }) => [...sources, ...targets])).size).toBe(4)
  })

  it('takes of a part only the links inside', () => {
    const { children, edges } = tidyGraph(doc, [idOf('ovl'), idOf('dsi')])
    expect(children).toHaveLength(2)
    expect(edges).toHaveLength(1)
  })
})

describe(tidyEdit, () => {
  it('moves a part as one step, and keeps its upper left corner', () => {
    const places = [
      { id: idOf('ovl'), x: 12, y: 12 },
      { id: idOf('dsi'), x: 212.4, y: 12 },
    ]
    const edit = tidyEdit(doc, [idOf('ovl'), idOf('dsi')], places)
    expect(edit).toMatchObject({ kind: 'batch', label: 'Tidy 2 blocks' })
    expect(edit && applyEdit(doc, edit).positions).toEqual({
      ...doc.positions,
      [idOf('ovl')]: { x: 100, y: 40 },
      [idOf('dsi')]: { x: 300, y: 40 },
    })
  })

  it('is no step where nothing moves', () => {
    const ids = [idOf('mmsys'), idOf('ovl'), idOf('dsi')]
    const places = ids.map((id) => ({ id, x: 9, y: 9, ...doc.positions[id] }))
    expect(tidyEdit(doc, null, places)).toBeNull()
  })
})
