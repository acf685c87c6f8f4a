import { failureOf } from '../core/drivers/mediatek-drm/pathFailure.ts'
import {
  CRTC_NAMES,
  type MmsysResolution,
  type PathResult,
} from '../core/drivers/mediatek-drm/resolveMmsys.ts'
import type { PipelineGraph } from '../core/pipeline/document.ts'
import { blockName } from '../core/pipeline/links.ts'

/** How each path stands, one short sentence a path: what a listener needs to hear. */
export function pathLines(
  graph: PipelineGraph,
  resolutions: readonly MmsysResolution[],
): ReadonlyMap<string, string> {
  const lines = new Map<string, string>()
  for (const resolution of resolutions) {
    const mmsys = graph.blocks[resolution.block]
    if (mmsys === undefined) continue
    for (const path of resolution.paths) {
      const name = `${blockName(mmsys)} ${CRTC_NAMES[path.crtc]}`
      lines.set(name, `${name} ${stand(graph, resolution, path)}`)
    }
  }
  return lines
}

/** The lines that are new or read differently now. */
export const changedLines = (
  before: ReadonlyMap<string, string>,
  after: ReadonlyMap<string, string>,
): string[] =>
  [...after].filter(([name, line]) => before.get(name) !== line).map(([, line]) => line)

function stand(graph: PipelineGraph, resolution: MmsysResolution, path: PathResult): string {
  const failure = failureOf(graph, resolution, path)
  const block = failure === null ? undefined : graph.blocks[failure.to ?? failure.block]
  const where =
    failure === null || block === undefined ? '' : ` at ${blockName(block)}: ${failure.short}`
  switch (path.state) {
    case 'built':
      return `built: ${path.inForce.length} components`
    case 'lost':
      return 'is built, but lost: the probe fails after it'
    case 'fails-probe':
      return `now fails${where}`
    case 'dropped':
      return `is now dropped${where}`
    case 'hangs':
      return `now never ends${where}`
    case 'not-tried':
      return 'is not tried'
    case 'not-in-graph':
      return path.source === 'hardcoded' ? 'keeps the hardcoded path' : 'is not in the graph'
  }
}
