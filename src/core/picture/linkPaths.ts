import type { BlockId, EndpointId } from '../base/ids.ts'
import type { PathMark, PathMarks } from '../drivers/mediatek-drm/pathMarks.ts'
import type { CrtcIndex } from '../drivers/mediatek-drm/walkPath.ts'
import type { PipelineGraph } from '../pipeline/document.ts'
import { numberOf, placeOf } from '../pipeline/endpoints.ts'
import { carriesPathNumber } from '../pipeline/linkBlocks.ts'
import { blocksOfLink, type Link, remoteEnd } from '../pipeline/links.ts'

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

/** There are few, each one object: equal means identical. */
const PATHS = new Map<string, LinkPath>()

function linkPath(crtc: CrtcIndex | null, reach: LinkReach): LinkPath {
  const key = `${crtc} ${reach}`
  const path = PATHS.get(key) ?? { crtc, reach }
  PATHS.set(key, path)
  return path
}

/** Of a link on no path that could be told. */
export const NO_PATH = linkPath(null, 'unreached')

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
    const [, block] = blocksOfLink(link)
    if (!entering.has(block)) entering.set(block, link)
  }
  const paths = new Map<string, LinkPath>()
  const pathOf = (link: Link): LinkPath => {
    const known = paths.get(link.id)
    if (known !== undefined) return known
    paths.set(link.id, NO_PATH) // for a link met again in a circle
    const found = compute(link)
    paths.set(link.id, found)
    return found
  }
  const compute = (link: Link): LinkPath => {
    const mark = walkOver(graph, link, marks)
    if (mark !== undefined) return linkPath(mark.crtc, mark.building ? 'built' : 'tried')
    const place = placeOf(graph, link.from)
    if (place !== null && carriesPathNumber(place.block))
      return linkPath(crtcOf(numberOf(place.endpoint)), 'unreached')
    const before = entering.get(blocksOfLink(link)[0])
    if (before === undefined) return NO_PATH
    const { crtc, reach } = pathOf(before)
    return linkPath(crtc, reach === 'built' || reach === 'behind' ? 'behind' : 'unreached')
  }
  for (const link of links) pathOf(link)
  return paths
}

/** The walk that leaves over a link by either end: on a wrong board it may go against the drawing. */
function walkOver(
  graph: PipelineGraph,
  { from, to }: Link,
  marks: PathMarks,
): PathMark | undefined {
  const leaving = (via: EndpointId, far: EndpointId): PathMark | undefined => {
    const mark = marks.links.get(via)
    if (mark === undefined) return undefined
    return remoteEnd(placeOf(graph, via)?.endpoint.remote ?? null) === far ? mark : undefined
  }
  return leaving(from, to) ?? leaving(to, from)
}

const crtcOf = (number: number): CrtcIndex | null =>
  number === 0 || number === 1 || number === 2 ? number : null
