import { describe, expect, it } from 'vitest'
import { blockOf, endpointOf, graphOf } from '../../testing/graphOf.ts'
import { blockId, endpointId } from '../base/ids.ts'
import type { PipelineGraph, Remote } from './document.ts'
import { cutLinks, updateEndpoint } from './graphUpdate.ts'
import { linksOf } from './links.ts'

describe(cutLinks, () => {
  it('takes along each endpoint of an mmsys that is cut, also one that names another of them', () => {
    const graph = graphOf('mmsys0.0 > ovl0; mmsys1.0 >')
    const ends = [endpointOf(graph, 'mmsys0:out'), endpointOf(graph, 'mmsys1:out')] as const
    const remote: Remote = { kind: 'endpoint', endpoint: ends[0] }
    const named = updateEndpoint(graph, ends[1], (end) => ({ ...end, remote }))
    const cut = cutLinks(named, ends)
    expect(['mmsys0', 'mmsys1'].map((name) => blockOf(cut, name).groups)).toEqual([[], []])
  })

  it.each(['constructor', '__proto__', 'toString'])('keeps a block called %s apart', (name) => {
    const text = JSON.stringify(graphOf('ovl0.0 > rdma0.0 > dsi0'))
    const graph: PipelineGraph = JSON.parse(text.replaceAll('/soc/rdma0', name))
    const cut = cutLinks(graph, [endpointId(blockId(name), 0)])
    expect([linksOf(graph), linksOf(cut)].map(({ length }) => length)).toEqual([2, 1])
    expect(Object.keys(cut.blocks)).toEqual(Object.keys(graph.blocks))
  })
})
