import type { Block, BlockProperty, Endpoint, PipelineGraph } from '../../../pipeline/document.ts'
import { blockRole } from '../../../pipeline/links.ts'

type Cells = Extract<BlockProperty['value'], { kind: 'cells' }>['cells']

/** The cells of a property; null when it is absent or holds something else. */
export function propertyOf({ properties }: Block | Endpoint, name: string): Cells | null {
  const value = properties.find((property) => property.name === name)?.value
  return value?.kind === 'cells' ? value.cells : null
}

/**
 * Whether the document says of its components what stands there at all: one made from the catalogue
 * has no registers, clocks or mailboxes, and then their absence means nothing.
 */
export const holdsHardware = ({ blocks }: PipelineGraph, name: 'reg' | 'clocks'): boolean =>
  Object.values(blocks).some(
    (block) => blockRole(block).kind === 'component' && propertyOf(block, name) !== null,
  )
