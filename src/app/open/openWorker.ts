import { openBoard } from '../../core/convert/open/openBoard.ts'

/** Opens one board beside the page, and answers with what came of it. */
addEventListener('message', ({ data }: MessageEvent<Parameters<typeof openBoard>>) => {
  postMessage(openBoard(...data))
})
