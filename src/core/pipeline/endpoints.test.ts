import { describe, expect, it } from 'vitest'
import { blockOf, graphOf } from '../../testing/graphOf.ts'
import { endpointId } from '../base/ids.ts'
import type { Block, Port } from './document.ts'
import {
  baseName,
  endpointByNumbers,
  endpointsOf,
  iteratedPorts,
  numberOf,
  placeOf,
} from './endpoints.ts'

const bare = blockOf(graphOf('ovl'), 'ovl')

/** A port with endpoints of these numbers; ids count through a block. */
let serial = 0
const port = (reg: number | null, ...numbers: readonly (number | null)[]): Port => ({
  name: 'port',
  reg,
  labels: [],
  endpoints: numbers.map((number) => ({
    id: endpointId(bare.id, serial++),
    name: 'endpoint',
    reg: number,
    labels: [],
    remote: null,
    properties: [],
  })),
})
const withGroups = (...groups: readonly (readonly [string | null, ...Port[]])[]): Block => ({
  ...bare,
  groups: groups.map(([container, ...ports]) => ({ container, ports })),
})
const numbers = (ports: readonly Port[]): (number | null)[] => ports.map(({ reg }) => reg)

// of_graph_get_next_port(), as told in the notes on the kernel's behaviour, a.6.
describe(iteratedPorts, () => {
  it.each([
    ['those directly below', withGroups([null, port(3)]), [3]],
    [
      'those of ports, which hides the ones directly below',
      withGroups([null, port(3)], ['ports', port(1)]),
      [1],
    ],
    ['none of an empty ports', withGroups([null, port(3)], ['ports']), []],
    ['ports with a unit address as well', withGroups(['ports@1', port(1)]), [1]],
    ['the first of two', withGroups(['ports', port(1)], ['ports', port(2)]), [1]],
    [
      'none of in-ports and out-ports',
      withGroups(['in-ports', port(0)], ['out-ports', port(1)]),
      [],
    ],
  ])('are %s', (_, block, expected) => {
    expect(numbers(iteratedPorts(block))).toEqual(expected)
  })
})

describe(endpointByNumbers, () => {
  const [first, second] = [port(1, 0, 1), port(1, 1, null)]
  const block = withGroups(['ports', port(null, 2), first, second])
  it.each([
    ['the one with both numbers', 1, 1, first.endpoints[1]],
    ['a missing port number as 0', 0, 2, block.groups[0]?.ports[0]?.endpoints[0]],
    ['the first in document order', 1, 0, first.endpoints[0]],
    ['none of another number', 1, 2, undefined],
    ['none of another port', 2, 0, undefined],
  ])('gives %s', (_, portNumber, number, expected) => {
    expect(endpointByNumbers(block, portNumber, number)).toBe(expected ?? null)
  })
})

it('lists endpoints the kernel never iterates, too', () => {
  const block = withGroups(['in-ports', port(0, 0)], ['ports', port(1, 0)])
  expect(endpointsOf(block).map((place) => numberOf(place.port))).toEqual([0, 1])
})

it.each([
  ['port@1', 'port'],
  ['endpoint', 'endpoint'],
  ['ports@0@1', 'ports'],
])('takes %s for %s', (name, expected) => {
  expect(baseName(name)).toBe(expected)
})

it('finds no place for an endpoint that is gone', () => {
  const graph = graphOf('ovl.0 >')
  expect(placeOf(graph, endpointId(blockOf(graph, 'ovl').id, 7))).toBeNull()
  expect(placeOf(graphOf('rdma'), endpointId(bare.id, 0))).toBeNull()
})
