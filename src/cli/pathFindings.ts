import type { Diagnostic, Subject } from '../core/base/diagnostic.ts'
import { errnoName } from '../core/drivers/mediatek-drm/errno.ts'
import { failureOf, type PathFailure } from '../core/drivers/mediatek-drm/pathFailure.ts'
import {
  CRTC_NAMES,
  type MmsysResolution,
  type PathState,
} from '../core/drivers/mediatek-drm/resolveMmsys.ts'
import type { PipelineGraph } from '../core/pipeline/document.ts'
import { blockName } from '../core/pipeline/links.ts'

/** What keeps the driver from building a path the graph asks for. */
export function pathFindings(
  graph: PipelineGraph,
  resolutions: readonly MmsysResolution[],
): Diagnostic[] {
  return resolutions.flatMap((resolution) => {
    const block = graph.blocks[resolution.block]
    const name = block === undefined ? resolution.path : blockName(block)
    const log = resolution.log.filter(({ level }) => level === 'err').map(({ text }) => text)
    const said = log.length === 0 ? {} : { kernelLog: log.join('\n') }
    const failures = resolution.paths.flatMap((path): Diagnostic[] => {
      const failure = failureOf(graph, resolution, path)
      if (failure === null) return []
      return [
        {
          code: `path/${path.state}`,
          severity: path.state === 'dropped' ? 'warning' : 'error',
          message: `${name} ${CRTC_NAMES[path.crtc]}: ${failure.sentence}`,
          subject: subjectOf(failure, path.state),
          ...said,
        },
      ]
    })
    if (resolution.invalidEndpoint === null) return failures
    const refused: Diagnostic = {
      code: 'path/invalid-endpoint',
      severity: 'error',
      message: `${name}: an endpoint has a number above 2. There are only the paths 0, 1 and 2: the probe fails with ${errnoName(resolution.errno)} before any is built.`,
      subject: { kind: 'endpoint', id: resolution.invalidEndpoint },
      ...said,
    }
    return [refused, ...failures]
  })
}

/** A disabled node that was met, else the endpoint or the block the walk could not leave. */
function subjectOf({ to, endpoint, block }: PathFailure, state: PathState): Subject {
  if (state === 'dropped' && to !== null) return { kind: 'block', id: to }
  return endpoint === null ? { kind: 'block', id: block } : { kind: 'endpoint', id: endpoint }
}
