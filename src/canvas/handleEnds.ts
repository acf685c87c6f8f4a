import type { HandleType } from '@xyflow/react'
import type { BlockId } from '../core/base/ids.ts'
import type { PipelineGraph } from '../core/pipeline/document.ts'
import type { LinkEnd } from '../core/pipeline/edit.ts'
import { endpointsOf } from '../core/pipeline/endpoints.ts'
import type { Direction } from '../core/pipeline/links.ts'

/** React Flow's types for a handle, one for each direction in which links use it. */
export function handleTypes(
  side: Direction,
  isTurned: boolean,
): readonly [HandleType, ...HandleType[]] {
  if (isTurned) return side === 'out' ? ['source', 'target'] : ['target', 'source']
  return side === 'out' ? ['source'] : ['target']
}

/** The end of a link a handle stands for. A handle that is no longer there stands for its block. */
export function linkEndOf(
  graph: PipelineGraph,
  id: BlockId,
  handleId: string | null | undefined,
): LinkEnd {
  const block = graph.blocks[id]
  const place = block && endpointsOf(block).find(({ endpoint }) => endpoint.id === handleId)
  if (place !== undefined) return { block: id, endpoint: place.endpoint.id }
  const number = /^new:(\d+)$/.exec(handleId ?? '')?.[1]
  return number === undefined
    ? { block: id, endpoint: null }
    : { block: id, endpoint: null, number: Number(number) }
}
