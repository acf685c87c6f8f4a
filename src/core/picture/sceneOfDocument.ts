import { pathMarks } from '../drivers/mediatek-drm/pathMarks.ts'
import { type MmsysResolution, resolveAll } from '../drivers/mediatek-drm/resolveMmsys.ts'
import type { PipelineDocument } from '../pipeline/document.ts'
import { linksOf } from '../pipeline/links.ts'
import { type Scene, sceneOf } from './scene.ts'

/** What the canvas shows of a document at rest: nothing dragged, every note open but the folded ones. */
export function sceneOfDocument(
  { graph, positions }: PipelineDocument,
  resolutions: readonly MmsysResolution[] = resolveAll(graph),
  folded: ReadonlySet<string> = new Set(),
): Scene {
  return sceneOf({
    graph,
    positions,
    links: linksOf(graph),
    marks: pathMarks(graph, resolutions),
    moving: {},
    folded,
  })
}
