import { describe, expect, it } from 'vitest'
import { blockOfEndpoint } from '../core/base/ids.ts'
import { applyEdit } from '../core/pipeline/applyEdit.ts'
import type { PipelineGraph } from '../core/pipeline/document.ts'
import { linksOf } from '../core/pipeline/links.ts'
import { endpointOf, graphOf, idOf } from '../testing/graphOf.ts'
import { connect, connectToBlock, isConnectable, reconnect } from './linkGesture.ts'

const GRAPH: PipelineGraph = graphOf('mmsys.0 > ovl0.0 > rdma0.0 > dsi0; panel')
const [OVL_OUT, RDMA_IN] = [endpointOf(GRAPH, 'ovl0:out'), endpointOf(GRAPH, 'rdma0:in')]
const between = (source: string, sourceHandle: string, target: string, targetHandle: string) => ({
  source: idOf(source),
  sourceHandle,
  target: idOf(target),
  targetHandle,
})

describe(connect, () => {
  it.each([
    ['an endpoint to an endpoint', OVL_OUT, RDMA_IN, { endpoint: OVL_OUT }, { endpoint: RDMA_IN }],
    [
      'a number an mmsys does not use yet',
      'new:2',
      RDMA_IN,
      { endpoint: null, number: 2 },
      { endpoint: RDMA_IN },
    ],
    [
      'open handles, whose endpoints are up to the core',
      'new:out',
      'new:in',
      { endpoint: null },
      { endpoint: null },
    ],
    ['a handle that is gone', 'gone', RDMA_IN, { endpoint: null }, { endpoint: RDMA_IN }],
  ])('links %s', (_name, sourceHandle, targetHandle, from, to) => {
    expect(connect(GRAPH, between('ovl0', sourceHandle, 'rdma0', targetHandle))).toEqual({
      kind: 'link',
      from: { block: idOf('ovl0'), ...from },
      to: { block: idOf('rdma0'), ...to },
    })
  })
})

describe(connectToBlock, () => {
  const start = (type: 'source' | 'target', id: string) => ({ nodeId: idOf('rdma0'), id, type })

  it('leaves the endpoint of the block to the core', () => {
    expect(connectToBlock(GRAPH, start('source', 'new:out'), idOf('dsi0'))).toEqual({
      kind: 'link',
      from: { block: idOf('rdma0'), endpoint: null },
      to: { block: idOf('dsi0'), endpoint: null },
    })
  })

  it('links the other way round from an entry', () => {
    expect(connectToBlock(GRAPH, start('target', RDMA_IN), idOf('mmsys'))).toEqual({
      kind: 'link',
      from: { block: idOf('mmsys'), endpoint: null },
      to: { block: idOf('rdma0'), endpoint: RDMA_IN },
    })
  })

  it.each([
    ['the block it began at', 'rdma0'],
    ['what is no block', 'note'],
  ])('makes nothing of %s', (_name, node) => {
    expect(connectToBlock(GRAPH, start('source', 'new:out'), idOf(node))).toBeNull()
  })
})

describe(isConnectable, () => {
  it.each([
    ['ovl0', 'rdma0', true],
    ['ovl0', 'ovl0', false],
    ['ovl0', 'note', false],
    ['mmsys', 'mmsys', false],
  ])('%s to %s: %s', (from, to, expected) => {
    const [source, target] = [idOf(from), idOf(to)]
    expect(isConnectable(GRAPH, { source, target })).toBe(expected)
  })
})

describe(reconnect, () => {
  const link = linksOf(GRAPH).find(({ from }) => from === OVL_OUT)
  if (link === undefined) throw new Error('the graph has no such link')

  it('moves an end as one step', () => {
    const drawn = connect(GRAPH, between('ovl0', OVL_OUT, 'dsi0', 'new:in'))
    expect(reconnect(GRAPH, link, drawn)).toEqual({
      kind: 'batch',
      label: 'Reconnect ovl0 → dsi0',
      edits: [drawn, { kind: 'unlink', endpoints: [OVL_OUT, RDMA_IN] }],
    })
  })

  it('keeps the path when the end of an mmsys link is moved', () => {
    const graph = graphOf('mmsys.1 > ovl0; rdma0')
    const [link] = linksOf(graph)
    if (link === undefined) throw new Error('the graph has no link')
    const drawn = connect(graph, between('mmsys', link.from, 'rdma0', 'new:in'))
    const edit = reconnect(graph, link, drawn)
    const doc = { title: '', soc: null, graph, positions: {} }
    const moved = linksOf((edit === null ? doc : applyEdit(doc, edit)).graph)
    expect(moved.map(({ from, to }) => [from, blockOfEndpoint(to)])).toEqual([
      [link.from, idOf('rdma0')],
    ])
  })

  it.each([
    ['the end put back where it was', connect(GRAPH, between('ovl0', OVL_OUT, 'rdma0', RDMA_IN))],
    ['the end dropped on nothing', null],
  ])('makes nothing of %s', (_name, drawn) => {
    expect(reconnect(GRAPH, link, drawn)).toBeNull()
  })
})
