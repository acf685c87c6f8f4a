import ELK from 'elkjs/lib/elk-api.js'
import workerUrl from 'elkjs/lib/elk-worker.min.js?url'
import type { BlockId } from '../../core/base/ids.ts'
import { tidyEdit, tidyGraph } from '../../core/pipeline/tidyGraph.ts'
import { failed, type Outcome, ok, reasonOf } from '../../platform/outcome.ts'
import { editorStore } from '../../store/editorStore.ts'

/**
 * Lays out some blocks, or all with null, as one step. The work is done beside the page, in a worker of
 * its own that ends with it, so that calling it off stops it at once.
 */
export async function tidyBoard(
  ids: readonly BlockId[] | null,
  signal: AbortSignal,
): Promise<Outcome> {
  const doc = editorStore.getState().project?.doc
  if (doc === undefined) return ok(undefined)
  const elk = new ELK({ workerFactory: () => new Worker(workerUrl) })
  const stop = () => elk.terminateWorker()
  signal.addEventListener('abort', stop)
  try {
    const laidOut = await Promise.race([elk.layout(tidyGraph(doc, ids)), aborted(signal)])
    const { project, apply } = editorStore.getState()
    // Whoever went on working meanwhile keeps what they did.
    if (laidOut === null || project === null || project.doc.graph !== doc.graph)
      return ok(undefined)
    const edit = tidyEdit(project.doc, ids, laidOut.children ?? [])
    if (edit !== null) apply(edit)
    return ok(undefined)
  } catch (error) {
    return failed(`The layout did not come to an end: ${reasonOf(error)}`)
  } finally {
    signal.removeEventListener('abort', stop)
    stop()
  }
}

const aborted = (signal: AbortSignal): Promise<null> =>
  new Promise((resolve) => {
    signal.addEventListener('abort', () => resolve(null), { once: true })
  })
