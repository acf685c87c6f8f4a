import type { Diagnostic } from '../../base/diagnostic.ts'
import type { PipelineGraph } from '../../pipeline/document.ts'
import { baseOfGraph } from './applyPatch.ts'
import { printSection } from './dtsSection.ts'
import { type BaseTree, patchOf } from './patchOf.ts'
import { patchText } from './patchText.ts'

/** Text for the user to take away, and what of the document it does not say. */
export interface WrittenText {
  /** Empty when the document says nothing new. */
  readonly text: string
  readonly cannot: readonly Diagnostic[]
}

/**
 * The text that, standing in a board file after its includes, turns the base into the document:
 * `&label { ... }` for what changes in nodes the base has, whole nodes for what it lacks. Both ends
 * of every link are written. Empty when nothing differs.
 *
 * @param baseName - the file the text is meant against, for its first line
 * @param given - without it only the graph's own labels are avoided
 */
export function snippetSource(
  base: PipelineGraph,
  graph: PipelineGraph,
  baseName: string,
  given: BaseTree = baseOfGraph(base),
): WrittenText {
  if (base === graph) return { text: '', cannot: [] }
  const { patch, cannot } = patchOf(given, base, graph, 'source')
  const { deletions, sections } = patchText(patch, given.tree, 'source')
  const text = [
    ...(deletions.length > 0 ? [`${deletions.join('\n')}\n`] : []),
    ...sections.map((section) => printSection(section)),
  ].join('\n')
  return {
    text: text === '' ? '' : `/* Display pipeline, against ${baseName} */\n\n${text}`,
    cannot,
  }
}

/** Only the text of `snippetSource`. */
export const boardSnippet = (base: PipelineGraph, graph: PipelineGraph, baseName: string): string =>
  snippetSource(base, graph, baseName).text
