import type { OpenedBoard } from '../../core/convert/open/newBoard.ts'
import { shareJson } from '../../core/share/shareJson.ts'
import type { Outcome } from '../../platform/outcome.ts'
import { PICTURE_LIMITS } from '../../platform/packedText.ts'
import { packText } from '../../platform/packText.ts'

export const packForLink = (board: OpenedBoard): Outcome<string> => packText(shareJson(board))

export const packForPicture = (board: OpenedBoard): Outcome<string> =>
  packText(shareJson(board), PICTURE_LIMITS)
