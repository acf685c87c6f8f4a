import type { Diagnostic } from '../../base/diagnostic.ts'
import { encodeDtb } from '../../devicetree/encodeDtb.ts'
import { readDts } from '../../devicetree/readDts.ts'
import type { PipelineGraph } from '../../pipeline/document.ts'
import { baseOfGraph } from './applyPatch.ts'
import type { WrittenText } from './boardSnippet.ts'
import { printSection } from './dtsSection.ts'
import { type BaseTree, patchOf } from './patchOf.ts'
import { patchText } from './patchText.ts'

/**
 * A runtime overlay that turns the base into the document, as far as one can: it adds and replaces but
 * takes nothing away, and it finds a node of the base by a label of its /__symbols__ or by its path.
 * Each thing it cannot say is named. Empty when there is nothing it could say.
 *
 * @param given - its labels are those the overlay may use
 */
export function overlaySource(
  base: PipelineGraph,
  graph: PipelineGraph,
  baseName: string,
  given: BaseTree = baseOfGraph(base),
): WrittenText {
  if (base === graph) return { text: '', cannot: [] }
  const { patch, cannot } = patchOf(given, base, graph, 'overlay')
  const { sections } = patchText(patch, given.tree, 'overlay')
  if (sections.length === 0) return { text: '', cannot }
  const head = `/dts-v1/;\n/plugin/;\n\n/* Display pipeline, over ${baseName}, which has to be compiled with dtc -@ */\n`
  return { text: [head, ...sections.map((section) => printSection(section))].join('\n'), cannot }
}

/** A blob for the user to take away, and what of the document it does not say. */
export interface WrittenBlob {
  /** Null when the document says nothing new. */
  readonly bytes: Uint8Array | null
  readonly cannot: readonly Diagnostic[]
}

/** `overlaySource` compiled, with the fixups `dtc -@` would write. */
export function overlayBlob(
  base: PipelineGraph,
  graph: PipelineGraph,
  baseName: string,
  given?: BaseTree,
): WrittenBlob {
  const { text, cannot } = overlaySource(base, graph, baseName, given)
  if (text === '') return { bytes: null, cannot }
  const name = 'overlay.dtso'
  const read = readDts(name, { files: new Map([[name, text]]), includeDirs: [] })
  return { bytes: encodeDtb(read.tree), cannot: [...cannot, ...read.diagnostics] }
}
