import { type BlockId, blockEntries } from '../base/ids.ts'
import { chainPlaces } from './chainPlaces.ts'
import type { PipelineDocument } from './document.ts'
import { linkedParts } from './linkedParts.ts'
import { type TidyGraph, type TidyPlace, tidyGraph } from './tidyGraph.ts'

export interface TidyPlan {
  /** Where the blocks of chains stand, as most paths are. */
  readonly places: readonly TidyPlace[]
  /** What branches, merges or goes round, to be laid out as a whole; null where nothing does. */
  readonly rest: TidyGraph | null
}

/** How these blocks, or all that stand on the canvas with null, are to be laid out. */
export function tidyPlan(doc: PipelineDocument, ids: readonly BlockId[] | null): TidyPlan {
  const placed = blockEntries(doc.positions)
    .map(([id]) => id)
    .filter((id) => ids === null || ids.includes(id))
  const rest: BlockId[] = []
  const places = linkedParts(placed, doc.graph).flatMap((part) => {
    const chain = chainPlaces(part, doc.graph)
    if (chain === null) rest.push(...part.blocks)
    return [...(chain ?? [])].map(([id, { x, y }]) => ({ id, x, y }))
  })
  return { places, rest: rest.length === 0 ? null : tidyGraph(doc, rest) }
}
