import { late, Nothing } from '../ui/late.tsx'
import '@xyflow/react/dist/base.css'
import '../store/lateDriver.ts'
import {
  Background,
  type Edge,
  type EdgeChange,
  type NodeChange,
  ReactFlow,
  ReactFlowProvider,
  type Viewport,
} from '@xyflow/react'
import { type KeyboardEvent, type ReactNode, useCallback, useRef, useState } from 'react'
import { blockId } from '../core/base/ids.ts'
import { isSocHardware } from '../core/pipeline/applyEdit.ts'
import { editorStore, useEditor } from '../store/editorStore.ts'
import { isReadOnly } from '../store/projectSlice.ts'
import { removeSelection } from '../store/removeSelection.ts'
import { selectGraph, selectLinks } from '../store/selectors.ts'
import { chunk } from '../ui/chunk.tsx'
import { BlockNode } from './BlockNode.tsx'
import styles from './Canvas.module.css'
import { isKeyOf } from './canvasKeys.ts'
import type { FlowNode, LinkFlowEdge } from './flowTypes.ts'
import { linkEndOf } from './handleEnds.ts'
import { InsertMark } from './InsertMark.tsx'
import { LinkEdge } from './LinkEdge.tsx'
import { LinkInTheMaking } from './LinkInTheMaking.tsx'
import { isConnectable } from './linkGesture.ts'
import { MovedLinesContext } from './movedLines.ts'
import { NoteNode } from './NoteNode.tsx'
import { selectBlocks, selectLink } from './toEdits.ts'
import { useBlockDrag } from './useBlockDrag.ts'
import { useFlow } from './useFlow.ts'
import { useInsertion } from './useInsertion.ts'
import { useKeyboardLink } from './useKeyboardLink.ts'
import { useLinking } from './useLinking.ts'
import { LIGHT_HANDLERS } from './useLit.ts'
import { usePaletteDrop } from './usePaletteDrop.ts'
import { useRefusal } from './useRefusal.ts'
import { useStable } from './useStable.ts'
import { useTapLink } from './useTapLink.ts'
import { useViewMoves } from './useViewMoves.ts'

const CanvasExtras = chunk(async () => (await import('./CanvasExtras.tsx')).CanvasExtras, null, {
  isBeside: true,
})
const RefusalHint = chunk(async () => (await import('./RefusalHint.tsx')).RefusalHint)
const DiffLayer = late(() => import('./DiffLayer.tsx'), { Missing: Nothing })
const NODE_TYPES = { block: BlockNode, note: NoteNode }
const EDGE_TYPES = { link: LinkEdge }

const MULTI_SELECT = ['Meta', 'Control']

/** React Flow reads the one it calls `keyboardDisabled` while its keys are on. */
const SPOKEN = {
  'node.a11yDescription.keyboardDisabled':
    'Enter selects the block; then the arrow keys move it and Delete removes it. ' +
    'L begins a link here, and L on another block ends it there; with Alt even one that is refused.',
  'edge.a11yDescription.default': 'Enter selects the link; then Delete removes it.',
}

/**
 * The open document as blocks and links. Knows no rule: gestures become edits, the store the rest.
 *
 * @param tools - buttons to stand beside those of the view
 */
export function Canvas({ tools }: { readonly tools?: ReactNode }) {
  return (
    <ReactFlowProvider>
      <CanvasFlow tools={tools} />
    </ReactFlowProvider>
  )
}

function CanvasFlow({ tools }: { readonly tools: ReactNode }) {
  const [overview, setOverview] = useState(false)
  const showsDiff = useEditor((state) => state.diffOnCanvas)
  const flow = useFlow(overview || showsDiff)
  const { nodes, edges, onlyInView, boxes, movedLines } = flow
  const { refused, refuse, ...gate } = useRefusal()
  const { drawing, handlers } = useLinking(gate)
  const { fit, keepView } = useViewMoves(overview)
  const readOnly = useEditor(isReadOnly)
  const { onto, letGo, linkAt, ...insertion } = useInsertion(edges)
  const moveBlocks = useBlockDrag(flow, insertion)
  const drop = usePaletteDrop(boxes, { letGo, linkAt }, refuse)
  const tap = useTapLink(gate.tryLink)
  const { linkingFrom, onKey } = useKeyboardLink(gate)
  const boxing = useRef(false)
  const held = useRef(false) // the key that moves blocks: all it does is one gesture

  const onNodesChange = useStable((changes: NodeChange<FlowNode>[]): void => {
    const { select, selection } = editorStore.getState()
    const selected = selectBlocks(selection, changes, (id) => boxes.has(id))
    if (selected !== selection) select(selected)
    if (!readOnly && changes.some(({ type }) => type === 'position'))
      moveBlocks(changes, held.current)
  })

  const startBoxing = useStable(() => {
    boxing.current = true
  })
  const endBoxing = useStable(() => {
    boxing.current = false
  })
  const onMoveEnd = useStable((_event: unknown, view: Viewport) => keepView(view))

  const onEdgesChange = useCallback((changes: EdgeChange<LinkFlowEdge>[]) => {
    if (boxing.current) return // a box drawn around blocks takes their links along
    const state = editorStore.getState()
    const selected = selectLink(state.selection, changes, selectLinks(state))
    if (selected !== state.selection) state.select(selected)
  }, [])

  return (
    <MovedLinesContext value={movedLines}>
      <ReactFlow
        className={styles.canvas}
        aria-label="Canvas"
        ariaLabelConfig={SPOKEN}
        data-drawing-from={drawing?.type}
        data-read-only={readOnly}
        nodesDraggable={!readOnly}
        nodesConnectable={!readOnly}
        edgesReconnectable={!readOnly}
        nodes={nodes}
        edges={edges}
        onlyRenderVisibleElements={onlyInView}
        nodeTypes={NODE_TYPES}
        edgeTypes={EDGE_TYPES}
        onNodesChange={onNodesChange}
        onEdgesChange={onEdgesChange}
        onSelectionStart={startBoxing}
        onSelectionEnd={endBoxing}
        onMoveEnd={onMoveEnd}
        {...handlers}
        {...tap.handlers}
        onDoubleClick={openListAt}
        {...LIGHT_HANDLERS}
        {...drop}
        isValidConnection={isBetweenBlocks}
        connectionLineComponent={LinkInTheMaking}
        connectionRadius={16}
        reconnectRadius={8}
        deleteKeyCode={null}
        onKeyDownCapture={({ repeat }) => {
          held.current = repeat
        }}
        onKeyDown={(event) => {
          removeOnKey(event)
          if (event.key === 'Escape') tap.stop()
          onKey(event)
        }}
        multiSelectionKeyCode={MULTI_SELECT}
        zoomOnDoubleClick={false}
        minZoom={0.2}
        maxZoom={2}
      >
        <Background gap={20} size={1.5} />
        <CanvasExtras
          linkingFrom={linkingFrom}
          tapped={tap.start}
          refused={refused}
          fit={fit}
          overview={overview}
          onOverview={setOverview}
          tools={tools}
          boxes={boxes}
        />
        {onto !== null && <InsertMark line={onto} />}
        {showsDiff && <DiffLayer edges={edges} />}
      </ReactFlow>
      {drawing !== null && <RefusalHint start={drawing} />}
    </MovedLinesContext>
  )
}

const isBetweenBlocks = (drawn: Pick<Edge, 'source' | 'target'>): boolean =>
  isConnectable(selectGraph(editorStore.getState()), drawn)

/** Takes away what is selected. */
export function removeOnKey(
  event: Pick<KeyboardEvent, 'key' | 'shiftKey' | 'preventDefault'>,
): void {
  if (!isKeyOf('remove', event)) return
  event.preventDefault()
  removeSelection(editorStore.getState, event.shiftKey)
}

/** A double click on a handle asks what follows there; on a block of the board, for its name. */
function openListAt({ target }: { readonly target: EventTarget }): void {
  const { askFor, rename } = editorStore.getState()
  const graph = selectGraph(editorStore.getState())
  const node = target instanceof Element ? target.closest('.react-flow__node-block') : null
  const block = graph.blocks[blockId(node?.getAttribute('data-id') ?? '')]
  if (!(target instanceof Element) || block === undefined) return
  const handle = target.closest('.react-flow__handle')
  if (handle?.classList.contains('source'))
    askFor({
      kind: 'link',
      from: linkEndOf(graph, block.id, handle.getAttribute('data-handleid')),
      at: null,
    })
  else if (handle === null && !isSocHardware(block)) rename(block.id)
}
