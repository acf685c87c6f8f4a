import type { Connection } from '@xyflow/react'
import { blockId } from '../core/base/ids.ts'
import type { PipelineGraph } from '../core/pipeline/document.ts'
import type { Edit, LinkEnd } from '../core/pipeline/edit.ts'
import { canLink } from '../core/pipeline/linkBlocks.ts'
import { blockName, type Link } from '../core/pipeline/links.ts'
import { linkEndOf } from './handleEnds.ts'

/** Whether a link may be let go there. */
export const isConnectable = (
  graph: PipelineGraph,
  { source, target }: Pick<Connection, 'source' | 'target'>,
): boolean =>
  canLink(
    graph,
    { block: blockId(source), endpoint: null },
    { block: blockId(target), endpoint: null },
  )

/** A link drawn from handle to handle. */
export const connect = (graph: PipelineGraph, connection: Connection): Edit => ({
  kind: 'link',
  from: linkEndOf(graph, blockId(connection.source), connection.sourceHandle),
  to: linkEndOf(graph, blockId(connection.target), connection.targetHandle),
})

/** Where a gesture began: the handle as React Flow tells it. */
export interface StartHandle {
  readonly nodeId: string
  readonly id?: string | null
  readonly type: 'source' | 'target'
}

/** A link drawn from a handle to another one, from whichever side. */
export function connectHandles(
  graph: PipelineGraph,
  start: StartHandle,
  { nodeId, id }: Omit<StartHandle, 'type'>,
): Edit {
  const near = linkEndOf(graph, blockId(start.nodeId), start.id)
  const far = linkEndOf(graph, blockId(nodeId), id)
  return start.type === 'source'
    ? { kind: 'link', from: near, to: far }
    : { kind: 'link', from: far, to: near }
}

/** A link drawn from a handle to a block as a whole: which endpoint it takes is left to the core. */
export function connectToBlock(
  graph: PipelineGraph,
  start: StartHandle,
  node: string,
): Edit | null {
  if (start.nodeId === node || graph.blocks[blockId(node)] === undefined) return null
  return connectHandles(graph, start, { nodeId: node })
}

/**
 * Moves one end of a link elsewhere, as one step; null when it stays where it is. Drawn before the old
 * one is cut: an mmsys endpoint goes with its last link, and the path's number with it.
 */
export function reconnect(graph: PipelineGraph, link: Link, drawn: Edit | null): Edit | null {
  if (drawn?.kind !== 'link') return null
  const { from, to } = drawn
  if (from.endpoint === link.from && to.endpoint === link.to) return null
  const name = ({ block }: LinkEnd): string => {
    const found = graph.blocks[block]
    return found === undefined ? 'a block' : blockName(found)
  }
  return {
    kind: 'batch',
    label: `Reconnect ${name(from)} → ${name(to)}`,
    edits: [drawn, { kind: 'unlink', endpoints: [link.from, link.to] }],
  }
}
