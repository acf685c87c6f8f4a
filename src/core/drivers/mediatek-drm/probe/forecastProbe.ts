import type { PipelineGraph } from '../../../pipeline/document.ts'
import { type KernelChoice, NEWEST_KERNEL } from '../kernelChoice.ts'
import { forecastDrm } from './forecastDrm.ts'
import { forecastMmsys } from './forecastMmsys.ts'
import { headlineOf } from './headline.ts'
import type { ProbeForecast } from './probeForecast.ts'

/**
 * What a kernel's mediatek-drm makes of a board: the probe of each mmsys, what each then waits for, and
 * whether there is a DRM device in the end, with which CRTCs. Any graph will do, however broken.
 */
export function forecastProbe(
  graph: PipelineGraph,
  kernel: KernelChoice = NEWEST_KERNEL,
): ProbeForecast {
  const mmsys = forecastMmsys(graph, kernel)
  const drm = forecastDrm(graph, mmsys, kernel)
  const outcome = { kernel, mmsys, drm }
  return { ...outcome, headline: headlineOf(graph, outcome) }
}
