import { type BlockId, blockOfEndpoint, type EndpointId } from '../base/ids.ts'
import { handleTop, sidesOf } from './blockSize.ts'
import type { PipelineGraph, Position } from './document.ts'
import type { LinkedPart } from './linkedParts.ts'
import type { Direction, Link } from './links.ts'
import { COLUMN } from './rankLayout.ts'

/**
 * Where the blocks of a part stand that is one chain: each a column behind the last, every link straight.
 * Null for a part that branches, merges or goes round.
 */
export function chainPlaces(
  { blocks, links }: LinkedPart,
  graph: PipelineGraph,
): ReadonlyMap<BlockId, Position> | null {
  const leaving = new Map(links.map((link) => [blockOfEndpoint(link.from), link]))
  const entered = new Set(links.map(({ to }) => blockOfEndpoint(to)))
  const first = blocks.find((id) => !entered.has(id))
  if (first === undefined || leaving.size < links.length || entered.size < links.length) return null
  const places = new Map([[first, { x: 0, y: 0 }]])
  for (const [id, { x, y }] of places) {
    const link: Link | undefined = leaving.get(id)
    if (link === undefined) break
    const out = handleOf(graph, link.from, 'out')
    const into = handleOf(graph, link.to, 'in')
    places.set(blockOfEndpoint(link.to), { x: x + COLUMN, y: y + out - into })
  }
  return places
}

/** The middle of an endpoint's handle, px below the top of its block; of the first one where it has none. */
function handleOf(graph: PipelineGraph, id: EndpointId, side: Direction): number {
  const block = graph.blocks[blockOfEndpoint(id)]
  const handles = block === undefined ? [] : sidesOf(block)[side]
  return handleTop(
    Math.max(
      0,
      handles.findIndex(({ endpoint }) => endpoint.id === id),
    ),
  )
}
