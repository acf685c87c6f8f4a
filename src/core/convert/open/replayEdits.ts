import type { EndpointId } from '../../base/ids.ts'
import { applyEdit } from '../../pipeline/applyEdit.ts'
import type { PipelineDocument, PipelineGraph } from '../../pipeline/document.ts'
import type { Edit, LinkEnd } from '../../pipeline/edit.ts'
import { endpointsOf, placeOf } from '../../pipeline/endpoints.ts'
import type { DoneEdit } from './doneEdits.ts'

export interface Replay {
  readonly doc: PipelineDocument
  /** The edits as they were done again, in the ids of the new document. */
  readonly edits: readonly DoneEdit[]
  /** Edits that did not apply, or not all of them: what they change is gone, or already so. */
  readonly lost: readonly DoneEdit[]
}

/**
 * Does edits again on another document. Endpoint ids count endpoints, so that one more endpoint in
 * the new document shifts them; what an edit meant is followed by path, edit by edit, through both.
 *
 * @param before - the document the edits were first done on
 */
export function replayEdits(
  before: PipelineDocument,
  after: PipelineDocument,
  edits: readonly DoneEdit[],
): Replay {
  const lost: DoneEdit[] = []
  const redone: DoneEdit[] = []
  let was = before
  let now = after
  for (const done of edits) {
    const applied: Edit[] = []
    let isWhole = true
    for (const edit of simpleEdits(done.edit)) {
      const meant = translate(edit, was.graph, now.graph)
      const next = meant === null ? now : applyEdit(now, meant)
      const changed = applyEdit(was, edit)
      if (meant !== null && next !== now) applied.push(meant)
      // Where a block stands on the canvas is no loss when the block is gone.
      else if (changed !== was && edit.kind !== 'place') isWhole = false
      was = changed
      now = next
    }
    if (!isWhole) lost.push(done)
    const [only] = applied
    if (applied.length === 1 && only !== undefined) redone.push({ label: done.label, edit: only })
    else if (applied.length > 1)
      redone.push({ ...done, edit: { kind: 'batch', label: done.label, edits: applied } })
  }
  return { doc: now, edits: redone, lost }
}

const simpleEdits = (edit: Edit): readonly Edit[] =>
  edit.kind === 'batch' ? edit.edits.flatMap(simpleEdits) : [edit]

/** An edit in the endpoint ids of another graph; null when an endpoint it names is not there. */
function translate(edit: Edit, from: PipelineGraph, to: PipelineGraph): Edit | null {
  const follow = (id: EndpointId): EndpointId | null => followEndpoint(id, from, to)
  switch (edit.kind) {
    case 'link': {
      const ends = [edit.from, edit.to].map((end): LinkEnd | null => {
        if (end.endpoint === null) return end
        const endpoint = follow(end.endpoint)
        return endpoint && { ...end, endpoint }
      })
      const [leaving, entering] = ends
      return leaving && entering ? { ...edit, from: leaving, to: entering } : null
    }
    case 'unlink': {
      const endpoints = edit.endpoints.flatMap((id) => follow(id) ?? [])
      return endpoints.length < edit.endpoints.length ? null : { ...edit, endpoints }
    }
    case 'remove-endpoint':
    case 'set-endpoint-property':
    case 'number-endpoint': {
      const endpoint = follow(edit.endpoint)
      return endpoint && { ...edit, endpoint }
    }
    case 'batch':
      throw new Error('A batch is taken apart before its edits are translated')
    case 'place':
    case 'use-block':
    case 'add-block':
    case 'remove-blocks':
    case 'set-status':
    case 'set-label':
    case 'set-alias':
    case 'remove-alias':
    case 'set-compatible':
    case 'set-property':
    case 'add-endpoint':
    case 'set-title':
      return edit
  }
}

/** The endpoint at the same place of the other graph. An id that names no endpoint stays as it is. */
function followEndpoint(id: EndpointId, from: PipelineGraph, to: PipelineGraph): EndpointId | null {
  const place = placeOf(from, id)
  if (place === null) return id
  const block = to.blocks[place.block.id]
  const same = (block === undefined ? [] : endpointsOf(block)).find(
    ({ group, port, endpoint }) =>
      group.container === place.group.container &&
      port.name === place.port.name &&
      endpoint.name === place.endpoint.name,
  )
  return same?.endpoint.id ?? null
}
