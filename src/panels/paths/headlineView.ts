import { verdict } from '../../core/drivers/mediatek-drm/pathStory.ts'
import type { ProbeForecast } from '../../core/drivers/mediatek-drm/probe/probeForecast.ts'
import type { PipelineGraph } from '../../core/pipeline/document.ts'

export interface HeadlineView {
  /** '/dev/dri appears with crtc-0 (DSI0 → panel)' */
  readonly headline: string
  /** What becomes of the paths themselves; of a failure, the path that brings it about. */
  readonly paths: string
  readonly tone: 'ok' | 'bad' | 'warn'
}

/** The end of the whole probe in one line, over that of the path build. */
export function headlineView(graph: PipelineGraph, forecast: ProbeForecast): HeadlineView {
  const resolutions = forecast.mmsys.map(({ resolution }) => resolution)
  const { title, detail, tone } = verdict(graph, resolutions)
  const isBegun = resolutions.some((resolution) => resolution.graph)
  const { drm, headline } = forecast
  const isUp = drm.kind === 'up' && drm.laterCrashes.length === 0
  return {
    headline: `${headline.charAt(0).toUpperCase()}${headline.slice(1).replaceAll('->', '→')}.`,
    paths: detail === '' ? `${title}.` : tone === 'bad' ? detail : `${title}: ${detail}`,
    tone: isUp ? (tone === 'ok' ? 'ok' : 'warn') : isBegun ? 'bad' : 'warn',
  }
}
