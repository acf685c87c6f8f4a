import type { BlockId } from '../../../base/ids.ts'
import type { PipelineGraph } from '../../../pipeline/document.ts'
import { updateBlock } from '../../../pipeline/graphUpdate.ts'
import { type KernelChoice, NEWEST_KERNEL } from '../kernelChoice.ts'
import type { MmsysResolution, PathResult } from '../resolveMmsys.ts'
import type { CrtcIndex } from '../walkPath.ts'
import { forecastProbe } from './forecastProbe.ts'
import type { ProbeForecast } from './probeForecast.ts'

/** An mmsys with its graph, and as its SoC would do without one. Nothing else of the tree differs. */
export interface HardcodedComparison {
  readonly withGraph: ProbeForecast
  readonly without: ProbeForecast
  /** MAIN, EXT, THIRD. */
  readonly paths: readonly ComparedPath[]
}

export interface ComparedPath {
  readonly crtc: CrtcIndex
  /** With the graph. */
  readonly state: PathResult['state']
  readonly source: PathResult['source']
  /** Component ids in force, with the graph and without; empty for no path. */
  readonly withGraph: readonly number[]
  readonly without: readonly number[]
  readonly same: boolean
  /** Ids that only one of the two has, in path order. */
  readonly added: readonly number[]
  readonly removed: readonly number[]
}

/** Null for a block that is no mmsys this kernel's mediatek-drm knows. */
export function hardcodedComparison(
  graph: PipelineGraph,
  mmsys: BlockId,
  kernel: KernelChoice = NEWEST_KERNEL,
): HardcodedComparison | null {
  const bare = updateBlock(graph, mmsys, (block) => ({ ...block, groups: [] }))
  const [withGraph, without] = [forecastProbe(graph, kernel), forecastProbe(bare, kernel)]
  const resolution = resolutionOf(withGraph, mmsys)
  const hardcoded = resolutionOf(without, mmsys)
  if (resolution === null || hardcoded === null) return null
  const paths = resolution.paths.map((path, at) =>
    compare(path, hardcoded.paths[at]?.inForce ?? []),
  )
  return { withGraph, without, paths }
}

const resolutionOf = ({ mmsys }: ProbeForecast, id: BlockId): MmsysResolution | null =>
  mmsys.find(({ resolution }) => resolution.block === id)?.resolution ?? null

function compare(
  { crtc, state, source, inForce }: PathResult,
  without: readonly number[],
): ComparedPath {
  return {
    crtc,
    state,
    source,
    withGraph: inForce,
    without,
    same: inForce.join() === without.join(),
    added: inForce.filter((id) => !without.includes(id)),
    removed: without.filter((id) => !inForce.includes(id)),
  }
}
