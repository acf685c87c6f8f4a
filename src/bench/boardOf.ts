import { applyEdit } from '../core/pipeline/applyEdit.ts'
import type { PipelineDocument } from '../core/pipeline/document.ts'
import { placeOf } from '../core/pipeline/endpoints.ts'
import { rankLayout } from '../core/pipeline/rankLayout.ts'
import { blockOf, endpointOf, graphOf, idOf } from '../testing/graphOf.ts'

const HOPS = ['ovl', 'rdma', 'dither', 'merge', 'ovl', 'rdma', 'dither', 'merge', 'dsi']
/** One more than the largest SoC of the catalogue has. */
const MMSYS = 3
const LANE = HOPS.length + 2

/**
 * A document of about `size` blocks that a board could have: up to three mmsys, each with a lane of nine
 * components and a panel, and beside them chains of bridges as long, each ending at a connector, which
 * no driver of the SoC comes by; or, where lanes merge, further ones of the same mmsys
 * that lead to the same panel.
 */
export function boardOf(size: number, merges = false): PipelineDocument {
  const chains = Array.from({ length: Math.max(1, Math.round(size / LANE)) }, (_, at) =>
    (at < MMSYS || merges ? lane(at) : bridges(at)).join(' > '),
  )
  const graph = graphOf(chains.join('; '))
  return { title: `${size} blocks`, soc: 'mt8173', graph, positions: rankLayout(graph) }
}

function lane(at: number): string[] {
  const hops = HOPS.map((kind, hop) => `${kind}${at * HOPS.length + hop}.0`)
  return [`mmsys${at % MMSYS}.${Math.floor(at / MMSYS)}`, ...hops, `panel${at % MMSYS}`]
}

function bridges(at: number): string[] {
  const hops = Array.from({ length: LANE - 1 }, (_, hop) => `bridge${at * LANE + hop}.0`)
  return [...hops, `connector${at}`]
}

/** The document with one block switched off or on again: an edit that the paths notice. */
export function toggled(doc: PipelineDocument): PipelineDocument {
  const block = blockOf(doc.graph, 'rdma1')
  const status = block.status === null ? 'disabled' : null
  return applyEdit(doc, { kind: 'set-status', block: block.id, status })
}

/** The document with the panel of its first path taken from its DSI, or linked to it again. */
export function relinked(doc: PipelineDocument): PipelineDocument {
  const from = { block: idOf('dsi8'), endpoint: endpointOf(doc.graph, 'dsi8:out') }
  const to = { block: idOf('panel0'), endpoint: endpointOf(doc.graph, 'panel0:in') }
  const isLinked = placeOf(doc.graph, from.endpoint)?.endpoint.remote != null
  return isLinked
    ? applyEdit(doc, { kind: 'unlink', endpoints: [from.endpoint, to.endpoint] })
    : applyEdit(doc, { kind: 'link', from, to })
}
