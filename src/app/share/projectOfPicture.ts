import type { OpenedBoard } from '../../core/convert/open/newBoard.ts'
import { PROJECT_NAME, projectOfSvg } from '../../core/picture/embeddedProject.ts'
import { isPng, pngText } from '../../core/picture/pngText.ts'
import type { OfferedFile } from '../../platform/offeredFile.ts'
import { failed, type Outcome } from '../../platform/outcome.ts'
import { sizeProblem } from '../../platform/readFiles.ts'
import { unpackPicture } from './sharedBoard.ts'

export const isPicture = (name: string): boolean => /\.(svg|png)$/i.test(name)

/** The project inside a picture that Portwire exported. */
export async function projectOfPicture(file: OfferedFile): Promise<Outcome<OpenedBoard>> {
  const problem = sizeProblem([file])
  if (problem !== null) return failed(problem)
  const read = await file.read()
  if (read.kind === 'failed') return read
  const packed = isPng(read.value)
    ? pngText(read.value, PROJECT_NAME)
    : projectOfSvg(new TextDecoder().decode(read.value))
  if (packed === null)
    return failed(
      `${file.name} holds no project: only a picture exported with the project inside can be opened again.`,
    )
  const board = await unpackPicture(packed)
  return board.kind === 'ok'
    ? board
    : failed(board.message.replace('The link', `The project in ${file.name}`))
}
