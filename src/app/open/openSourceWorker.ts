import type { openBoard } from '../../core/convert/open/openBoard.ts'
import { openSource } from '../../core/convert/open/openSource.ts'

/** Opens a board in source beside the page, and answers with what came of it; null where that takes `openBoard`. */
addEventListener('message', ({ data }: MessageEvent<Parameters<typeof openBoard>>) => {
  const [files, options] = data
  postMessage(openSource(files, options?.entry))
})
