import { describe, expect, it } from 'vitest'
import { blockOf, graphOf, idOf } from '../../testing/graphOf.ts'
import { updateBlock } from './graphUpdate.ts'
import { endpointLabel, freeLabel, isLabel, takenLabels } from './labels.ts'

const graph = graphOf('mmsys.0 > ovl.0 > dsi')

describe(endpointLabel, () => {
  it.each([
    ['mmsys', 'out', 0, 'mmsys_ep_main'],
    ['mmsys', 'out', 1, 'mmsys_ep_ext'],
    ['mmsys', 'out', 2, 'mmsys_ep_third'],
    ['mmsys', 'out', 3, 'mmsys_out'],
    ['ovl', 'in', 0, 'ovl_in'],
    ['ovl', 'out', 1, 'ovl_out'],
  ] as const)('%s %s %i: %s', (name, direction, number, expected) => {
    expect(endpointLabel(graph, blockOf(graph, name), direction, number)).toBe(expected)
  })
})

it.each([
  [['dsi9'], '/soc/dsi@1c008000', 'dsi9_in'],
  [[], '/soc/hdr-engine@1c114000', 'hdr_engine_in'],
  [[], '/8-bit', '_8_bit_in'],
])('labels an endpoint of %j at %s: %s', (labels, path, expected) => {
  const block = { ...blockOf(graph, 'ovl'), labels, path }
  expect(endpointLabel(graph, block, 'in', 0)).toBe(expected)
})

describe(freeLabel, () => {
  const labelled = updateBlock(graph, idOf('ovl'), (block) => ({ ...block, labels: ['a', 'a1'] }))
  it.each([
    ['b', 'b'],
    ['a', 'a2'],
    ['dsi', 'dsi1'],
  ])('for %s: %s', (wanted, expected) => {
    expect(freeLabel(labelled, wanted)).toBe(expected)
  })

  it('knows labels of ports and endpoints as well', () => {
    const full = updateBlock(graph, idOf('ovl'), (block) => ({
      ...block,
      groups: block.groups.map((group) => ({
        ...group,
        ports: group.ports.map((port) => ({
          ...port,
          labels: [`p${port.reg}`],
          endpoints: port.endpoints.map((end) => ({ ...end, labels: [`e${port.reg}`] })),
        })),
      })),
    }))
    expect([...takenLabels(full)].sort()).toEqual(['dsi', 'e0', 'e1', 'mmsys', 'ovl', 'p0', 'p1'])
  })
})

// DTSpec 0.4, 6.2: letters, digits and underscore, beginning with no digit.
describe(isLabel, () => {
  it.each([
    ['ovl0_in', true],
    ['_a', true],
    ['0a', false],
    ['a-b', false],
    ['', false],
    ['ä', false],
  ])('%j: %s', (text, expected) => {
    expect(isLabel(text)).toBe(expected)
  })
})
