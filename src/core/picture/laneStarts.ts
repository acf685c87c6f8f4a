import type { BlockId } from '../base/ids.ts'
import type { CrtcIndex } from '../drivers/mediatek-drm/walkPath.ts'
import { blocksOf } from '../pipeline/blocksOf.ts'
import type { PipelineGraph } from '../pipeline/document.ts'
import { endpointsOf, numberOf } from '../pipeline/endpoints.ts'
import { blockRole, blocksOfLink, type Link } from '../pipeline/links.ts'

/**
 * Where each path's lane begins, for its name to stand there: the first of an mmsys at the mmsys
 * itself, each further one at the block it leads to, which the first placement puts on a row below.
 */
export function laneStarts(
  graph: PipelineGraph,
  links: readonly Link[],
): ReadonlyMap<BlockId, readonly CrtcIndex[]> {
  const starts = new Map<BlockId, CrtcIndex[]>()
  const leaving = new Map(links.map((link) => [link.from, link]))
  for (const block of blocksOf(graph)) {
    if (blockRole(block).kind !== 'mmsys') continue
    const seen = new Set<number>()
    for (const { endpoint } of endpointsOf(block)) {
      const crtc = numberOf(endpoint)
      if ((crtc !== 0 && crtc !== 1 && crtc !== 2) || seen.has(crtc)) continue
      const link = leaving.get(endpoint.id)
      const next = link === undefined || seen.size === 0 ? block.id : blocksOfLink(link)[1]
      seen.add(crtc)
      starts.set(next, [...(starts.get(next) ?? []), crtc])
    }
  }
  return starts
}
