import { describe, expect, it } from 'vitest'
import { blockOf, endpointOf, graphOf, idOf } from '../../testing/graphOf.ts'
import { shownLinks } from '../../testing/shownLinks.ts'
import type { Block, PipelineGraph, PortGroup } from './document.ts'
import { endpointsOf } from './endpoints.ts'
import { updateBlock } from './graphUpdate.ts'
import { linkBlocks } from './linkBlocks.ts'

/** Links blocks as a person does, one gesture a word: 'mmsys ovl' or 'mmsys.1 ovl'. */
const draw = (graph: PipelineGraph, ...gestures: readonly string[]): PipelineGraph =>
  gestures.reduce((drawn, gesture) => {
    const [from = '', to = ''] = gesture.split(' ')
    const [name = '', number] = from.split('.')
    const near = { block: idOf(name), endpoint: null }
    const leaving = number === undefined ? near : { ...near, number: Number(number) }
    return linkBlocks(drawn, leaving, { block: idOf(to), endpoint: null })
  }, graph)

describe('the number of a link', () => {
  it.each([
    [
      'is 0 for MAIN',
      'mmsys; ovl; dsi',
      ['mmsys ovl', 'ovl dsi'],
      ['mmsys 0.0 > ovl 0.0', 'ovl 1.0 > dsi 0.0'],
    ],
    [
      'is that of the path on every hop',
      'mmsys; ovl; dsi',
      ['mmsys.1 ovl', 'ovl dsi'],
      ['mmsys 0.1 > ovl 0.1', 'ovl 1.1 > dsi 0.1'],
    ],
    [
      'is the first one free at an mmsys',
      'mmsys.0 > ovl0; ovl1; ovl2',
      ['mmsys ovl1', 'mmsys ovl2'],
      ['mmsys 0.0 > ovl0 0.0', 'mmsys 0.1 > ovl1 0.1', 'mmsys 0.2 > ovl2 0.2'],
    ],
    [
      'is 1 at the second of two mmsys: its only path is EXT',
      'vdosys1; ethdr',
      ['vdosys1 ethdr'],
      ['vdosys1 0.1 > ethdr 0.1'],
    ],
    [
      'is 0 behind an output, where no path is counted',
      'mmsys.2 > dpi; panel',
      ['dpi panel'],
      ['mmsys 0.2 > dpi 0.2', 'dpi 1.0 > panel 0.0'],
    ],
    ['is 0 where nothing feeds the block yet', 'ovl; rdma', ['ovl rdma'], ['ovl 1.0 > rdma 0.0']],
    [
      'follows downstream when a chain is fed later',
      'mmsys; ovl.0 > rdma.0 > dsi.0 > panel',
      ['mmsys.1 ovl'],
      ['mmsys 0.1 > ovl 0.1', 'ovl 1.1 > rdma 0.0', 'rdma 1.1 > dsi 0.0', 'dsi 1.0 > panel 0.0'],
    ],
    [
      'takes the place of the path that fed the block before',
      'mmsys.0 > ovl.0 > rdma.0 > dsi; ovl1',
      ['mmsys.1 ovl1', 'ovl1 rdma'],
      ['mmsys 0.0 > ovl 0.0', 'mmsys 0.1 > ovl1 0.1', 'ovl1 1.1 > rdma 0.0', 'rdma 1.1 > dsi 0.0'],
    ],
    [
      'stops following where a block is fed twice',
      'mmsys; ovl.0 > rdma.0 > dsi; rdma1.1 > rdma',
      ['mmsys.1 ovl'],
      ['mmsys 0.1 > ovl 0.1', 'ovl 1.1 > rdma 0.0', 'rdma 1.0 > dsi 0.0', 'rdma1 1.1 > rdma 0.1'],
    ],
  ])('%s', (_, chains, gestures, expected) => {
    expect(shownLinks(draw(graphOf(chains), ...gestures))).toEqual(expect.arrayContaining(expected))
    expect(shownLinks(draw(graphOf(chains), ...gestures))).toHaveLength(expected.length)
  })

  it('is exchanged with a stub that holds it, so that the walk finds the link', () => {
    const graph = graphOf('mmsys; ovl.0 > dsi; ovl.1 >')
    expect(shownLinks(draw(graph, 'mmsys.1 ovl'))).toContain('ovl 1.1 > dsi 0.0')
    const ends = endpointsOf(blockOf(draw(graph, 'mmsys.1 ovl'), 'ovl'))
    expect(ends.map(({ port, endpoint }) => `${port.name} ${endpoint.name}`)).toEqual(
      expect.arrayContaining(['port@1 endpoint@1', 'port@1 endpoint@0']),
    )
  })
})

describe('the ends of a link', () => {
  it.each([
    ['are turned when a panel comes first', 'panel dsi', 'dsi 1.0 > panel 0.0'],
    ['are turned when an mmsys comes last', 'ovl mmsys', 'mmsys 0.0 > ovl 0.0'],
  ])('%s', (_, gesture, expected) => {
    expect(shownLinks(draw(graphOf('mmsys; ovl; dsi; panel'), gesture))).toEqual([expected])
  })

  it('are turned when the gesture goes from an entry to an exit', () => {
    const graph = graphOf('rdma.0 > dsi; ovl.0 >')
    const linked = linkBlocks(
      graph,
      { block: idOf('dsi'), endpoint: endpointOf(graph, 'dsi:in') },
      { block: idOf('ovl'), endpoint: endpointOf(graph, 'ovl:out') },
    )
    expect(shownLinks(linked)).toEqual(['ovl 1.0 > dsi 0.0'])
  })

  it('let go of what they were linked to; an mmsys endpoint goes with its link', () => {
    const linked = draw(graphOf('mmsys.0 > ovl.0 > dsi; rdma'), 'rdma dsi')
    expect(shownLinks(linked)).toEqual(['mmsys 0.0 > ovl 0.0', 'rdma 1.0 > dsi 0.0'])
    const moved = draw(graphOf('mmsys.0 > ovl; vdosys1'), 'vdosys1.0 ovl')
    expect(shownLinks(moved)).toEqual(['vdosys1 0.0 > ovl 0.0'])
    expect(endpointsOf(blockOf(moved, 'mmsys'))).toEqual([])
  })

  it('take the endpoint a gesture names, unless it stands on the wrong side', () => {
    const graph = graphOf('ovl.0 > rdma; ovl.1 >; dsi')
    const at = (spotName: string) => endpointOf(graph, spotName)
    const link = (endpoint: ReturnType<typeof at>) =>
      shownLinks(
        linkBlocks(graph, { block: idOf('ovl'), endpoint }, { block: idOf('dsi'), endpoint: null }),
      )
    expect(link(at('ovl:out'))).toEqual(['ovl 1.0 > dsi 0.0'])
    expect(link(at('rdma:in'))).toEqual(
      expect.arrayContaining([expect.stringContaining('> dsi 0.')]),
    )
  })

  it('are labelled as upstream boards do', () => {
    const graph = draw(graphOf('mmsys; ovl; dsi'), 'mmsys ovl', 'ovl dsi')
    const labels = Object.values(graph.blocks).flatMap((block) =>
      endpointsOf(block).map(({ endpoint }) => endpoint.labels.join()),
    )
    expect(labels).toEqual(['mmsys_ep_main', 'ovl_in', 'ovl_out', 'dsi_in'])
  })
})

/** 'ports: port@0 port@1' for each container. */
const containers = ({ groups }: Block): string[] =>
  groups.map(({ container, ports }) => `${container}: ${ports.map((port) => port.name).join(' ')}`)

describe('ports', () => {
  const lone = (reg: number | null, ...labels: string[]): PortGroup => ({
    container: null,
    ports: [{ name: reg === null ? 'port' : `port@${reg}`, reg, labels, endpoints: [] }],
  })
  const withPorts = (name: string, ...groups: readonly PortGroup[]): PipelineGraph =>
    updateBlock(graphOf('mmsys; ovl; dsi; panel'), idOf(name), (block) => ({ ...block, groups }))

  it.each([
    ['are made where there are none', withPorts('ovl'), ['ports: port@0 port@1']],
    [
      'join those directly below: a ports node would hide them',
      withPorts('ovl', lone(0)),
      ['null: port@0 port@1'],
    ],
    [
      'join an empty ports node',
      withPorts('ovl', { container: 'ports', ports: [] }),
      ['ports: port@0 port@1'],
    ],
  ])('of a component %s', (_, graph, expected) => {
    expect(containers(blockOf(draw(graph, 'mmsys ovl', 'ovl dsi'), 'ovl'))).toEqual(expected)
  })

  it('of an mmsys and a panel are one port without a number', () => {
    const graph = draw(graphOf('mmsys; ovl; dsi; panel'), 'mmsys ovl', 'dsi panel')
    expect(containers(blockOf(graph, 'mmsys'))).toEqual(['null: port'])
    expect(containers(blockOf(graph, 'panel'))).toEqual(['null: port'])
  })

  it('of an output in the old style make room: its panel moves from the lone port to port@1', () => {
    const old = graphOf('mmsys; ovl; dsi; panel')
    const graph = draw(
      updateBlock(old, idOf('dsi'), (block) => ({ ...block, groups: [lone(null, 'dsi_port')] })),
      'dsi panel',
      'ovl dsi',
    )
    expect(containers(blockOf(graph, 'dsi'))).toEqual(['ports: port@0 port@1'])
    expect(shownLinks(graph)).toEqual(['ovl 1.0 > dsi 0.0', 'dsi 1.0 > panel 0.0'])
    expect(blockOf(graph, 'dsi').groups[0]?.ports[1]?.labels).toEqual(['dsi_port'])
  })

  it('of an output with both directly below stay there', () => {
    const both = { container: null, ports: [lone(0), lone(1)].flatMap(({ ports }) => ports) }
    const graph = draw(withPorts('dsi', both), 'ovl dsi', 'dsi panel')
    expect(containers(blockOf(graph, 'dsi'))).toEqual(['null: port@0 port@1'])
    expect(shownLinks(graph)).toEqual(['ovl 1.0 > dsi 0.0', 'dsi 1.0 > panel 0.0'])
  })
})

describe('a DSI panel linked to another host', () => {
  const below = (graph: PipelineGraph, name: string, path: string): PipelineGraph =>
    updateBlock(graph, idOf(name), (block) => ({ ...block, path }))

  it('moves below it: it is a child node of its host', () => {
    const graph = below(graphOf('dsi0.0 > panel; dsi1'), 'panel', '/soc/dsi0/panel@0')
    expect(blockOf(draw(graph, 'dsi1 panel'), 'panel').path).toBe('/soc/dsi1/panel@0')
  })

  it('stays where the new host has a child of that name', () => {
    const graph = below(graphOf('dsi0.0 > panel0; dsi1.0 > panel1'), 'panel0', '/soc/dsi0/panel@0')
    const full = below(graph, 'panel1', '/soc/dsi1/panel@0')
    expect(blockOf(draw(full, 'dsi1 panel0'), 'panel0').path).toBe('/soc/dsi0/panel@0')
  })

  it('stays when it hangs on another bus', () => {
    const graph = below(graphOf('dsi0.0 > panel; dsi1'), 'panel', '/soc/i2c/panel@2c')
    expect(blockOf(draw(graph, 'dsi1 panel'), 'panel').path).toBe('/soc/i2c/panel@2c')
  })
})
