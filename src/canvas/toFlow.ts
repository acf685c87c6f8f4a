import { Position as Side } from '@xyflow/react'
import { type BlockId, blockEntries } from '../core/base/ids.ts'
import type { PathMarks } from '../core/drivers/mediatek-drm/pathMarks.ts'
import { BLOCK_WIDTH, blockHeight } from '../core/pipeline/blockSize.ts'
import type { PipelineGraph, Position } from '../core/pipeline/document.ts'
import type { Link } from '../core/pipeline/links.ts'
import { memoizeByParts } from '../core/pipeline/memoizeByParts.ts'
import type { Selection } from '../store/viewSlice.ts'
import { type BlockHandle, HANDLE_HEIGHT, handleTypes } from './blockHandles.ts'
import { blockViewer } from './blockView.ts'
import { describeBlock } from './describeFlow.ts'
import type { BlockFlowNode, BlockView, LinkFlowEdge, NoteFlowNode } from './flowTypes.ts'
import { linkEdges } from './linkEdges.ts'
import { type LinkPath, linkPaths } from './linkPaths.ts'
import { notesOf } from './notesOf.ts'
import { shared } from './sameData.ts'
import type { Box } from './shapes.ts'

export interface FlowInput {
  readonly graph: PipelineGraph
  readonly links: readonly Link[]
  readonly marks: PathMarks
  readonly positions: Readonly<Record<BlockId, Position>>
  /** Where blocks are while they are dragged. */
  readonly moving: Readonly<Record<BlockId, Position>>
  readonly selection: Selection | null
  /** Keys of the notes that are folded away. */
  readonly folded: ReadonlySet<string>
}

/** Nodes and edges for React Flow, and what the next call takes over from this one. */
export interface Flow {
  readonly input: FlowInput | null
  readonly paths: ReadonlyMap<string, LinkPath>
  readonly views: ReadonlyMap<BlockId, BlockView>
  /** Where blocks stand in the document, whatever is being dragged. */
  readonly boxes: ReadonlyMap<BlockId, Box>
  readonly blocks: ReadonlyMap<string, BlockFlowNode>
  readonly notes: ReadonlyMap<string, NoteFlowNode>
  readonly edges: ReadonlyMap<string, LinkFlowEdge>
}

export const EMPTY_FLOW: Flow = {
  input: null,
  paths: new Map(),
  views: new Map(),
  boxes: new Map(),
  blocks: new Map(),
  notes: new Map(),
  edges: new Map(),
}

/**
 * What the canvas shows, as React Flow takes it: a node for each block that has a position, an edge
 * for each link between two such, a note for each path that stops. Sizes and handles are stated, so
 * nothing has to be measured before the first paint.
 *
 * Every node and edge that is as it was is the very object of an earlier call: React Flow passes it
 * over, and an edit costs what it changes.
 */
export function toFlow(input: FlowInput, previous: Flow): Flow {
  const paths = pathsOf(input, previous)
  const views = viewsOf(input, paths, previous)
  const boxes = boxesOf(input, previous)
  return {
    input,
    paths,
    views,
    boxes,
    blocks: blockNodes(input, views, boxes, previous),
    notes: notesOf(input, { views, boxes }, previous),
    edges: linkEdges({ ...input, paths, views, boxes }, previous),
  }
}

function pathsOf({ graph, links, marks }: FlowInput, previous: Flow): Flow['paths'] {
  return previous.input?.graph === graph && previous.input.marks === marks
    ? previous.paths
    : linkPaths(graph, links, marks)
}

/** What each block shows; the same map while nothing it is made from changes, as during a drag. */
function viewsOf(input: FlowInput, paths: Flow['paths'], previous: Flow): Flow['views'] {
  const { graph, links, marks, positions, folded } = input
  const before = previous.input
  if (paths === previous.paths && before?.positions === positions && before.folded === folded)
    return previous.views
  const view = blockViewer({ graph, links, marks, paths, folded })
  const views = new Map<BlockId, BlockView>()
  for (const [id] of blockEntries(positions)) {
    const block = graph.blocks[id]
    if (block !== undefined) views.set(id, shared(previous.views.get(id), view(block)))
  }
  return views
}

/** The same map while no block moved, came or went. */
function boxesOf({ graph, positions }: FlowInput, previous: Flow): Flow['boxes'] {
  const old = previous.boxes
  if (previous.input?.graph === graph && previous.input.positions === positions) return old
  const boxes = new Map<BlockId, Box>()
  let isSame = true
  for (const [id, position] of blockEntries(positions)) {
    const block = graph.blocks[id]
    if (block === undefined) continue
    const height = blockHeight(block)
    const kept = keepBox(position, [height], () => ({ ...position, width: BLOCK_WIDTH, height }))
    const box = shared(old.get(id), kept)
    boxes.set(id, box)
    isSame &&= old.get(id) === box
  }
  return isSame && boxes.size === old.size ? old : boxes
}

const keepBox = memoizeByParts<Box>()

function blockNodes(
  { moving, selection }: FlowInput,
  views: Flow['views'],
  boxes: Flow['boxes'],
  previous: Flow,
): Flow['blocks'] {
  const selected = new Set(selection?.kind === 'blocks' ? selection.ids : [])
  const nodes = new Map<string, BlockFlowNode>()
  for (const [id, view] of views) {
    const box = boxes.get(id)
    if (box === undefined) continue
    const at: Position | undefined = moving[id]
    const isSelected = selected.has(id)
    const parts = [id, box, at, isSelected]
    const node = keepNode(view, parts, () => blockNode(id, view, box, at, isSelected))
    nodes.set(id, shared(previous.blocks.get(id), node))
  }
  return nodes
}

const keepNode = memoizeByParts<BlockFlowNode>()

const blockNode = (
  id: BlockId,
  view: BlockView,
  { x, y, width, height }: Box,
  at: Position | undefined,
  selected: boolean,
): BlockFlowNode => ({
  id,
  type: 'block',
  data: view,
  position: at ?? { x, y },
  selected,
  dragging: at !== undefined,
  width,
  height,
  measured: { width, height },
  handles: view.handles.flatMap(flowHandles),
  zIndex: OVER_LEADERS,
  ariaLabel: describeBlock(view),
})

/** Where the line from a note to its block has to cross other blocks, it passes behind them. */
const OVER_LEADERS = 1

/** A handle as React Flow measures it: half of it stands out of its block. */
const flowHandles = ({ id, side, top, width, isTurned }: BlockHandle) =>
  handleTypes(side, isTurned).map((type) => ({
    id,
    type,
    position: side === 'out' ? Side.Right : Side.Left,
    x: (side === 'out' ? BLOCK_WIDTH : 0) - width / 2,
    y: top - HANDLE_HEIGHT / 2,
    width,
    height: HANDLE_HEIGHT,
  }))
