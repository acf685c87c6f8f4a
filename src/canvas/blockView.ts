import { type BlockId, blockOfEndpoint, type EndpointId } from '../core/base/ids.ts'
import { identify } from '../core/drivers/mediatek-drm/componentId.ts'
import type { PathFailure } from '../core/drivers/mediatek-drm/pathFailure.ts'
import type { PathMarks } from '../core/drivers/mediatek-drm/pathMarks.ts'
import { CRTC_NAMES } from '../core/drivers/mediatek-drm/resolveMmsys.ts'
import { isAvailable } from '../core/drivers/mediatek-drm/walkPath.ts'
import { blockKind, blockTitle } from '../core/pipeline/blockKind.ts'
import type { Block, PipelineGraph } from '../core/pipeline/document.ts'
import type { EndpointPlace } from '../core/pipeline/endpoints.ts'
import { blockName, blockRole, directionOf, type Link, nodeName } from '../core/pipeline/links.ts'
import { componentById } from '../core/soc/ddpComponents.ts'
import { blockHandles, type HandleLook } from './blockHandles.ts'
import type { BlockView } from './flowTypes.ts'
import { laneStarts } from './laneStarts.ts'
import type { LinkPath } from './linkPaths.ts'

export interface BlockViewInput {
  readonly graph: PipelineGraph
  readonly links: readonly Link[]
  readonly marks: PathMarks
  readonly paths: ReadonlyMap<string, LinkPath>
  /** Keys of the notes that are folded away. */
  readonly folded: ReadonlySet<string>
}

/** Makes one view after another: what is looked up for all blocks is gathered once. */
export function blockViewer(input: BlockViewInput): (block: Block) => BlockView {
  const { graph, links, marks, paths, folded } = input
  const lanes = laneStarts(graph, links)
  const ends = pathsOfEnds(links, paths)
  const leaving = new Set(links.map(({ from }) => from))
  const entering = new Set(links.map(({ to }) => to))
  const around = pathsOfBlocks(links, paths)

  return (block) => {
    const stops = marks.failures.filter((failure) => failure.block === block.id)
    const near = around.get(block.id) ?? []
    const look: HandleLook = (place) => {
      const { id } = place.endpoint
      const path = ends.get(id)
      const isLive = path !== undefined && path.reach !== 'unreached'
      return {
        crtc: path?.crtc ?? null,
        tone: isWhereItStops(place, path, stops) ? 'bad' : isLive ? 'live' : 'idle',
        isTurned: (directionOf(place) === 'in' ? leaving : entering).has(id),
      }
    }
    return {
      kind: blockKind(block),
      name: blockName(block),
      ...identityOf(graph, block),
      path: block.path,
      disabled: !isAvailable(block),
      alias: graph.aliases
        .filter((alias) => alias.block === block.id)
        .map(({ name }) => name)
        .join(', '),
      crtc: marks.blocks.get(block.id)?.crtc ?? near[0]?.crtc ?? null,
      unreached: near.length > 0 && near.every(({ reach }) => reach === 'unreached'),
      lanes: lanes.get(block.id) ?? [],
      handles: blockHandles(block, look),
      problems: stops.map((failure) => ({
        key: failureKey(failure),
        text: `${failure.crtc === null ? 'probe' : CRTC_NAMES[failure.crtc]}: ${failure.short}`,
        open: !folded.has(failureKey(failure)),
      })),
    }
  }
}

/** Names a failure across edits: a path of an mmsys stops at one place at most, as does a probe. */
export const failureKey = ({ mmsys, crtc }: Pick<PathFailure, 'mmsys' | 'crtc'>): string =>
  `note:${mmsys}:${crtc ?? 'probe'}`

/** The component a block is, and the number people know it by. */
function identityOf(graph: PipelineGraph, block: Block): Pick<BlockView, 'code' | 'title'> {
  const unit = /@(.+)$/.exec(nodeName(block))?.[1] ?? ''
  const what = blockTitle(block)
  if (blockRole(block).kind === 'mmsys') return { code: unit, title: what }
  const identity = identify(graph, block)
  if (identity.kind !== 'component' && identity.kind !== 'adaptor')
    return { code: unit, title: what }
  return { code: String(identity.id), title: `${componentById(identity.id).short} · ${what}` }
}

/** The path of each endpoint, by the link it stands at. */
function pathsOfEnds(
  links: readonly Link[],
  paths: ReadonlyMap<string, LinkPath>,
): ReadonlyMap<EndpointId, LinkPath> {
  const ends = new Map<EndpointId, LinkPath>()
  for (const { id, from, to } of links) {
    const path = paths.get(id)
    if (path === undefined) continue
    for (const end of [from, to]) if (!ends.has(end)) ends.set(end, path)
  }
  return ends
}

/** The paths of the links at each block, entering ones first. */
function pathsOfBlocks(
  links: readonly Link[],
  paths: ReadonlyMap<string, LinkPath>,
): ReadonlyMap<BlockId, readonly LinkPath[]> {
  const around = new Map<BlockId, LinkPath[]>()
  const add = (end: EndpointId, path: LinkPath | undefined): void => {
    if (path === undefined) return
    const block = blockOfEndpoint(end)
    around.set(block, [...(around.get(block) ?? []), path])
  }
  for (const { id, to } of links) add(to, paths.get(id))
  for (const { id, from } of links) add(from, paths.get(id))
  return around
}

/** The endpoint a hop failed at; where there is none of its number, those no walk left by. */
function isWhereItStops(
  place: EndpointPlace,
  path: LinkPath | undefined,
  stops: readonly PathFailure[],
): boolean {
  const isLeft = path !== undefined && path.reach !== 'unreached'
  return stops.some(({ endpoint }) =>
    endpoint === null ? directionOf(place) === 'out' && !isLeft : endpoint === place.endpoint.id,
  )
}
