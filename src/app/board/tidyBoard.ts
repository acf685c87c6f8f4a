import ELK, { type ELK as ElkWorker } from 'elkjs/lib/elk-api.js'
import workerUrl from 'elkjs/lib/elk-worker.min.js?url'
import type { BlockId } from '../../core/base/ids.ts'
import {
  lanePlaces,
  type TidyGraph,
  type TidyPlace,
  tidyEdit,
} from '../../core/pipeline/tidyGraph.ts'
import { tidyPlan } from '../../core/pipeline/tidyPlan.ts'
import { workerFailure } from '../../platform/arrived.ts'
import { failed, type Outcome, ok, reasonOf } from '../../platform/outcome.ts'
import { editorStore } from '../../store/editorStore.ts'

/**
 * Kept from one layout to the next: the first one waits mostly for ELK itself, read and compiled. Given up
 * when a layout is called off or fails, which nothing else would stop.
 */
let kept: { readonly elk: ElkWorker; readonly broken: Promise<never> } | null = null

function giveUp(): void {
  kept?.elk.terminateWorker()
  kept = null
}

/** Beside the page, in a worker. */
function layOut(graph: TidyGraph): Promise<{ readonly children?: readonly TidyPlace[] }> {
  kept ??= startElk()
  return Promise.race([kept.elk.layout(graph), kept.broken])
}

/** ELK itself hears nothing of a worker that cannot be fetched, or breaks. */
function startElk(): NonNullable<typeof kept> {
  const worker = new Worker(workerUrl)
  const broken = new Promise<never>((_, reject) => {
    worker.onerror = (event) => reject(workerFailure(event))
  })
  return { elk: new ELK({ workerFactory: () => worker }), broken }
}

/**
 * Lays out some blocks, or all with null, as one step. What branches at most stands at once where it belongs;
 * ELK is asked for what merges.
 */
export async function tidyBoard(
  ids: readonly BlockId[] | null,
  signal: AbortSignal,
): Promise<Outcome> {
  const doc = editorStore.getState().project?.doc
  if (doc === undefined) return ok(undefined)
  const { places, rest } = tidyPlan(doc, ids)
  signal.addEventListener('abort', giveUp)
  try {
    const laidOut = rest === null ? {} : await Promise.race([layOut(rest.graph), aborted(signal)])
    const { project, apply } = editorStore.getState()
    // Whoever went on working meanwhile keeps what they did.
    if (laidOut === null || project === null || project.doc.graph !== doc.graph)
      return ok(undefined)
    const merging = lanePlaces(rest?.lanes ?? [], laidOut.children ?? [])
    const edit = tidyEdit(project.doc, ids, [...places, ...merging])
    if (edit !== null) apply(edit)
    return ok(undefined)
  } catch (error) {
    giveUp()
    return failed(`The layout did not come to an end: ${reasonOf(error)}`)
  } finally {
    signal.removeEventListener('abort', giveUp)
  }
}

const aborted = (signal: AbortSignal): Promise<null> =>
  new Promise((resolve) => {
    signal.addEventListener('abort', () => resolve(null), { once: true })
  })
