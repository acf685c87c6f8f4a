import type { Diagnostic, Subject } from '../../base/diagnostic.ts'
import type { BlockId, EndpointId } from '../../base/ids.ts'
import {
  byKind,
  bytes,
  finite,
  flag,
  listOf,
  mapOf,
  nullable,
  object,
  oneOf,
  optional,
  text,
} from '../../base/shape.ts'
import type { SourceSpan } from '../../base/sourceSpan.ts'
import { documentShape, graphShape } from '../../pipeline/documentShape.ts'
import { editShape } from '../../pipeline/editShape.ts'
import type { BoardOverlay, BoardSources } from './boardSources.ts'
import type { DoneEdit } from './doneEdits.ts'
import type { OpenedBoard } from './newBoard.ts'

const subject = byKind<Subject>({
  block: object({ id: text<BlockId>() }),
  endpoint: object({ id: text<EndpointId>() }),
  text: object({ span: object<SourceSpan>({ file: text(), from: finite, to: finite }) }),
  node: object({ path: text<string>() }),
  file: object({ file: text<string>() }),
})

const notice = object<Diagnostic>({
  code: text(),
  severity: oneOf(['error', 'warning', 'info']),
  message: text(),
  subject,
  kernelLog: optional(text<string>()),
})

/** A board as it is kept: with its edits as a list, oldest first. */
export interface KeptBoard extends Omit<OpenedBoard, 'edits'> {
  readonly edits: readonly DoneEdit[]
}

/** What a board is restored from. */
export const boardShape = object<KeptBoard>({
  doc: documentShape,
  base: graphShape,
  baseName: text(),
  notices: listOf(notice),
  sources: nullable(
    byKind<BoardSources>({
      files: object({ entry: text<string>(), files: mapOf(bytes) }),
      blob: object({ name: text<string>(), bytes }),
    }),
  ),
  overlays: listOf(object<BoardOverlay>({ name: text(), bytes, on: flag, files: mapOf(bytes) })),
  edits: listOf(object<DoneEdit>({ label: text(), edit: editShape })),
})
