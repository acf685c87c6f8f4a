import { describe, expect, it } from 'vitest'
import { graphOf, idOf } from '../../testing/graphOf.ts'
import { blockOfEndpoint, blockRecord } from '../base/ids.ts'
import { applyEdit } from './applyEdit.ts'
import type { PipelineDocument } from './document.ts'
import { type Link, linksOf } from './links.ts'
import { straightLane } from './straightLane.ts'
import { lanePlaces, tidyEdit, tidyGraph } from './tidyGraph.ts'

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

const { graph } = doc
const lane = (name: string, links: readonly Link[], known = graph) => ({
  ...straightLane(idOf(name), links, known),
  column: 0,
})
const alone = (...names: string[]) => names.map((name) => lane(name, []))

describe(tidyGraph, () => {
  it('has each endpoint where it is drawn', () => {
    const { children, edges } = tidyGraph(alone('mmsys', 'ovl', 'dsi'), linksOf(graph), graph)
    expect(children.map(({ id }) => id)).toEqual(['mmsys', 'ovl', 'dsi'].map(idOf))
    expect(edges).toHaveLength(2)
    const mmsys = children[0]
    expect(mmsys?.layoutOptions).toMatchObject({ 'elk.portConstraints': 'FIXED_POS' })
    const heights = mmsys?.ports.map(({ y }) => y) ?? []
    expect(heights).toEqual(heights.toSorted((a, b) => a - b))
    expect(new Set(edges.flatMap(({ sources, targets }) => [...sources, ...targets])).size).toBe(4)
  })

  it('takes only the links between what is to be laid out', () => {
    const { children, edges } = tidyGraph(alone('ovl', 'dsi'), linksOf(graph), graph)
    expect(children).toHaveLength(2)
    expect(edges).toHaveLength(1)
  })

  it('takes a lane for one block, as wide as it is, entered at its first and left at its last', () => {
    // The second mmsys leaves by its second handle, 24 px below the first.
    const graph = graphOf('rdma.0 > mmsys1; mmsys1.0 > dsc; mmsys1.1 > ovl.0 > merge.0 > dsi')
    const links = linksOf(graph)
    const within = links.filter(({ from }) => blockOfEndpoint(from) === idOf('ovl'))
    const lanes = [lane('mmsys1', [], graph), lane('ovl', within, graph)]
    const { children, edges } = tidyGraph(lanes, links, graph)
    expect(children[1]).toMatchObject({ id: idOf('ovl'), width: 204 + 152, height: 56 })
    expect(children[1]?.ports.map(({ x }) => x)).toEqual([0, 356])
    expect(edges.map(({ targets }) => targets)).toEqual([[children[1]?.ports[0]?.id]])
  })
})

describe(lanePlaces, () => {
  it('puts the blocks of a lane where its node was put, each in its column', () => {
    const links = linksOf(graph).filter(({ from }) => blockOfEndpoint(from) === idOf('ovl'))
    expect(lanePlaces([lane('ovl', links)], [{ id: idOf('ovl'), x: 12, y: 30 }])).toEqual([
      { id: idOf('ovl'), x: 12, y: 30 },
      { id: idOf('dsi'), x: 216, y: 30 },
    ])
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
