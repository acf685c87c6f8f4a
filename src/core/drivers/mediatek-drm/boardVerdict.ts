import type { BlockId } from '../../base/ids.ts'
import type { PipelineGraph } from '../../pipeline/document.ts'
import { blockName } from '../../pipeline/links.ts'
import { isWired } from './isWired.ts'
import { verdict } from './pathStory.ts'
import type { ProbeForecast } from './probe/probeForecast.ts'

export interface BoardVerdict {
  /** '/dev/dri appears with crtc-0 (DSI0 → panel)' */
  readonly headline: string
  /** What becomes of the paths themselves; of a failure, the path that brings it about. */
  readonly paths: string
  readonly tone: 'ok' | 'bad' | 'warn' | 'quiet'
}

/** The end of the whole probe in one line, over that of the path build. */
export function boardVerdict(graph: PipelineGraph, forecast: ProbeForecast): BoardVerdict {
  const resolutions = forecast.mmsys.map(({ resolution }) => resolution)
  if (isUnwired(graph, forecast)) return nextStep(graph, forecast)
  const { title, detail, tone } = verdict(graph, resolutions)
  const isBegun = resolutions.some((resolution) => resolution.graph)
  const { drm } = forecast
  const isUp = drm.kind === 'up' && drm.laterCrashes.length === 0
  return {
    headline: sentence(forecast.headline),
    paths: detail === '' ? `${title}.` : tone === 'bad' ? detail : `${title}: ${detail}`,
    tone: isUp ? (tone === 'ok' ? 'ok' : 'warn') : isBegun ? 'bad' : 'warn',
  }
}

/** Whether there is no display for the one reason that nobody has wired one yet. */
export const isUnwired = (graph: PipelineGraph, { drm }: ProbeForecast): boolean =>
  !isWired(graph) &&
  (drm.kind === 'up' || (drm.kind === 'bind-fails' && drm.failure.kind === 'no-crtc'))

function nextStep(graph: PipelineGraph, { mmsys, drm, headline }: ProbeForecast): BoardVerdict {
  const name = (id: BlockId): string => {
    const block = graph.blocks[id]
    return block === undefined ? 'the mmsys' : blockName(block)
  }
  const systems = mmsys.map(({ resolution }) => name(resolution.block))
  const tillThen = drm.kind === 'up' ? headline : 'there is no DRM device'
  return {
    headline: 'No output is wired yet.',
    paths: `Next, lead a path from ${systems.join(' or ')} to a DSI, DPI or DP_INTF, and link its panel or bridge. Until then ${tillThen}.`,
    tone: 'quiet',
  }
}

const sentence = (text: string): string =>
  `${text.charAt(0).toUpperCase()}${text.slice(1).replaceAll('->', '→')}.`
