import type { OpenedBoard } from '../../core/convert/open/newBoard.ts'
import { arrived } from '../../platform/arrived.ts'
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
  if (shown.kind === 'failed') return shown
  const part = await arrived(import('./leftOut.ts')) // with the catalogue, which no board waits for
  if (part.kind === 'failed')
    return {
      kind: 'failed',
      title: 'Could not tell what is not in it',
      details: [shown.text, part.message],
    }
  const out = part.value.leftOut(board)
  return out === '' ? shown : { ...shown, text: `${shown.text} ${out}` }
}
