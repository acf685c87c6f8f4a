import {
  type BlockId,
  blockEntries,
  blockOfEndpoint,
  blockRecord,
  type EndpointId,
} from '../base/ids.ts'
import { BLOCK_WIDTH, blockHeight, handleTop, sidesOf } from './blockSize.ts'
import type { Block, PipelineDocument, Position } from './document.ts'
import type { Edit } from './edit.ts'
import { placeOf } from './endpoints.ts'
import { linksOf } from './links.ts'
import { COLUMN_GAP, ROW_GAP } from './rankLayout.ts'
import { cornerOf, stackParts } from './stackParts.ts'

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
 * What is to be laid out: these blocks, or all that stand on the canvas, with their endpoints where
 * they are drawn, so that no port changes its place. Links that lead out of them are left out.
 */
export function tidyGraph(doc: PipelineDocument, ids: readonly BlockId[] | null): TidyGraph {
  const blocks = placedBlocks(doc, ids)
  const inside = new Set(blocks.map(({ id }) => id))
  const links = linksOf(doc.graph).filter(
    ({ from, to }) => inside.has(blockOfEndpoint(from)) && inside.has(blockOfEndpoint(to)),
  )
  /** A link to a device as a whole has no port of it. */
  const endOf = (id: EndpointId): string =>
    placeOf(doc.graph, id) === null ? blockOfEndpoint(id) : id
  return {
    id: 'canvas',
    layoutOptions: OPTIONS,
    children: blocks.map(tidyNode),
    edges: links.map(({ id, from, to }) => ({
      id,
      sources: [endOf(from)],
      targets: [endOf(to)],
    })),
  }
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

function tidyNode(block: Block): TidyNode {
  const sides = sidesOf(block)
  const ports = (['in', 'out'] as const).flatMap((side) =>
    sides[side].map(({ endpoint }, index) => ({
      id: endpoint.id,
      x: side === 'in' ? 0 : BLOCK_WIDTH,
      y: handleTop(index),
      layoutOptions: { 'elk.port.side': side === 'in' ? 'WEST' : 'EAST' },
    })),
  )
  return {
    id: block.id,
    width: BLOCK_WIDTH,
    height: blockHeight(block),
    layoutOptions: { 'elk.portConstraints': 'FIXED_POS' },
    ports,
  }
}

/** Left to right in layers, in the order of the document where nothing else decides. */
const OPTIONS = {
  'elk.algorithm': 'layered',
  'elk.direction': 'RIGHT',
  'elk.spacing.nodeNode': String(ROW_GAP),
  'elk.layered.spacing.nodeNodeBetweenLayers': String(COLUMN_GAP),
  'elk.layered.nodePlacement.strategy': 'NETWORK_SIMPLEX',
  'elk.layered.nodePlacement.favorStraightEdges': 'true',
  'elk.layered.considerModelOrder.strategy': 'NODES_AND_EDGES',
  'elk.layered.considerModelOrder.components': 'MODEL_ORDER',
} as const
