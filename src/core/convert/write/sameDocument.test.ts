import { describe, expect, it } from 'vitest'
import { blockOf, endpointOf, graphOf } from '../../../testing/graphOf.ts'
import { endpointId } from '../../base/ids.ts'
import type { PipelineGraph } from '../../pipeline/document.ts'
import { updateBlock, updateEndpoint } from '../../pipeline/graphUpdate.ts'
import { sameDocument } from './sameDocument.ts'

const START = graphOf('mmsys.0 > ovl0.0 > dsi0', 'ovl0=ovl0')

/** 'status /soc/ovl0: null -> disabled' */
const shown = (changed: PipelineGraph): string[] =>
  sameDocument(START, changed).map(({ what, path, name, before, after }) =>
    [name === null ? what : `${what} ${name}`, `${path}: ${before} -> ${after}`].join(' '),
  )
const ovl = (change: object): PipelineGraph =>
  updateBlock(START, blockOf(START, 'ovl0').id, (block) => ({ ...block, ...change }))
const OUT = '/soc/ovl0/ports/port@1/endpoint@0'

const TWIN = endpointId(blockOf(START, 'ovl0').id, 99)

describe(sameDocument, () => {
  it.each<[string, PipelineGraph, string[]]>([
    ['itself', START, []],
    ['a status', ovl({ status: 'disabled' }), ['status /soc/ovl0: null -> disabled']],
    ['nothing in a status of "okay"', ovl({ status: 'okay' }), []],
    ['a label', ovl({ labels: ['x'] }), ['labels /soc/ovl0: ovl0 -> x']],
    ['nothing in the order of labels and nodes', { ...START, blocks: reversed(START.blocks) }, []],
    [
      'a compatible',
      ovl({ compatible: ['a', 'b'] }),
      ['compatible /soc/ovl0: mediatek,mt8173-disp-ovl -> a, b'],
    ],
    ['an alias', { ...START, aliases: [] }, ['alias ovl0 /aliases: /soc/ovl0 -> null']],
    [
      'a link by both its places',
      updateEndpoint(START, endpointOf(START, 'ovl0:out'), (e) => ({ ...e, remote: null })),
      [`remote-endpoint ${OUT}: /soc/dsi0/ports/port@0/endpoint@0 -> null`],
    ],
    [
      'the number of an endpoint',
      updateEndpoint(START, endpointOf(START, 'ovl0:out'), (e) => ({ ...e, reg: 3 })),
      [`reg ${OUT}: 0 -> 3`],
    ],
    [
      'no property that only one of them holds',
      ovl({ properties: [{ name: 'x', value: { kind: 'flag' } }] }),
      [],
    ],
  ])('sees %s', (_name, changed, expected) => {
    expect(shown(changed)).toEqual(expected)
  })

  it('sees a value both hold, by what it leads to and not by how it is spelled', () => {
    const holding = (to: string, cell: number): PipelineGraph =>
      ovl({ properties: [{ name: 'x', value: { kind: 'cells', cells: [{ to }, cell] } }] })
    expect(sameDocument(holding('dsi0', 1), holding('/soc/dsi0', 1))).toEqual([])
    expect(sameDocument(holding('dsi0', 1), holding('dsi0', 2))).toHaveLength(1)
  })

  it('sees which of two endpoints of one number comes first, since the driver takes that one', () => {
    const out = endpointOf(START, 'ovl0:out')
    const twins = updateBlock(START, blockOf(START, 'ovl0').id, (block) => ({
      ...block,
      groups: block.groups.map((group) => ({
        ...group,
        ports: group.ports.map((port) => ({
          ...port,
          endpoints: port.endpoints.flatMap((end) =>
            end.id === out ? [end, { ...end, id: TWIN, name: 'twin', remote: null }] : [end],
          ),
        })),
      })),
    }))
    const swapped = updateBlock(twins, blockOf(START, 'ovl0').id, (block) => ({
      ...block,
      groups: block.groups.map((group) => ({
        ...group,
        ports: group.ports.map((port) => ({ ...port, endpoints: port.endpoints.toReversed() })),
      })),
    }))
    expect(sameDocument(twins, twins)).toEqual([])
    expect(sameDocument(twins, swapped)).toEqual([
      {
        what: 'first endpoint',
        path: OUT,
        name: '1.0',
        before: OUT,
        after: '/soc/ovl0/ports/port@1/twin',
      },
    ])
  })

  it('sees which of two aliases of one stem comes first, since that is the number of the block', () => {
    const { id } = blockOf(START, 'ovl0')
    const aliases = ['ovl0', 'ovl3', 'x'].map((name) => ({ name, block: id }))
    const [first, second, other] = aliases
    if (!(first && second && other)) throw new Error('three aliases')
    const twins = { ...START, aliases }
    expect(sameDocument(twins, { ...START, aliases: [other, first, second] })).toEqual([])
    expect(sameDocument(twins, { ...START, aliases: [second, first, other] })).toEqual([
      {
        what: 'alias number',
        path: '/aliases',
        name: 'ovl of /soc/ovl0',
        before: '0',
        after: '3',
      },
    ])
  })

  it('sees a block that is gone, with all that was in it', () => {
    const { [blockOf(START, 'dsi0').id]: _, ...blocks } = START.blocks
    const differences = sameDocument(START, { ...START, blocks })
    expect(differences.every(({ after }) => after === null)).toBe(true)
    expect(differences.map(({ what }) => what)).toContain('block')
  })
})

function reversed<T>(record: Readonly<Record<string, T>>): Record<string, T> {
  return Object.fromEntries(Object.entries(record).reverse())
}
