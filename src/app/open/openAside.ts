import type { OpenResult } from '../../core/convert/open/boardFrom.ts'
import { isBlob } from '../../core/convert/open/fileContent.ts'
import { openBoard } from '../../core/convert/open/openBoard.ts'
import { workerFailure } from '../../platform/arrived.ts'
import OpenBlobWorker from './openBlobWorker.ts?worker'
import OpenSourceWorker from './openSourceWorker.ts?worker'
import type { Opening } from './openTask.ts'
import OpenWorker from './openWorker.ts?worker'

/**
 * What is read within the page, in bytes: on a desk some 0.3 s at the most, and the reader is there
 * already. More is read in a worker that ends with it.
 */
const MOST_HERE = 512 * 1024

type Asked = Parameters<typeof openBoard>

/** Opens a board. A large one beside the page, where calling it off stops it at once: then it throws. */
export async function openAside([files, options]: Asked, opening: Opening): Promise<OpenResult> {
  if (files.reduce((sum, { bytes }) => sum + bytes.length, 0) <= MOST_HERE)
    return openBoard(files, options)
  opening.report('Reading the board', 0, null)
  const ask = <Answer>(worker: Worker): Promise<Answer> =>
    answerOf(worker, [files, options], opening.signal)
  return (await ask<OpenResult | null>(readerOf(files))) ?? ask<OpenResult>(new OpenWorker())
}

/**
 * Of one blob alone, or of source, a worker that can read no more: it is smaller, and sooner there.
 * One that reads source answers null where it needs the other.
 */
function readerOf(files: Asked[0]): Worker {
  if (!files.some(({ bytes }) => isBlob(bytes))) return new OpenSourceWorker()
  return files.length === 1 ? new OpenBlobWorker() : new OpenWorker()
}

async function answerOf<Answer>(
  worker: Worker,
  asked: Asked,
  signal: AbortSignal,
): Promise<Answer> {
  try {
    return await new Promise((resolve, reject) => {
      worker.onmessage = ({ data }: MessageEvent<Answer>) => resolve(data)
      worker.onerror = (event) => reject(workerFailure(event))
      signal.addEventListener('abort', () => reject(signal.reason))
      signal.throwIfAborted()
      worker.postMessage(asked)
    })
  } finally {
    worker.terminate()
  }
}
