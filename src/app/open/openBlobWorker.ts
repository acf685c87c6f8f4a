import { openBlob } from '../../core/convert/open/openBlob.ts'
import type { openBoard } from '../../core/convert/open/openBoard.ts'

/** Opens one blob beside the page, and answers with what came of it. */
addEventListener('message', ({ data: [[file]] }: MessageEvent<Parameters<typeof openBoard>>) => {
  if (file !== undefined) postMessage(openBlob(file))
})
