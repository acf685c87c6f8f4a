import type { BlockId } from '../base/ids.ts'
import type { ProbeForecast } from '../drivers/mediatek-drm/probe/probeForecast.ts'
import { blocksOfLink, type Link } from '../pipeline/links.ts'

/**
 * Ids of the links over which no table is known to route pixels, on paths that become CRTCs.
 */
export function unknownHops({ drm }: ProbeForecast, links: readonly Link[]): ReadonlySet<string> {
  if (drm.kind !== 'up' && drm.kind !== 'bind-fails') return new Set()
  const hops = new Set<string>()
  for (const { path, routing } of drm.crtcs) {
    const blocks = new Map(path.map(({ id, block }) => [id, block]))
    for (const { from, to, insideAdaptor, routing: known } of routing.hops)
      if (known.kind === 'unknown' && !insideAdaptor)
        hops.add(hopKey(blocks.get(from) ?? null, blocks.get(to) ?? null))
  }
  return new Set(
    links.flatMap((link) => (hops.has(hopKey(...blocksOfLink(link))) ? [link.id] : [])),
  )
}

const hopKey = (from: BlockId | null, to: BlockId | null): string => `${from} ${to}`
