import type { Hop, PathWalk } from '../walkPath.ts'

/** The first hop of a walk that leads back to where the walk has been; null without a loop. */
export function closingHop({ hops }: PathWalk): Hop | null {
  const visited = new Set<Hop['to']>()
  for (const hop of hops) {
    if (hop.to !== null && visited.has(hop.to)) return hop
    visited.add(hop.to)
  }
  return null
}
