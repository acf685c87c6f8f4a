import { describe, expect, it } from 'vitest'
import { graphOf, idOf } from '../../../testing/graphOf.ts'
import type { PipelineGraph } from '../../pipeline/document.ts'
import { updateBlock } from '../../pipeline/graphUpdate.ts'
import { pathMarks } from './pathMarks.ts'
import { resolveAll } from './resolveMmsys.ts'

describe(pathMarks, () => {
  const marks = (graph: PipelineGraph): string[] =>
    [...pathMarks(graph, resolveAll(graph)).links].map(
      ([id, { crtc, state, building }]) =>
        `${id.replace('/soc/', '')} ${crtc} ${state}${building ? ' building' : ''}`,
    )

  it('marks every link of a built path, past the output as well', () => {
    expect(marks(graphOf('mmsys.0 > ovl.0 > dsi.0 > panel'))).toEqual([
      'mmsys#0 0 built building',
      'ovl#1 0 built building',
      'dsi#1 0 built building',
    ])
  })

  it('does not draw a path in force that a later one loses', () => {
    expect(marks(graphOf('mmsys.0 > ovl.0 > dsi; mmsys.1 > rdma'))).toEqual([
      'mmsys#0 0 lost',
      'ovl#1 0 lost',
      'mmsys#1 1 fails-probe',
    ])
  })

  it('gives a link two paths use to the first', () => {
    const graph = graphOf('mmsys.0 > ovl.0 > dsi; mmsys.1 > ovl')
    expect(pathMarks(graph, resolveAll(graph)).blocks.get(idOf('ovl'))?.crtc).toBe(0)
  })

  it('marks nothing of an mmsys without a graph', () => {
    const graph = updateBlock(graphOf('mmsys.0 > ovl'), idOf('mmsys'), (block) => ({
      ...block,
      groups: [],
    }))
    expect(marks(graph)).toEqual([])
  })
})
