import { type BlockId, blockOfEndpoint, type EndpointId } from '../base/ids.ts'
import { blockHeight, handleTop, sidesOf } from './blockSize.ts'
import type { PipelineGraph, Position } from './document.ts'
import type { Direction, Link } from './links.ts'
import { COLUMN, COLUMN_GAP } from './rankLayout.ts'

/** Blocks one behind the other, a column each, the links between them straight. */
export interface StraightLane {
  /** Its first block. */
  readonly id: BlockId
  readonly places: readonly LanePlace[]
  readonly width: number
  readonly height: number
}

/** From the upper left corner of the lane, px. */
export interface LanePlace extends Position {
  readonly id: BlockId
}

/** @param links - each from a block to the one behind it */
export function straightLane(
  first: BlockId,
  links: readonly Link[],
  graph: PipelineGraph,
): StraightLane {
  const steps = links.map(({ from, to }) => ({
    id: blockOfEndpoint(to),
    down: handleOf(graph, from, 'out') - handleOf(graph, to, 'in'),
  }))
  let y = 0
  const members = [{ id: first, down: 0 }, ...steps].map(({ id, down }, column) => {
    y += down
    return { id, x: column * COLUMN, y }
  })
  const top = Math.min(...members.map((member) => member.y))
  const places = members.map((member) => ({ ...member, y: member.y - top }))
  const bottoms = places.map(({ id, y }) => y + heightOf(graph, id))
  const width = places.length * COLUMN - COLUMN_GAP
  return { id: first, places, width, height: Math.max(...bottoms) }
}

function heightOf({ blocks }: PipelineGraph, id: BlockId): number {
  const block = blocks[id]
  return block === undefined ? 0 : blockHeight(block)
}

/** The middle of an endpoint's handle, px below the top of its block; of the first one where it has none. */
export function handleOf(graph: PipelineGraph, id: EndpointId, side: Direction): number {
  const block = graph.blocks[blockOfEndpoint(id)]
  const handles = block === undefined ? [] : sidesOf(block)[side]
  const at = handles.findIndex(({ endpoint }) => endpoint.id === id)
  return handleTop(Math.max(0, at))
}
