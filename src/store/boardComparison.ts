import { compareDocuments } from '../core/compare/compareDocuments.ts'
import type { Comparison } from '../core/compare/comparison.ts'
import type { PipelineDocument } from '../core/pipeline/document.ts'
import type { EditorState } from './editorStore.ts'
import { memoizeLast } from './memoizeLast.ts'

/** Kept out of selectors.ts: only what is loaded later needs to compare. */

export interface BoardComparison {
  /** What the open board is compared with. */
  readonly before: PipelineDocument
  /** 'the board as it was opened' */
  readonly name: string
  readonly comparison: Comparison
}

/** Null when nothing is open. */
export function selectComparison(
  state: Pick<EditorState, 'project' | 'past' | 'comparand' | 'kernel'>,
): BoardComparison | null {
  const { project, comparand, kernel } = state
  if (project === null) return null
  const isOwn =
    comparand.kind === 'document' && (comparand.of === null || comparand.of === project.base)
  const before = isOwn ? comparand.doc : openedDocument(state)
  if (before === null) return null
  const name = isOwn ? comparand.name : OPENED_NAME
  return compareOnce(before, project.doc.graph, project.doc.title, project.doc.soc, kernel, name)
}

export const OPENED_NAME = 'the board as it was opened'

const compareOnce = memoizeLast(
  (
    before: PipelineDocument,
    graph: PipelineDocument['graph'],
    title: string,
    soc: PipelineDocument['soc'],
    kernel: EditorState['kernel'],
    name: string,
  ): BoardComparison => {
    const after = { title, soc, graph, positions: {} }
    return { before, name, comparison: compareDocuments(before, after, kernel) }
  },
)

/** The oldest state known of the board on its present base: with its title and where blocks stood. */
function openedDocument({
  project,
  past,
}: Pick<EditorState, 'project' | 'past'>): PipelineDocument | null {
  if (project === null) return null
  const first = past.find((step) => step.project?.doc.graph === project.base)?.project?.doc
  return first ?? asOpened(project.doc, project.base)
}

const asOpened = memoizeLast(
  (doc: PipelineDocument, base: PipelineDocument['graph']): PipelineDocument =>
    doc.graph === base ? doc : { ...doc, graph: base },
)
