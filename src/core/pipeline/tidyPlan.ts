import { type BlockId, blockEntries } from '../base/ids.ts'
import type { PipelineDocument } from './document.ts'
import { type LaneOfPart, lanesOfPart } from './lanesOfPart.ts'
import { linkedParts } from './linkedParts.ts'
import { linksOf } from './links.ts'
import { type TidyGraph, type TidyPlace, tidyGraph } from './tidyGraph.ts'
import { treePlaces } from './treePlaces.ts'

export interface TidyPlan {
  /** Where the blocks stand of what branches at most, as the paths of nearly all boards do. */
  readonly places: readonly TidyPlace[]
  /** What merges or goes round, to be laid out as a whole; null where nothing does. */
  readonly rest: TidyRest | null
}

interface TidyRest {
  readonly lanes: readonly LaneOfPart[]
  readonly graph: TidyGraph
}

/** How these blocks, or all that stand on the canvas with null, are to be laid out. */
export function tidyPlan(doc: PipelineDocument, ids: readonly BlockId[] | null): TidyPlan {
  const placed = blockEntries(doc.positions)
    .map(([id]) => id)
    .filter((id) => ids === null || ids.includes(id))
  const lanes: LaneOfPart[] = []
  const places = linkedParts(placed, doc.graph).flatMap((part) => {
    const tree = treePlaces(part, doc.graph)
    if (tree === null) lanes.push(...lanesOfPart(part, doc.graph))
    return [...(tree ?? [])].map(([id, { x, y }]) => ({ id, x, y }))
  })
  if (lanes.length === 0) return { places, rest: null }
  const order = new Map(placed.map((id, at) => [id, at])) // which ELK keeps to, where it can
  lanes.sort((a, b) => (order.get(a.id) ?? 0) - (order.get(b.id) ?? 0))
  return { places, rest: { lanes, graph: tidyGraph(lanes, linksOf(doc.graph), doc.graph) } }
}
