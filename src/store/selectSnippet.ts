import { boardSnippet } from '../core/convert/write/boardSnippet.ts'
import type { EditorState } from './editorStore.ts'
import { memoizeLast } from './memoizeLast.ts'

const snippetOnce = memoizeLast(boardSnippet)

/** The text that turns the base into the document. Empty when nothing was changed. */
export const selectSnippet = ({ project }: EditorState): string =>
  project === null ? '' : snippetOnce(project.base, project.doc.graph, project.baseName)
