import type { PipelineDocument } from '../core/pipeline/document.ts'
import type { Edit } from '../core/pipeline/edit.ts'
import { healRemoval } from '../core/pipeline/healRemoval.ts'
import type { EditorState } from './editorStore.ts'
import type { Selection } from './viewSlice.ts'

/** Takes the selected blocks or the selected link away; `heal` closes the gap blocks leave. */
export function removeSelection(read: () => EditorState, heal = false): void {
  const { project, selection, apply, select } = read()
  if (project === null || selection === null) return
  apply(removalOf(project.doc, selection, heal))
  select(null)
}

const removalOf = (doc: PipelineDocument, selection: Selection, heal: boolean): Edit => {
  if (selection.kind === 'link')
    return { kind: 'unlink', endpoints: [selection.from, selection.to] }
  return heal ? healRemoval(doc, selection.ids) : { kind: 'remove-blocks', blocks: selection.ids }
}
