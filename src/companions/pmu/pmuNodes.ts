import type { DeviceTree, DtNode } from '../../core/devicetree/tree.ts'
import { walk } from '../../core/devicetree/walk.ts'
import type { PmuMaps } from '../../core/drivers/riscv-pmu/pmuNodeText.ts'
import { cellAt, compatibleOf, findProperty } from '../../core/ofgraph/readProperty.ts'
import type { FoundNode } from '../frame/foundNode.ts'

/** The riscv,pmu nodes of a tree, in its order. Cells behind the last whole row are left out. */
export const pmuNodesIn = (tree: DeviceTree): readonly FoundNode<PmuMaps>[] =>
  [...walk(tree)]
    .filter(({ node }) => compatibleOf(node).includes('riscv,pmu'))
    .map(({ node, path }) => ({ path, node: mapsOf(node) }))

/** Rows: Documentation/devicetree/bindings/perf/riscv,pmu.yaml. */
const mapsOf = (node: DtNode): PmuMaps => ({
  eventToCounters: rows(node, 'riscv,event-to-mhpmcounters', 3).map(
    ([first = 0, last = 0, counters = 0]) => ({ first, last, counters }),
  ),
  eventToSelector: rows(node, 'riscv,event-to-mhpmevent', 3).map(
    ([index = 0, high = 0, low = 0]) => ({ index, high, low }),
  ),
  rawToCounters: rows(node, 'riscv,raw-event-to-mhpmcounters', 5).map(
    ([high = 0, low = 0, maskHigh = 0, maskLow = 0, counters = 0]) => ({
      value: [high, low],
      mask: [maskHigh, maskLow],
      counters,
    }),
  ),
})

function rows(node: DtNode, name: string, width: number): readonly (readonly number[])[] {
  const bytes = findProperty(node, name)?.value ?? new Uint8Array()
  const count = Math.floor(bytes.length / 4 / width)
  return Array.from({ length: count }, (_row, row) =>
    Array.from({ length: width }, (_cell, at) => cellAt(bytes, (row * width + at) * 4) ?? 0),
  )
}
