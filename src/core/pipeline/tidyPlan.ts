import { type BlockId, blockEntries } from '../base/ids.ts'
import type { PipelineDocument } from './document.ts'
import { lanesOfPart } from './lanesOfPart.ts'
import { linkedParts } from './linkedParts.ts'
import type { Link } from './links.ts'
import type { StraightLane } from './straightLane.ts'
import { type TidyGraph, type TidyPlace, tidyGraph } from './tidyGraph.ts'
import { treePlaces } from './treePlaces.ts'

export interface TidyPlan {
  /** Where the blocks stand of what branches at most, as the paths of nearly all boards do. */
  readonly places: readonly TidyPlace[]
  /** What merges or goes round, to be laid out as a whole; null where nothing does. */
  readonly rest: TidyRest | null
}

interface TidyRest {
  readonly lanes: readonly StraightLane[]
  readonly graph: TidyGraph
}

/** How these blocks, or all that stand on the canvas with null, are to be laid out. */
export function tidyPlan(doc: PipelineDocument, ids: readonly BlockId[] | null): TidyPlan {
  const placed = blockEntries(doc.positions)
    .map(([id]) => id)
    .filter((id) => ids === null || ids.includes(id))
  const lanes: StraightLane[] = []
  const between: Link[] = []
  const places = linkedParts(placed, doc.graph).flatMap((part) => {
    const tree = treePlaces(part, doc.graph)
    if (tree === null) {
      lanes.push(...lanesOfPart(part, doc.graph))
      between.push(...part.links)
    }
    return [...(tree ?? [])].map(([id, { x, y }]) => ({ id, x, y }))
  })
  const rest = lanes.length === 0 ? null : { lanes, graph: tidyGraph(lanes, between, doc.graph) }
  return { places, rest }
}
