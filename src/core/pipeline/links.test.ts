import { describe, expect, it } from 'vitest'
import { blockOf, endpointOf, graphOf, idOf } from '../../testing/graphOf.ts'
import type { PipelineGraph, PortGroup, Remote } from './document.ts'
import { endpointsOf, placeOf } from './endpoints.ts'
import { updateBlock, updateEndpoint } from './graphUpdate.ts'
import { blocksOfLink, directionOf, linksOf, nodeEnd } from './links.ts'

/** 'mmsys>ovl' for each link, with '!' behind a one-way one. */
const show = (graph: PipelineGraph): string[] =>
  linksOf(graph).map((link) => {
    const [from, to] = blocksOfLink(link).map((id) => id.replace('/soc/', ''))
    return `${from}>${to}${link.mutual ? '' : '!'}`
  })

/** The graph with `remote-endpoint` of the endpoint at a spot set to something else. */
const pointed = (graph: PipelineGraph, spot: string, remote: Remote | null): PipelineGraph =>
  updateEndpoint(graph, endpointOf(graph, spot), (endpoint) => ({ ...endpoint, remote }))

const at = (graph: PipelineGraph, spot: string): Remote => ({
  kind: 'endpoint',
  endpoint: endpointOf(graph, spot),
})

describe(linksOf, () => {
  it('gives each link once, from the end that leaves', () => {
    expect(show(graphOf('panel; mmsys.0 > ovl.0 > dsi.0 > panel'))).toEqual([
      'dsi>panel',
      'mmsys>ovl',
      'ovl>dsi',
    ])
  })

  it('gives a link between two exits once, whichever block comes first', () => {
    const graph = graphOf('ovl.0 >; rdma.0 >')
    const there = pointed(graph, 'ovl:out', at(graph, 'rdma:out'))
    const both = pointed(there, 'rdma:out', at(graph, 'ovl:out'))
    expect(show(both)).toEqual(['ovl>rdma'])
    expect(show(there)).toEqual(['ovl>rdma!'])
    expect(show(pointed(both, 'ovl:out', null))).toEqual(['rdma>ovl!'])
  })

  it('keeps a one-way link, with the end that pixels leave by first', () => {
    const graph = graphOf('ovl.0 > dsi')
    expect(show(pointed(graph, 'ovl:out', null))).toEqual(['ovl>dsi!'])
    expect(show(pointed(graph, 'dsi:in', null))).toEqual(['ovl>dsi!'])
  })

  it('draws two endpoints that name the same one', () => {
    const graph = graphOf('ovl.0 > dsi; rdma.0 >')
    const shared = pointed(graph, 'rdma:out', at(graph, 'dsi:in'))
    expect(show(shared)).toEqual(['ovl>dsi', 'rdma>dsi!'])
  })

  it('draws a block that leads to itself, by one endpoint or two', () => {
    const graph = graphOf('ovl.0 > rdma.0 >')
    expect(show(pointed(graph, 'rdma:out', at(graph, 'rdma:out')))).toEqual([
      'ovl>rdma',
      'rdma>rdma',
    ])
    expect(show(pointed(graph, 'rdma:out', at(graph, 'rdma:in')))).toEqual([
      'ovl>rdma',
      'rdma>rdma!',
    ])
  })

  it('leads to the device a phandle climbs to when it names no endpoint', () => {
    const graph = graphOf('ovl.0 > dsi')
    const stray: Remote = { kind: 'node', path: '/soc/dsi/ports/port@0', device: idOf('dsi') }
    const [link] = linksOf(pointed(graph, 'ovl:out', stray)).filter(({ mutual }) => !mutual)
    expect(link).toMatchObject({ from: endpointOf(graph, 'ovl:out'), to: nodeEnd(idOf('dsi')) })
    expect(placeOf(graph, nodeEnd(idOf('dsi')))).toBeNull()
  })

  it.each<[string, Remote]>([
    ['dangles', { kind: 'dangling', phandle: 7 }],
    ['climbs past the root', { kind: 'node', path: '/dsi', device: null }],
    ['climbs to what is no block', { kind: 'node', path: '/x/y/z', device: idOf('gone') }],
  ])('leaves out a phandle that %s', (_, remote) => {
    expect(show(pointed(graphOf('ovl.0 >'), 'ovl:out', remote))).toEqual([])
  })
})

describe(directionOf, () => {
  const sides = (graph: PipelineGraph, name: string): string =>
    endpointsOf(blockOf(graph, name)).map(directionOf).join(' ')

  it.each([
    ['mmsys', 'out'],
    ['ovl', 'in out'],
    ['panel', 'in'],
  ])('of the endpoints of %s: %s', (name, expected) => {
    expect(sides(graphOf('mmsys.0 > ovl.0 > panel'), name)).toBe(expected)
  })

  const direct = (...numbers: (number | null)[]): PortGroup => {
    const ports = blockOf(graphOf('dsi.0 >'), 'dsi').groups.flatMap((group) => group.ports)
    const [empty] = ports.slice(1)
    return {
      container: null,
      ports: numbers.flatMap((reg) => (empty === undefined ? [] : [{ ...empty, reg }])),
    }
  }
  const withPorts = (...groups: PortGroup[]): PipelineGraph =>
    updateBlock(graphOf('dsi'), idOf('dsi'), (block) => ({ ...block, groups }))

  it.each([
    ['the lone port an output has for its panel', withPorts(direct(null)), 'out'],
    ['an output with both ports directly below', withPorts(direct(0, 1)), 'in out'],
    ['out-ports', withPorts({ ...direct(0), container: 'out-ports' }), 'out'],
  ])('of %s', (_, graph, expected) => {
    expect(sides(graph, 'dsi')).toBe(expected)
  })
})
