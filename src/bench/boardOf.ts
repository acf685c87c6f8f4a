import { applyEdit } from '../core/pipeline/applyEdit.ts'
import type { PipelineDocument } from '../core/pipeline/document.ts'
import { rankLayout } from '../core/pipeline/rankLayout.ts'
import { graphOf } from '../testing/graphOf.ts'

const HOPS = ['ovl', 'rdma', 'dither', 'merge', 'ovl', 'rdma', 'dither', 'merge', 'dsi']

/** A document of about `size` blocks: lanes of an mmsys, nine components and a panel each. */
export function boardOf(size: number): PipelineDocument {
  const lanes = Math.max(1, Math.round(size / (HOPS.length + 2)))
  const chains = Array.from({ length: lanes }, (_, lane) => {
    const hops = HOPS.map((kind, at) => `${kind}${lane * HOPS.length + at}.0`)
    return [`mmsys${lane}.0`, ...hops, `panel${lane}`].join(' > ')
  })
  const graph = graphOf(chains.join('; '))
  return { title: `${size} blocks`, soc: 'mt8173', graph, positions: rankLayout(graph) }
}

/** The document with one block switched off or on again: an edit that the paths notice. */
export function toggled(doc: PipelineDocument): PipelineDocument {
  const block = Object.values(doc.graph.blocks).find(({ path }) => path === '/soc/rdma1')
  if (block === undefined) throw new Error('The board has no rdma1')
  const status = block.status === null ? 'disabled' : null
  return applyEdit(doc, { kind: 'set-status', block: block.id, status })
}
