import { fromBase64, toBase64 } from '../../base/base64.ts'
import { isEntries } from '../../base/fieldReader.ts'
import { fits, problemOf } from '../../base/shape.ts'
import { documentJson, migrate } from '../../pipeline/documentJson.ts'
import { boardShape } from './boardShape.ts'
import { editsOfLists, listOfEdits } from './doneEdits.ts'
import type { OpenedBoard } from './newBoard.ts'

export type ParsedProject =
  | { readonly kind: 'project'; readonly board: OpenedBoard }
  /** What is wrong with it, as a sentence for the user. */
  | { readonly kind: 'wrong'; readonly message: string }

/** A project whole, its files included, as JSON: the same for the same project. Undo steps are not part of it. */
export function projectJson(board: OpenedBoard): string {
  const { doc, base, baseName, notices, edits, sources, overlays } = board
  const json = {
    ...documentJson(doc),
    base,
    baseName,
    notices,
    edits: listOfEdits(edits),
    sources: sources === null ? null : asText(sources),
    overlays: overlays.map(asText),
  }
  return `${JSON.stringify(json, null, 1)}\n`
}

/** A project of any form ever written. A document alone is a board without files. */
export function parseProject(value: unknown): ParsedProject {
  const migrated = migrate(value)
  if (migrated.kind === 'wrong') return migrated
  const { title, soc, graph, positions, sources, overlays } = migrated.json
  const named = typeof title === 'string' ? title : ''
  const { base = graph, baseName = named, notices = [], edits = [] } = migrated.json
  const board: unknown = {
    doc: { title, soc, graph, positions },
    base,
    baseName,
    notices,
    sources: sources === undefined ? null : asBytes(sources),
    overlays: Array.isArray(overlays) ? overlays.map(asBytes) : [],
    edits,
  }
  return fits(boardShape, board)
    ? { kind: 'project', board: { ...board, edits: editsOfLists()(board.edits) } }
    : { kind: 'wrong', message: `Its content is damaged. ${problemOf(boardShape, board)}` }
}

interface WithBytes {
  readonly bytes?: Uint8Array
  readonly files?: ReadonlyMap<string, Uint8Array>
}

/** Files as Base64. */
const asText = ({ bytes, files, ...rest }: WithBytes): object => ({
  ...rest,
  ...(bytes === undefined ? {} : { bytes: toBase64(bytes) }),
  ...(files === undefined
    ? {}
    : { files: Object.fromEntries([...files].map(([name, one]) => [name, toBase64(one)])) }),
})

/** The same back; what is no Base64 stays, for the shape to find. */
function asBytes(value: unknown): unknown {
  if (!isEntries(value)) return value
  const read = (text: unknown): unknown => (typeof text === 'string' ? fromBase64(text) : text)
  const { bytes, files } = value
  return {
    ...value,
    ...(bytes === undefined ? {} : { bytes: read(bytes) }),
    ...(isEntries(files)
      ? { files: new Map(Object.entries(files).map(([name, text]) => [name, read(text)])) }
      : {}),
  }
}
