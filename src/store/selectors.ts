import { type BlockId, blockOfEndpoint } from '../core/base/ids.ts'
import { type PathMarks, pathMarks } from '../core/drivers/mediatek-drm/pathMarks.ts'
import { type MmsysResolution, resolveAll } from '../core/drivers/mediatek-drm/resolveMmsys.ts'
import type { PipelineDocument, PipelineGraph } from '../core/pipeline/document.ts'
import { type Link, linksOf } from '../core/pipeline/links.ts'
import { memoizeRecent } from '../core/pipeline/memoizeRecent.ts'
import type { EditorState } from './editorStore.ts'

/**
 * What is derived from the document: never stored, so it cannot disagree with it. Keyed on the graph,
 * so that dragging a block costs nothing. The export and the palette have files of their own, which
 * the start screen does not load.
 */

const EMPTY: PipelineGraph = { blocks: {}, aliases: [] }

export const selectGraph = ({ project }: EditorState): PipelineGraph => project?.doc.graph ?? EMPTY

const NOWHERE: PipelineDocument['positions'] = {}
export const selectPositions = ({ project }: EditorState): PipelineDocument['positions'] =>
  project?.doc.positions ?? NOWHERE

const resolveOnce = memoizeRecent(1, resolveAll)
export const selectResolutions = (state: EditorState): readonly MmsysResolution[] =>
  resolveOnce(selectGraph(state), state.kernel)

const linksOnce = memoizeRecent(1, linksOf)
export const selectLinks = (state: EditorState): readonly Link[] => linksOnce(selectGraph(state))

const marksOnce = memoizeRecent(1, pathMarks)
export const selectMarks = (state: EditorState): PathMarks =>
  marksOnce(selectGraph(state), selectResolutions(state))

/** Of a board begun from the catalogue there are no nodes but its blocks. */
export const isBrowsingNodes = ({ browsing, project }: EditorState): boolean =>
  browsing && project !== null && project.sources !== null

const blocksOnce = memoizeRecent(1, (selection: EditorState['selection']): readonly BlockId[] => {
  if (selection === null) return []
  return selection.kind === 'blocks'
    ? selection.ids
    : [blockOfEndpoint(selection.from), blockOfEndpoint(selection.to)]
})
/** The blocks the selection speaks of: those of a link are its two ends. */
export const selectedBlocks = ({ selection }: EditorState): readonly BlockId[] =>
  blocksOnce(selection)
