import { isUnwired } from '../../core/drivers/mediatek-drm/boardVerdict.ts'
import type { ProbeForecast } from '../../core/drivers/mediatek-drm/probe/probeForecast.ts'
import type { PipelineGraph } from '../../core/pipeline/document.ts'

/** What stands over a list without errors and warnings: no more than that nothing is wrong. */
export function quietWords(graph: PipelineGraph, forecast: ProbeForecast): string {
  const { drm, headline } = forecast
  if (isUnwired(graph, forecast)) return 'No problem found; no output is wired yet.'
  return drm.kind === 'up' && drm.laterCrashes.length === 0
    ? 'No problem found: the driver takes the graph as it is.'
    : `No mistake found, and yet: ${headline.replaceAll('->', '→')}.`
}
