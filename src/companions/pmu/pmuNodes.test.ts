import { describe, expect, it } from 'vitest'
import { type PmuMaps, pmuNodeText } from '../../core/drivers/riscv-pmu/pmuNodeText.ts'
import { treeOfFiles } from '../frame/treeOfFiles.ts'
import { pmuRows, readPmuMaps } from './pmuMaps.ts'
import { pmuNodesIn } from './pmuNodes.ts'

const MAPS: PmuMaps = {
  eventToCounters: [
    { first: 1, last: 2, counters: 0x9 },
    { first: 3, last: 4, counters: 0x10 },
  ],
  eventToSelector: [{ index: 0x10000, high: 0, low: 0xdeadbeef }],
  rawToCounters: [{ value: [0, 0x10], mask: [0xffffffff, 0xff], counters: 8 }],
}

function nodesOf(body: string) {
  const made = treeOfFiles([
    { name: 'b.dts', bytes: new TextEncoder().encode(`/dts-v1/; / { ${body} };`) },
  ])
  return made.kind === 'ok' ? pmuNodesIn(made.tree) : made.message
}

describe(pmuNodesIn, () => {
  it('reads back the node that is written', () => {
    const written = pmuNodeText(MAPS, 'today')
    expect(nodesOf(written.kind === 'text' ? written.text : '')).toEqual([
      { path: '/pmu', node: MAPS },
    ])
  })

  it('leaves out cells that make no whole row, and nodes of another kind', () => {
    const node = 'compatible = "riscv,pmu"; riscv,event-to-mhpmcounters = <1 1 1 2 2>;'
    expect(nodesOf(`a { ${node} }; b { compatible = "arm,pmu"; };`)).toMatchObject([
      { path: '/a', node: { eventToCounters: [{ first: 1, last: 1, counters: 1 }] } },
    ])
  })
})

describe(pmuRows, () => {
  it('are the rows the form is bound to', () => {
    expect(readPmuMaps(pmuRows(MAPS))).toEqual({ kind: 'ok', maps: MAPS })
  })
})
