import { compareDocuments } from '../core/compare/compareDocuments.ts'
import type { Comparison } from '../core/compare/comparison.ts'
import type { PipelineDocument } from '../core/pipeline/document.ts'
import { memoizeRecent } from '../core/pipeline/memoizeRecent.ts'
import type { EditorState } from './editorStore.ts'
import type { Comparand } from './reviewSlice.ts'

/** Kept out of selectors.ts: only what is loaded later needs to compare. */

export interface BoardComparison {
  readonly before: PipelineDocument
  /** 'the board as it was opened' */
  readonly name: string
  /** 'the board on the canvas' */
  readonly toName: string
  /** What it leads to is what the canvas shows. */
  readonly isOfCanvas: boolean
  readonly comparison: Comparison
}

type Compared = Pick<EditorState, 'project' | 'past' | 'comparand' | 'comparandTo' | 'kernel'>

/** Null when nothing is open. */
export function selectComparison(state: Compared): BoardComparison | null {
  const { project, kernel } = state
  if (project === null) return null
  const from = sideOf(state, state.comparand)
  const to = state.comparandTo === null ? null : sideOf(state, state.comparandTo)
  if (from === null) return null
  const { graph, title, soc } = to?.doc ?? project.doc
  return compareOnce(from.doc, graph, title, soc, kernel, from.name, to?.name ?? null)
}

/** A comparand of another board's past is taken for this board as opened. */
function sideOf(
  state: Compared,
  comparand: Comparand,
): { readonly doc: PipelineDocument; readonly name: string } | null {
  if (
    comparand.kind === 'document' &&
    (comparand.of === null || comparand.of === state.project?.base)
  )
    return comparand
  const doc = openedDocument(state)
  return doc === null ? null : { doc, name: OPENED_NAME }
}

export const OPENED_NAME = 'the board as it was opened'
export const CANVAS_NAME = 'the board on the canvas'

const compareOnce = memoizeRecent(
  1,
  (
    before: PipelineDocument,
    graph: PipelineDocument['graph'],
    title: string,
    soc: PipelineDocument['soc'],
    kernel: EditorState['kernel'],
    name: string,
    toName: string | null,
  ): BoardComparison => ({
    before,
    name,
    toName: toName ?? CANVAS_NAME,
    isOfCanvas: toName === null,
    comparison: compareDocuments(before, { title, soc, graph, positions: {} }, kernel),
  }),
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

const asOpened = memoizeRecent(
  1,
  (doc: PipelineDocument, base: PipelineDocument['graph']): PipelineDocument =>
    doc.graph === base ? doc : { ...doc, graph: base },
)
