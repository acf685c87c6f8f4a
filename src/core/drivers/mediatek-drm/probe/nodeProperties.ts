import type { Block, BlockProperty, Endpoint, PipelineGraph } from '../../../pipeline/document.ts'
import { memoizeByIdentity } from '../../../pipeline/memoizeByIdentity.ts'
import { driverBlocks } from '../driverBlocks.ts'

type Cells = Extract<BlockProperty['value'], { kind: 'cells' }>['cells']

/** The cells of a property; empty when it is absent or holds something else. */
export function cellsOf({ properties }: Block | Endpoint, name: string): Cells {
  const value = properties.find((property) => property.name === name)?.value
  return value?.kind === 'cells' ? value.cells : []
}

/**
 * Whether any node of the display system has a property: a document made from the catalogue has no
 * registers or clocks at all, and there their absence says nothing.
 */
export const isTold = (graph: PipelineGraph, name: string): boolean => namesTold(graph).has(name)

/** Not of a panel: one drawn from the palette has a `reg`, and tells nothing of the rest. */
const namesTold = memoizeByIdentity(
  (graph: PipelineGraph): ReadonlySet<string> =>
    new Set(
      driverBlocks(graph)
        .flatMap(({ properties }) => properties)
        .filter(({ value }) => value.kind === 'cells' && value.cells.length > 0)
        .map(({ name }) => name),
    ),
)
