import { boardVerdict } from '../drivers/mediatek-drm/boardVerdict.ts'
import { pathStory } from '../drivers/mediatek-drm/pathStory.ts'
import type { ProbeForecast } from '../drivers/mediatek-drm/probe/probeForecast.ts'
import { CRTC_NAMES, type MmsysResolution } from '../drivers/mediatek-drm/resolveMmsys.ts'
import type { PipelineDocument, PipelineGraph } from '../pipeline/document.ts'
import { blockName } from '../pipeline/links.ts'
import { mermaidOf } from './mermaid.ts'
import { pathWay } from './pathWay.ts'
import type { Scene } from './scene.ts'

/** What the driver makes of a board, for a README: the headline, every path, and the flowchart. */
export function pathsMarkdown(
  doc: PipelineDocument,
  forecast: ProbeForecast,
  scene: Scene,
): string {
  const { headline, paths } = boardVerdict(doc.graph, forecast)
  return [
    `# ${escapeMarkdown(doc.title)}`,
    '',
    `**${escapeMarkdown(headline)}** ${escapeMarkdown(paths)}`,
    '',
    ...forecast.mmsys.flatMap(({ resolution }) => pathTable(doc.graph, resolution)),
    '```mermaid',
    mermaidOf(scene).trimEnd(),
    '```',
    '',
  ].join('\n')
}

function pathTable(graph: PipelineGraph, resolution: MmsysResolution): string[] {
  const mmsys = graph.blocks[resolution.block]
  const rows = resolution.paths.map((path) => {
    const story = pathStory(graph, resolution, path)
    const way = pathWay(story.chips, ({ text, tone }) =>
      tone === 'bad' ? `**${escapeMarkdown(text)}**` : escapeMarkdown(text),
    )
    const cells = [
      CRTC_NAMES[path.crtc],
      escapeMarkdown(story.title),
      way,
      escapeMarkdown(story.detail),
    ]
    return `| ${cells.join(' | ')} |`
  })
  return [
    `## ${escapeMarkdown(mmsys === undefined ? resolution.path : blockName(mmsys))}`,
    '',
    '| Path | State | Components | What it means |',
    '|---|---|---|---|',
    ...rows,
    '',
  ]
}

/** No name of a file becomes markup, emphasis, a link or another cell. */
const escapeMarkdown = (text: string): string =>
  text
    .replaceAll(/\s+/g, ' ')
    .replaceAll(/[\\`*_{}[\]<>#|~!&$]/g, (char) => `&#${char.charCodeAt(0)};`)
