import { type BlockId, blockOfEndpoint } from '../core/base/ids.ts'
import type { PathMarks } from '../core/drivers/mediatek-drm/pathMarks.ts'
import type { CrtcIndex } from '../core/drivers/mediatek-drm/walkPath.ts'
import type { PipelineGraph } from '../core/pipeline/document.ts'
import { numberOf, placeOf } from '../core/pipeline/endpoints.ts'
import { carriesPathNumber } from '../core/pipeline/linkBlocks.ts'
import type { Link } from '../core/pipeline/links.ts'

/**
 * How far the driver gets with a link: on a path it builds, behind such a path's output, on a walk
 * that comes to nothing, or never there.
 */
export type LinkReach = 'built' | 'behind' | 'tried' | 'unreached'

/** Which path a link is drawn as part of. */
export interface LinkPath {
  readonly crtc: CrtcIndex | null
  readonly reach: LinkReach
}

/**
 * The path of every link, by link id. Where the driver does not come by, the number the leaving
 * endpoint carries tells which path it is meant for; past an output, the link that leads there does.
 */
export function linkPaths(
  graph: PipelineGraph,
  links: readonly Link[],
  marks: PathMarks,
): ReadonlyMap<string, LinkPath> {
  const entering = new Map<BlockId, Link>()
  for (const link of links) {
    const block = blockOfEndpoint(link.to)
    if (!entering.has(block)) entering.set(block, link)
  }
  const paths = new Map<string, LinkPath>()
  const pathOf = (link: Link): LinkPath => {
    const known = paths.get(link.id)
    if (known !== undefined) return known
    paths.set(link.id, { crtc: null, reach: 'unreached' }) // for a link met again in a circle
    const found = compute(link)
    paths.set(link.id, found)
    return found
  }
  const compute = (link: Link): LinkPath => {
    const mark = marks.links.get(link.from)
    if (mark !== undefined) return { crtc: mark.crtc, reach: mark.building ? 'built' : 'tried' }
    const place = placeOf(graph, link.from)
    if (place !== null && carriesPathNumber(place.block))
      return { crtc: crtcOf(numberOf(place.endpoint)), reach: 'unreached' }
    const before = entering.get(blockOfEndpoint(link.from))
    if (before === undefined) return { crtc: null, reach: 'unreached' }
    const { crtc, reach } = pathOf(before)
    return { crtc, reach: reach === 'built' || reach === 'behind' ? 'behind' : 'unreached' }
  }
  for (const link of links) pathOf(link)
  return paths
}

const crtcOf = (number: number): CrtcIndex | null =>
  number === 0 || number === 1 || number === 2 ? number : null
