import { errnoName } from '../core/base/errno.ts'
import { boardVerdict } from '../core/drivers/mediatek-drm/boardVerdict.ts'
import { pathStory } from '../core/drivers/mediatek-drm/pathStory.ts'
import type { ProbeForecast } from '../core/drivers/mediatek-drm/probe/probeForecast.ts'
import { whoWaits } from '../core/drivers/mediatek-drm/probe/whoWaits.ts'
import {
  CRTC_NAMES,
  type MmsysResolution,
  type PathResult,
} from '../core/drivers/mediatek-drm/resolveMmsys.ts'
import type { PipelineDocument, PipelineGraph } from '../core/pipeline/document.ts'
import { blockName } from '../core/pipeline/links.ts'
import { componentById } from '../core/soc/ddpComponents.ts'
import { wrapText } from './wrapText.ts'

const INDENT = ' '.repeat(9)

/** What the driver makes of one board, for a person to read: a paragraph for each mmsys. */
export function resolveText(
  file: string,
  { title, graph }: PipelineDocument,
  forecast: ProbeForecast,
): string {
  const { headline } = boardVerdict(graph, forecast)
  const waits = whoWaits(graph, forecast).map(({ text }) => text)
  const told = [headline.replaceAll('→', '->'), ...waits].flatMap((text) => wrapText(text, 98))
  const head = `${file}: ${title}\n\n${told.map((text) => `  ${text}\n`).join('')}`
  const resolutions = forecast.mmsys.map(({ resolution }) => resolution)
  if (resolutions.length === 0)
    return `${head}\n  No mmsys: no node has a compatible that mediatek-drm probes on.\n\n`
  return `${head}\n${resolutions.map((one) => mmsysText(graph, one)).join('\n')}\n`
}

function mmsysText(graph: PipelineGraph, resolution: MmsysResolution): string {
  const block = graph.blocks[resolution.block]
  const name = block === undefined ? '' : `${blockName(block)} `
  const status = block?.status == null ? '' : `, status "${block.status}"`
  return [
    `  ${name}${resolution.path}${status}: ${outcome(resolution)}\n`,
    ...resolution.paths.map((path) => pathText(graph, resolution, path)),
    ...resolution.log.map(
      ({ level, text }, i) => `    ${i === 0 ? 'log' : '   '}  ${level}: ${text}\n`,
    ),
  ].join('')
}

function outcome({ hang, errno, graph }: MmsysResolution): string {
  if (hang) return 'the probe never returns'
  if (errno !== 0) return `the path build returns ${errnoName(errno)} (${errno})`
  return graph ? 'the path build returns 0' : 'no graph, so no path is built from it'
}

function pathText(graph: PipelineGraph, resolution: MmsysResolution, path: PathResult): string {
  const { title, detail } = pathStory(graph, resolution, path)
  const walked = path.walk?.components ?? []
  const lines = [
    ...(walked.length > 0 ? [chain(walked)] : []),
    ...(path.source === 'hardcoded' ? [`in force, hardcoded: ${chain(path.inForce)}`] : []),
    ...(detail === '' ? [] : [detail]),
  ]
  const told = lines.flatMap((text) => wrapText(text, 100 - INDENT.length))
  return [`  ${CRTC_NAMES[path.crtc].padStart(5)}  ${title}`, ...told.map((text) => INDENT + text)]
    .map((text) => `${text}\n`)
    .join('')
}

/** 'OVL0 (36) -> RDMA0 (42)', with the numbers the driver's own messages give. */
const chain = (ids: readonly number[]): string =>
  ids.map((id) => `${componentById(id).short} (${id})`).join(' -> ')
