import type { Diagnostic } from '../base/diagnostic.ts'
import { boardBlob } from './boardBlob.ts'
import { snippetSource } from './boardSnippet.ts'
import { editSources, ownFiles } from './editSources.ts'
import type { OpenedBoard } from './newBoard.ts'
import { overlayBlob, overlaySource } from './overlaySource.ts'
import type { WrittenForm } from './readBack.ts'
import type { BoardRead } from './readBoard.ts'

/** The forms in which what changed can leave. */
export const FORM_KINDS = ['snippet', 'overlay', 'overlay-blob', 'board-blob', 'files'] as const
export type FormKind = (typeof FORM_KINDS)[number]

export interface ExportedForm {
  /** Null when there is nothing to say in this form: nothing changed, or see `cannot`. */
  readonly form: WrittenForm | null
  /** What of the document this form does not say, and why. */
  readonly cannot: readonly Diagnostic[]
}

/**
 * What changed in a board, in one of the forms it can leave in. `verifyForm` reads it back.
 *
 * @param read - the board without any edit, as `readBase` gives it
 */
export function exportForm(
  kind: FormKind,
  board: OpenedBoard,
  { tree, texts }: Pick<BoardRead, 'tree' | 'texts'>,
): ExportedForm {
  const { base, baseName, doc } = board
  switch (kind) {
    case 'snippet':
    case 'overlay': {
      const write = kind === 'snippet' ? snippetSource : overlaySource
      const { text, cannot } = write(base, doc.graph, baseName, tree)
      return { form: text === '' ? null : { kind, text }, cannot }
    }
    case 'overlay-blob': {
      const { bytes, cannot } = overlayBlob(base, doc.graph, baseName, tree)
      return { form: bytes === null ? null : { kind, bytes }, cannot }
    }
    case 'board-blob': {
      if (board.sources === null)
        return unknown('no-tree', `Of ${baseName} only the display nodes are known, no whole tree.`)
      const { bytes, cannot } = boardBlob(base, doc.graph, tree)
      return { form: bytes === null ? null : { kind, bytes }, cannot }
    }
    case 'files': {
      const own = ownFiles(board)
      if (own.length === 0)
        return unknown('no-source', 'The board was not opened from a source that could be edited.')
      const { files, cannot } = editSources({ tree, texts, own }, base, doc.graph)
      return { form: files.length === 0 ? null : { kind, files }, cannot }
    }
  }

  function unknown(what: string, message: string): ExportedForm {
    const subject = { kind: 'file', file: baseName } as const
    return {
      form: null,
      cannot: [{ code: `export/${what}`, severity: 'info', message, subject }],
    }
  }
}
