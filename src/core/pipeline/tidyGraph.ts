import {
  type BlockId,
  blockEntries,
  blockOfEndpoint,
  blockRecord,
  type EndpointId,
} from '../base/ids.ts'
import { handleTop, sidesOf } from './blockSize.ts'
import type { Block, PipelineDocument, PipelineGraph, Position } from './document.ts'
import type { Edit } from './edit.ts'
import type { LaneOfPart } from './lanesOfPart.ts'
import type { Direction, Link } from './links.ts'
import { COLUMN_GAP, ROW_GAP } from './rankLayout.ts'
import { cornerOf, stackParts } from './stackParts.ts'
import type { LanePlace, StraightLane } from './straightLane.ts'

/**
 * A graph in the JSON form of ELK, which lays it out in place: nothing here is readonly.
 * https://eclipse.dev/elk/documentation/tooldevelopers/graphdatastructure/jsonformat.html
 */
export interface TidyGraph {
  id: string
  layoutOptions: Record<string, string>
  children: TidyNode[]
  edges: { id: string; sources: string[]; targets: string[] }[]
}

interface TidyNode {
  id: string
  width: number
  height: number
  layoutOptions: Record<string, string>
  ports: { id: string; x: number; y: number; layoutOptions: Record<string, string> }[]
}

/** Where a layout put a node, px. */
export interface TidyPlace {
  readonly id: string
  readonly x?: number
  readonly y?: number
}

/**
 * What is to be laid out, a node for each lane, with the endpoints at its ends
 * where they are drawn, so that no port changes its place. Links within a lane are left out, and those that lead
 * to none of these lanes.
 */
export function tidyGraph(
  lanes: readonly LaneOfPart[],
  links: readonly Link[],
  graph: PipelineGraph,
): TidyGraph {
  const children = lanes.map((lane) => tidyNode(lane, graph))
  const ports = new Set(children.flatMap((child) => child.ports.map(({ id }) => id)))
  const nodeOf = new Map(lanes.flatMap((lane) => lane.places.map(({ id }) => [id, lane.id])))
  const edges = links.flatMap(({ id, from, to }) => {
    const [source, target] = [from, to].map((end) => nodeOf.get(blockOfEndpoint(end)))
    if (source === undefined || target === undefined || source === target) return []
    /** A link to a device as a whole has no port of it. */
    const endOf = (end: EndpointId, node: string) => (ports.has(end) ? end : node)
    return [{ id, sources: [endOf(from, source)], targets: [endOf(to, target)] }]
  })
  return { id: 'canvas', layoutOptions: OPTIONS, children, edges }
}

/** Where the blocks of lanes stand, by where a layout put the nodes of these. */
export function lanePlaces(
  lanes: readonly StraightLane[],
  nodes: readonly TidyPlace[],
): TidyPlace[] {
  const placed = new Map(nodes.map((node) => [node.id, node]))
  return lanes.flatMap(({ id, places }) => {
    const { x: left, y: top } = placed.get(id) ?? {}
    if (left === undefined || top === undefined) return []
    return places.map((place) => ({ id: place.id, x: left + place.x, y: top + place.y }))
  })
}

/**
 * The layout as one edit, its parts stacked; null where it moves nothing. The blocks keep the upper left
 * corner of the place they had together, so that a part stays where it was among the others.
 */
export function tidyEdit(
  doc: PipelineDocument,
  ids: readonly BlockId[] | null,
  places: readonly TidyPlace[],
): Edit | null {
  const blocks = placedBlocks(doc, ids)
  const placed = new Map(places.map((place) => [place.id, place]))
  const found = blocks.flatMap(({ id }) => {
    const place = placed.get(id)
    return place?.x === undefined || place.y === undefined ? [] : [{ id, x: place.x, y: place.y }]
  })
  const before = cornerOf(blocks.flatMap(({ id }) => doc.positions[id] ?? []))
  const stacked = stackParts(found, doc.graph)
  const after = cornerOf(stacked)
  const moved = stacked
    .map(({ id, x, y }) => ({
      id,
      x: Math.round(x - after.x + before.x),
      y: Math.round(y - after.y + before.y),
    }))
    .filter(({ id, x, y }) => {
      const old: Position | undefined = doc.positions[id]
      return old?.x !== x || old.y !== y
    })
  if (moved.length === 0) return null
  return {
    kind: 'batch',
    label: ids === null ? 'Tidy the canvas' : `Tidy ${blocks.length} blocks`,
    edits: [{ kind: 'place', positions: blockRecord(moved.map(({ id, x, y }) => [id, { x, y }])) }],
  }
}

function placedBlocks(doc: PipelineDocument, ids: readonly BlockId[] | null): Block[] {
  return blockEntries(doc.positions)
    .filter(([id]) => ids === null || ids.includes(id))
    .flatMap(([id]) => doc.graph.blocks[id] ?? [])
}

function tidyNode(
  { id, places, width, height, column }: LaneOfPart,
  graph: PipelineGraph,
): TidyNode {
  const portsOf = (place: LanePlace | undefined, side: Direction, x: number) => {
    const block = place && graph.blocks[place.id]
    if (place === undefined || block === undefined) return []
    return sidesOf(block)[side].map(({ endpoint }, index) => ({
      id: endpoint.id,
      x,
      y: place.y + handleTop(index),
      layoutOptions: { 'elk.port.side': side === 'in' ? 'WEST' : 'EAST' },
    }))
  }
  return {
    id,
    width,
    height,
    layoutOptions: {
      'elk.portConstraints': 'FIXED_POS',
      ...(column === null ? {} : { 'elk.partitioning.partition': String(column) }),
    },
    ports: [...portsOf(places[0], 'in', 0), ...portsOf(places.at(-1), 'out', width)],
  }
}

/** Left to right in layers, in the order of the document where nothing else decides. */
const OPTIONS = {
  'elk.algorithm': 'layered',
  'elk.direction': 'RIGHT',
  'elk.partitioning.activate': 'true',
  'elk.spacing.nodeNode': String(ROW_GAP),
  'elk.layered.spacing.nodeNodeBetweenLayers': String(COLUMN_GAP),
  'elk.layered.nodePlacement.strategy': 'NETWORK_SIMPLEX',
  'elk.layered.nodePlacement.favorStraightEdges': 'true',
  'elk.layered.considerModelOrder.strategy': 'NODES_AND_EDGES',
  'elk.layered.considerModelOrder.components': 'MODEL_ORDER',
} as const
