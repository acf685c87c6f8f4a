import type { Diagnostic } from '../../base/diagnostic.ts'
import { encodeDtb } from '../../devicetree/encodeDtb.ts'
import type { OpenedBoard } from '../open/newBoard.ts'
import type { BoardRead } from '../open/readBoard.ts'
import { boardBlob } from './boardBlob.ts'
import { snippetSource } from './boardSnippet.ts'
import { editSources, ownFiles } from './editSources.ts'
import { overlayBlob, overlaySource } from './overlaySource.ts'
import type { WrittenForm } from './readBack.ts'
import { type Refusal, whyNotWhole } from './wholeTree.ts'

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
  { tree, texts, diagnostics }: Pick<BoardRead, 'tree' | 'texts' | 'diagnostics'>,
): ExportedForm {
  const { base, baseName, doc } = board
  const notWhole = whyNotWhole(board, diagnostics)
  const given = { tree, isWhole: notWhole === null }
  switch (kind) {
    case 'snippet':
    case 'overlay': {
      const write = kind === 'snippet' ? snippetSource : overlaySource
      const { text, cannot } = write(base, doc.graph, baseName, given)
      return { form: text === '' ? null : { kind, text }, cannot }
    }
    case 'overlay-blob': {
      const { bytes, cannot } = overlayBlob(base, doc.graph, baseName, given)
      return { form: bytes === null ? null : { kind, bytes }, cannot }
    }
    case 'board-blob': {
      if (notWhole !== null) return refused(baseName, notWhole)
      const { bytes, cannot } = boardBlob(base, doc.graph, tree)
      return { form: bytes === null ? null : { kind, bytes }, cannot }
    }
    case 'files': {
      const own = ownFiles(board)
      if (own.length === 0)
        return refused(baseName, {
          what: 'no-source',
          message: 'The board was not opened from a source that could be edited.',
        })
      const { files, cannot } = editSources({ ...given, texts, own }, base, doc.graph)
      return { form: files.length === 0 ? null : { kind, files }, cannot }
    }
  }
}

/** The whole board as it was read, compiled: a blob there is even where nothing changed. */
export function untouchedBlob(
  board: OpenedBoard,
  { tree, diagnostics }: Pick<BoardRead, 'tree' | 'diagnostics'>,
): ExportedForm {
  const refusal = whyNotWhole(board, diagnostics)
  return refusal === null
    ? { form: { kind: 'board-blob', bytes: encodeDtb(tree) }, cannot: [] }
    : refused(board.baseName, refusal)
}

function refused(file: string, { what, message }: Refusal): ExportedForm {
  const subject = { kind: 'file', file } as const
  return { form: null, cannot: [{ code: `export/${what}`, severity: 'info', message, subject }] }
}
