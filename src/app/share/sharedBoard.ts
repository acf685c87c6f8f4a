import type { OpenedBoard } from '../../core/convert/open/newBoard.ts'
import { boardOfShare } from '../../core/share/shareJson.ts'
import { failed, type Outcome, ok } from '../../platform/outcome.ts'
import { PICTURE_LIMITS, unpackText } from '../../platform/packedText.ts'

export const unpackLink = async (packed: string): Promise<Outcome<OpenedBoard>> =>
  boardOf(await unpackText(packed))

export const unpackPicture = async (packed: string): Promise<Outcome<OpenedBoard>> =>
  boardOf(await unpackText(packed, PICTURE_LIMITS))

function boardOf(text: Outcome<string>): Outcome<OpenedBoard> {
  if (text.kind === 'failed') return text
  const parsed = boardOfShare(text.value)
  return parsed.kind === 'project' ? ok(parsed.board) : failed(parsed.message)
}
