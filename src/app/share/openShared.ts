import type { OpenedBoard } from '../../core/convert/open/newBoard.ts'
import type { Notice } from '../notice.ts'
import { showBoard } from '../open/showBoard.ts'
import { unpackLink } from './sharedBoard.ts'

/** Opens what a link brings, as a project of its own. */
export async function openLink(packed: string): Promise<Notice> {
  const board = await unpackLink(packed)
  return board.kind === 'ok'
    ? showShared(board.value)
    : { kind: 'failed', title: 'Could not open the link', details: [board.message] }
}

/** Opens the project of a link or a picture beside what is open. */
export async function showShared(board: OpenedBoard): Promise<Notice> {
  const shown = await showBoard(board)
  const { leftOut } = await import('./leftOut.ts') // with the catalogue, which no board waits for
  const out = leftOut(board)
  return shown.kind === 'done' && out !== '' ? { ...shown, text: `${shown.text} ${out}` } : shown
}
