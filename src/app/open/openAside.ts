import type { OpenResult } from '../../core/convert/open/boardFrom.ts'
import { fileContent } from '../../core/convert/open/fileContent.ts'
import { openBoard } from '../../core/convert/open/openBoard.ts'
import { workerFailure } from '../../platform/arrived.ts'
import OpenBlobWorker from './openBlobWorker.ts?worker'
import type { Opening } from './openTask.ts'
import OpenWorker from './openWorker.ts?worker'

/**
 * What is read within the page, in bytes: on a desk some 0.3 s at the most, and the reader is there
 * already. More is read in a worker that ends with it.
 */
const MOST_HERE = 512 * 1024

/** Opens a board. A large one beside the page, where calling it off stops it at once: then it throws. */
export async function openAside(
  [files, options]: Parameters<typeof openBoard>,
  opening: Opening,
): Promise<OpenResult> {
  if (files.reduce((sum, { bytes }) => sum + bytes.length, 0) <= MOST_HERE)
    return openBoard(files, options)
  opening.report('Reading the board', 0, null)
  const worker = workerFor(files)
  try {
    return await new Promise((resolve, reject) => {
      worker.onmessage = ({ data }: MessageEvent<OpenResult>) => resolve(data)
      worker.onerror = (event) => reject(workerFailure(event))
      opening.signal.addEventListener('abort', () => reject(opening.signal.reason))
      opening.signal.throwIfAborted()
      worker.postMessage([files, options])
    })
  } finally {
    worker.terminate()
  }
}

/** Of one blob alone the worker that cannot read source: it is half of the other, and sooner there. */
function workerFor(files: Parameters<typeof openBoard>[0]): Worker {
  const [file, ...others] = files
  const isBlob = file && others.length === 0 && fileContent(file.bytes).kind === 'blob'
  return isBlob ? new OpenBlobWorker() : new OpenWorker()
}
