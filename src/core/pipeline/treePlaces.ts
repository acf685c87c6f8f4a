import { type BlockId, blockOfEndpoint } from '../base/ids.ts'
import type { PipelineGraph, Position } from './document.ts'
import type { LinkedPart } from './linkedParts.ts'
import type { Link } from './links.ts'
import { COLUMN, ROW_GAP } from './rankLayout.ts'
import { handleOf, straightLane } from './straightLane.ts'

/**
 * Where the blocks of a part stand that branches at most: each a column behind the one it follows, in a
 * straight lane with its first follower, every other follower in a lane below. The branch last met goes on
 * first, so that no link crosses a lane. Null for a part that merges or goes round.
 */
export function treePlaces(
  { blocks, links }: LinkedPart,
  graph: PipelineGraph,
): ReadonlyMap<BlockId, Position> | null {
  const entered = new Set(links.map(({ to }) => blockOfEndpoint(to)))
  const root = blocks.find((id) => !entered.has(id))
  if (root === undefined || entered.size < links.length) return null
  const followers = followersOf(links, graph)
  const places = new Map<BlockId, Position>()
  const starts = [{ first: root, column: 0 }]
  let top = 0
  for (let start = starts.pop(); start !== undefined; start = starts.pop()) {
    const { first, column } = start
    const along: Link[] = []
    for (let id = first; ; ) {
      const [next, ...others] = followers.get(id) ?? []
      for (const { to } of others.toReversed())
        starts.push({ first: blockOfEndpoint(to), column: column + along.length + 1 })
      if (next === undefined) break
      along.push(next)
      id = blockOfEndpoint(next.to)
    }
    const lane = straightLane(first, along, graph)
    for (const { id, x, y } of lane.places) places.set(id, { x: column * COLUMN + x, y: top + y })
    top += lane.height + ROW_GAP
  }
  return places
}

/** The links that leave each block, by their handles from the top. */
function followersOf(links: readonly Link[], graph: PipelineGraph): Map<BlockId, Link[]> {
  const handle = new Map(links.map((link) => [link, handleOf(graph, link.from, 'out')]))
  const followers = new Map<BlockId, Link[]>()
  for (const link of links.toSorted((a, b) => (handle.get(a) ?? 0) - (handle.get(b) ?? 0))) {
    const id = blockOfEndpoint(link.from)
    followers.set(id, [...(followers.get(id) ?? []), link])
  }
  return followers
}
