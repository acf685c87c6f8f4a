import { type BlockId, blockOfEndpoint, type EndpointId } from '../base/ids.ts'
import { blockHeight, handleTop, sidesOf } from './blockSize.ts'
import type { PipelineGraph, Position } from './document.ts'
import type { LinkedPart } from './linkedParts.ts'
import type { Direction, Link } from './links.ts'
import { COLUMN, ROW_GAP } from './rankLayout.ts'

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
  const lanes = [{ first: root, column: 0 }]
  let top = 0
  for (let lane = lanes.pop(); lane !== undefined; lane = lanes.pop()) {
    const members: (Position & { readonly id: BlockId; readonly bottom: number })[] = []
    let { first: id, column } = lane
    for (let y = 0; ; column += 1) {
      const block = graph.blocks[id]
      const bottom = y + (block === undefined ? 0 : blockHeight(block))
      members.push({ id, x: column * COLUMN, y, bottom })
      const [next, ...others] = followers.get(id) ?? []
      for (const { to } of others.toReversed())
        lanes.push({ first: blockOfEndpoint(to), column: column + 1 })
      if (next === undefined) break
      y += handleOf(graph, next.from, 'out') - handleOf(graph, next.to, 'in')
      id = blockOfEndpoint(next.to)
    }
    const down = top - Math.min(...members.map(({ y }) => y))
    for (const { id, x, y } of members) places.set(id, { x, y: y + down })
    top = down + Math.max(...members.map(({ bottom }) => bottom)) + ROW_GAP
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

/** The middle of an endpoint's handle, px below the top of its block; of the first one where it has none. */
function handleOf(graph: PipelineGraph, id: EndpointId, side: Direction): number {
  const block = graph.blocks[blockOfEndpoint(id)]
  const handles = block === undefined ? [] : sidesOf(block)[side]
  const at = handles.findIndex(({ endpoint }) => endpoint.id === id)
  return handleTop(Math.max(0, at))
}
