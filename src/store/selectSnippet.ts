import { boardSnippet } from '../core/convert/write/boardSnippet.ts'
import { memoizeRecent } from '../core/pipeline/memoizeRecent.ts'
import type { EditorState } from './editorStore.ts'

const snippetOnce = memoizeRecent(1, boardSnippet)

/** The text that turns the base into the document. Empty when nothing was changed. */
export const selectSnippet = ({ project }: EditorState): string =>
  project === null ? '' : snippetOnce(project.base, project.doc.graph, project.baseName)
