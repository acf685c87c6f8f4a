import { Position as Side } from '@xyflow/react'
import type { BlockId } from '../core/base/ids.ts'
import { type BlockHandle, HANDLE_HEIGHT } from '../core/picture/blockHandles.ts'
import { describeBlock } from '../core/picture/describeShown.ts'
import { shared } from '../core/picture/sameData.ts'
import { EMPTY_SCENE, type Scene, type SceneInput, sceneOf } from '../core/picture/scene.ts'
import type { Box } from '../core/picture/shapes.ts'
import type { BlockView } from '../core/picture/shown.ts'
import { BLOCK_WIDTH } from '../core/pipeline/blockSize.ts'
import type { Position } from '../core/pipeline/document.ts'
import { memoizeByParts } from '../core/pipeline/memoizeByParts.ts'
import type { Selection } from '../store/viewSlice.ts'
import type { BlockFlowNode, LinkFlowEdge, NoteFlowNode } from './flowTypes.ts'
import { handleTypes } from './handleEnds.ts'
import { linkEdges } from './linkEdges.ts'
import type { Lines } from './movedLines.ts'
import { noteNodes } from './noteNodes.ts'

export interface FlowInput extends SceneInput {
  readonly selection: Selection | null
}

/** Nodes and edges for React Flow, and what the next call takes over from this one. */
export interface Flow {
  readonly scene: Scene
  readonly blocks: ReadonlyMap<string, BlockFlowNode>
  readonly notes: ReadonlyMap<string, NoteFlowNode>
  readonly edges: ReadonlyMap<string, LinkFlowEdge>
  /** Where links of dragged blocks run instead of where their edges say. */
  readonly lines: Lines
}

export const EMPTY_FLOW: Flow = {
  scene: EMPTY_SCENE,
  blocks: new Map(),
  notes: new Map(),
  edges: new Map(),
  lines: new Map(),
}

/**
 * What the canvas shows, as React Flow takes it. Sizes and handles are stated, so nothing has to be
 * measured before the first paint.
 *
 * Every node and edge that is as it was is the very object of an earlier call: React Flow passes it
 * over, and an edit costs what it changes.
 */
export function toFlow(input: FlowInput, previous: Flow): Flow {
  const scene = sceneOf(input, previous.scene)
  return {
    scene,
    blocks: blockNodes(input, scene, previous),
    notes: noteNodes(scene, previous),
    ...linkEdges(input, scene, previous),
  }
}

function blockNodes(
  { moving, selection }: FlowInput,
  { views, boxes }: Scene,
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
