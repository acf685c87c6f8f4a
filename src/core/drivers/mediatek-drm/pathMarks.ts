import type { BlockId, EndpointId } from '../../base/ids.ts'
import type { PipelineGraph } from '../../pipeline/document.ts'
import { failuresOf, type PathFailure } from './pathFailure.ts'
import type { MmsysResolution, PathResult, PathState } from './resolveMmsys.ts'
import type { CrtcIndex } from './walkPath.ts'

/** What the driver's walk says about a block or a link, for drawing it. */
export interface PathMark {
  readonly crtc: CrtcIndex
  readonly mmsys: BlockId
  readonly state: PathState
  /** The walk over it is part of a path that is built, and not lost again. */
  readonly building: boolean
}

export interface PathMarks {
  /** By the endpoint a hop left through. */
  readonly links: ReadonlyMap<EndpointId, PathMark>
  /** Every block a walk entered, the mmsys it began at included. */
  readonly blocks: ReadonlyMap<BlockId, PathMark>
  readonly failures: readonly PathFailure[]
}

/** Marks all that the walks touched. Where two paths cross, the earlier one has it. */
export function pathMarks(
  graph: PipelineGraph,
  resolutions: readonly MmsysResolution[],
): PathMarks {
  const links = new Map<EndpointId, PathMark>()
  const blocks = new Map<BlockId, PathMark>()
  const failures: PathFailure[] = []
  for (const resolution of resolutions) {
    for (const path of resolution.paths) markWalk(resolution, path, links, blocks)
    failures.push(...failuresOf(graph, resolution))
  }
  return { links, blocks, failures }
}

function markWalk(
  { block }: MmsysResolution,
  { crtc, state, walk }: PathResult,
  links: Map<EndpointId, PathMark>,
  blocks: Map<BlockId, PathMark>,
): void {
  if (walk === null) return
  const mark: PathMark = { crtc, mmsys: block, state, building: state === 'built' }
  if (!blocks.has(block)) blocks.set(block, mark)
  for (const { via, to, outcome } of walk.hops) {
    if (via !== null && to !== null && !links.has(via)) links.set(via, mark)
    if (outcome.kind === 'entered' && to !== null && !blocks.has(to)) blocks.set(to, mark)
  }
}
