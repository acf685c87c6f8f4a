import type { OpenedBoard } from '../../core/convert/open/newBoard.ts'
import { boardOfShare, shareJson } from '../../core/share/shareJson.ts'
import { failed, type Outcome, ok } from '../../platform/outcome.ts'
import { PICTURE_LIMITS, packText, unpackText } from '../../platform/packedText.ts'

export const packForLink = (board: OpenedBoard): Outcome<string> => packText(shareJson(board))

export const packForPicture = (board: OpenedBoard): Outcome<string> =>
  packText(shareJson(board), PICTURE_LIMITS)

export const unpackLink = (packed: string): Outcome<OpenedBoard> => boardOf(unpackText(packed))

export const unpackPicture = (packed: string): Outcome<OpenedBoard> =>
  boardOf(unpackText(packed, PICTURE_LIMITS))

function boardOf(text: Outcome<string>): Outcome<OpenedBoard> {
  if (text.kind === 'failed') return text
  const parsed = boardOfShare(text.value)
  return parsed.kind === 'project' ? ok(parsed.board) : failed(parsed.message)
}
