import type { Block, BlockProperty, Endpoint, PipelineGraph } from '../../../pipeline/document.ts'
import { blockRole } from '../../../pipeline/links.ts'

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
export const isTold = ({ blocks }: PipelineGraph, name: string): boolean =>
  Object.values(blocks).some(
    (block) => HARDWARE.has(blockRole(block).kind) && cellsOf(block, name).length > 0,
  )

/** A panel drawn from the palette has a `reg`, and tells nothing of the rest. */
const HARDWARE: ReadonlySet<string> = new Set(['mmsys', 'mutex', 'component', 'adaptor'])
