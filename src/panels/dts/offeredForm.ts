import type { Diagnostic } from '../../core/base/diagnostic.ts'
import { baseNameOf } from '../../core/convert/open/boardSources.ts'
import { encodeLike } from '../../core/convert/open/fileContent.ts'
import type { OpenedBoard } from '../../core/convert/open/newBoard.ts'
import {
  type ExportedForm,
  exportForm,
  type FormKind,
  untouchedBlob,
} from '../../core/convert/write/exportForm.ts'
import { readBase, type WrittenForm } from '../../core/convert/write/readBack.ts'
import { unifiedDiff } from '../../core/convert/write/unifiedDiff.ts'
import { verifyForm } from '../../core/convert/write/verifyForm.ts'
import { printDts } from '../../core/devicetree/printDts.ts'
import { readDtb } from '../../core/devicetree/readDtb.ts'
import { memoizeByIdentity } from '../../core/pipeline/memoizeByIdentity.ts'
import { memoizeByParts } from '../../core/pipeline/memoizeByParts.ts'
import { formFileName } from './exportForms.ts'

/** A form of what is open, to be taken away once `faultsOf` has nothing against it. */
export interface OfferedForm extends ExportedForm {
  readonly kind: FormKind
  readonly board: OpenedBoard
  /** Nothing differs from what was opened. */
  readonly isUntouched: boolean
}

/**
 * The same object again while nothing it is made of changes: moving a block changes nothing. Of each kind the
 * last one alone is kept: the states that undo leads back to hold no text, and no blob.
 */
export function offeredForm(kind: FormKind, board: OpenedBoard): OfferedForm {
  const { base, doc, sources, overlays, baseName } = board
  return keep(LAST[kind], [doc.graph, base, sources, overlays, baseName], () => {
    const read = readBase(board)
    const made = exportForm(kind, board, read)
    const isUntouched = made.form === null && (base === doc.graph || made.cannot.length === 0)
    const shown = isUntouched && kind === 'board-blob' ? untouchedBlob(board, read) : made
    return { ...shown, kind, board, isUntouched }
  })
}

const keep = memoizeByParts<OfferedForm>()
const LAST: Readonly<Record<FormKind, object>> = {
  snippet: {},
  overlay: {},
  'overlay-blob': {},
  'board-blob': {},
  files: {},
}

/** What reading a form again finds wrong with it. */
export const faultsOf = memoizeByIdentity((offered: OfferedForm): readonly Diagnostic[] => {
  const { form, cannot, board } = offered
  return form === null ? [] : verifyForm(form, cannot, board)
})

/** A form as text to look at: a blob as source again. */
export const textOfForm = memoizeByIdentity((form: WrittenForm): string => {
  switch (form.kind) {
    case 'snippet':
    case 'overlay':
      return form.text
    case 'overlay-blob':
    case 'board-blob':
      return printDts(readDtb(form.bytes, 'export').tree)
    case 'files':
      return form.files.map(({ name, before, after }) => unifiedDiff(name, before, after)).join('')
  }
})

export interface FormFile {
  readonly name: string
  readonly content: string | Uint8Array
}

/** What a form is downloaded as: the user's own files in the encoding they came in. */
export function filesOfForm(
  form: WrittenForm,
  { doc: { title }, sources, overlays }: OpenedBoard,
): readonly FormFile[] {
  switch (form.kind) {
    case 'snippet':
    case 'overlay':
      return [{ name: formFileName(form.kind, title), content: form.text }]
    case 'overlay-blob':
    case 'board-blob':
      return [{ name: formFileName(form.kind, title), content: form.bytes }]
    case 'files':
      return form.files.map(({ name, after }) => {
        const own = sources?.kind === 'files' ? sources.files.get(name) : undefined
        const bytes = own ?? overlays.find((overlay) => overlay.name === name)?.bytes
        const content = bytes === undefined ? after : encodeLike(after, bytes)
        return { name: baseNameOf(name), content }
      })
  }
}
