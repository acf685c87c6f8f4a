import { describe, expect, it } from 'vitest'
import { blockOf, graphOf } from '../../../../testing/graphOf.ts'
import type { Block, PortGroup } from '../../../pipeline/document.ts'
import { portHelp, portNumberHelp } from './portHelp.ts'

const graph = graphOf('mmsys.0 > ovl0.0 > rdma0.0 > dsi0.0 > panel; mmsys.1 > ethdr0.1 > dpi1.0')
const of = (name: string, port: number): string => portNumberHelp(blockOf(graph, name), port).text

describe(portNumberHelp, () => {
  // kernel-behaviour.md: a.2 and a.4 (mmsys), a.3 (hops), d (bridge lookup of the outputs).
  it.each([
    ['the paths by number at port 0 of an mmsys', 'mmsys', 0, /0 is MAIN, 1 is EXT, 2 is THIRD/],
    ['the errno of a first hop in any other port', 'mmsys', 1, /-ENOENT/],
    ['that the input of a component is not read', 'rdma0', 0, /never this one/],
    ['that a path leaves a component by its number', 'rdma0', 1, /has the number of the path/],
    ['that no path leaves by a further port', 'rdma0', 2, /by port 1 alone/],
    ['that the adaptor is found by alias', 'ethdr0', 0, /by their aliases/],
    ['that DSI wants endpoint 0', 'dsi0', 1, /endpoint 0, whatever the number of the path/],
    ['that DPI takes the first endpoint', 'dpi1', 1, /first endpoint here is taken/],
    ['the fallback of an output', 'dsi0', 0, /waited for without end/],
    ['that a panel is read from the other end', 'panel', 0, /the end that leads here/],
  ])('tells %s', (_, name, port, expected) => {
    expect(of(name, port)).toMatch(expected)
  })

  it('tells of a lone port of an output that the panel stands there, as older trees have it', () => {
    const dsi: Block = { ...blockOf(graph, 'dsi0'), groups: [groupOf(null)] }
    expect(portNumberHelp(dsi, 0).text).toMatch(/as older trees have it/)
  })
})

describe(portHelp, () => {
  it.each([
    ['in-ports', true],
    ['ports', false],
    [null, false],
  ])('tells of ports in %s that the kernel passes over them: %s', (container, expected) => {
    const group = groupOf(container)
    const [port] = group.ports
    if (port === undefined) throw new Error('no port')
    const { text } = portHelp({ block: blockOf(graph, 'rdma0'), group, port })
    expect(/nothing leaves by it/.test(text)).toBe(expected)
  })
})

const groupOf = (container: string | null): PortGroup => ({
  container,
  ports: [{ name: 'port', reg: 0, labels: [], endpoints: [] }],
})
