import {
  type ExplainStep,
  explainPath,
} from '../../core/drivers/mediatek-drm/explain/explainPath.ts'
import {
  CRTC_NAMES,
  type MmsysResolution,
  type PathResult,
} from '../../core/drivers/mediatek-drm/resolveMmsys.ts'
import type { PipelineGraph } from '../../core/pipeline/document.ts'
import { blockName } from '../../core/pipeline/links.ts'
import type { Explained } from '../../store/viewSlice.ts'

/** A path one can be led along. */
export interface ExplainChoice {
  readonly key: string
  /** 'vdosys0 MAIN' */
  readonly name: string
  readonly resolution: MmsysResolution
  readonly path: PathResult
}

/** Every path of every mmsys, those the driver walks or has hardcoded first. */
export function explainChoices(
  graph: PipelineGraph,
  resolutions: readonly MmsysResolution[],
): readonly ExplainChoice[] {
  const all = resolutions.flatMap((resolution) => {
    const mmsys = graph.blocks[resolution.block]
    const name = mmsys === undefined ? resolution.path : blockName(mmsys)
    return resolution.paths.map((path) => ({
      key: `${resolution.block} ${path.crtc}`,
      name: `${name} ${CRTC_NAMES[path.crtc]}`,
      resolution,
      path,
    }))
  })
  const isTold = ({ path }: ExplainChoice): boolean =>
    path.walk !== null || path.state !== 'not-in-graph' || path.source !== 'none'
  return [...all.filter(isTold), ...all.filter((choice) => !isTold(choice))]
}

export interface ExplainedPath {
  readonly choice: ExplainChoice
  readonly steps: readonly ExplainStep[]
  /** Within `steps`, whatever an edit has made of them since. */
  readonly at: number
}

/** The path that is being explained, else the first there is; null without an mmsys. */
export function explainedPath(
  graph: PipelineGraph,
  choices: readonly ExplainChoice[],
  explained: Explained | null,
): ExplainedPath | null {
  const asked = choices.find(
    ({ resolution, path }) => resolution.block === explained?.mmsys && path.crtc === explained.crtc,
  )
  const choice = asked ?? choices[0]
  if (choice === undefined) return null
  const steps = explainPath(graph, choice.resolution, choice.path)
  const wanted = asked === undefined ? 0 : (explained?.step ?? 0)
  return { choice, steps, at: Math.max(0, Math.min(wanted, steps.length - 1)) }
}
