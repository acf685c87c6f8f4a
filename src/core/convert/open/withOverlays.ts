import type { BoardOverlay, BoardSources } from './boardSources.ts'
import { type DoneEdit, editsOfLists, listOfEdits } from './doneEdits.ts'
import type { OpenedBoard } from './newBoard.ts'
import { boardOf } from './openBoard.ts'
import { replayEdits } from './replayEdits.ts'

export interface Rebased {
  readonly board: OpenedBoard
  /** Edits that did not apply again. */
  readonly lost: readonly DoneEdit[]
}

/**
 * The same board with other overlays, or with others of them on, and every edit done again on top of
 * what they make. Null where there are no files to put an overlay on, or no board is left.
 */
export const withOverlays = (
  board: OpenedBoard,
  overlays: readonly BoardOverlay[],
): Rebased | null => (board.sources === null ? null : rebased(board, board.sources, overlays))

/** The same board with more files to include, and every edit done again. Null where it has no source. */
export function withMoreFiles(
  board: OpenedBoard,
  more: ReadonlyMap<string, Uint8Array>,
): Rebased | null {
  const { sources, overlays } = board
  if (sources?.kind !== 'files') return null
  return rebased(board, { ...sources, files: new Map([...sources.files, ...more]) }, overlays)
}

function rebased(
  board: OpenedBoard,
  sources: BoardSources,
  overlays: readonly BoardOverlay[],
): Rebased | null {
  const opened = boardOf(sources, overlays)
  if (opened.kind === 'failed') return null
  const { kind: _, ...fresh } = opened
  const before = { ...board.doc, graph: board.base, positions: {} }
  const { doc, edits, lost } = replayEdits(before, fresh.doc, listOfEdits(board.edits))
  return { board: { ...fresh, doc, edits: editsOfLists()(edits) }, lost }
}

/** A list of overlays with more of them: in the place of those of the same name, else last. */
export function addOverlays(
  overlays: readonly BoardOverlay[],
  more: readonly BoardOverlay[],
): BoardOverlay[] {
  const byName = new Map([...overlays, ...more].map((overlay) => [overlay.name, overlay]))
  return [...byName.values()]
}
