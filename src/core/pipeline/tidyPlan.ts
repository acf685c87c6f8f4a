import { type BlockId, blockEntries } from '../base/ids.ts'
import type { PipelineDocument } from './document.ts'
import { linkedParts } from './linkedParts.ts'
import { type TidyGraph, type TidyPlace, tidyGraph } from './tidyGraph.ts'
import { treePlaces } from './treePlaces.ts'

export interface TidyPlan {
  /** Where the blocks stand of what branches at most, as the paths of nearly all boards do. */
  readonly places: readonly TidyPlace[]
  /** What merges or goes round, to be laid out as a whole; null where nothing does. */
  readonly rest: TidyGraph | null
}

/** How these blocks, or all that stand on the canvas with null, are to be laid out. */
export function tidyPlan(doc: PipelineDocument, ids: readonly BlockId[] | null): TidyPlan {
  const placed = blockEntries(doc.positions)
    .map(([id]) => id)
    .filter((id) => ids === null || ids.includes(id))
  const rest: BlockId[] = []
  const places = linkedParts(placed, doc.graph).flatMap((part) => {
    const tree = treePlaces(part, doc.graph)
    if (tree === null) rest.push(...part.blocks)
    return [...(tree ?? [])].map(([id, { x, y }]) => ({ id, x, y }))
  })
  return { places, rest: rest.length === 0 ? null : tidyGraph(doc, rest) }
}
