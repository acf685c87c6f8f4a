import '@xyflow/react/dist/base.css'
import {
  Background,
  type Edge,
  type EdgeChange,
  type NodeChange,
  ReactFlow,
  ReactFlowProvider,
} from '@xyflow/react'
import { type KeyboardEvent, lazy, Suspense, useCallback, useRef, useState } from 'react'
import type { BlockId } from '../core/base/ids.ts'
import type { Box } from '../core/picture/shapes.ts'
import { editorStore, useEditor } from '../store/editorStore.ts'
import { selectGraph, selectLinks } from '../store/selectors.ts'
import type { Moves } from './alignMoves.ts'
import { BlockNode } from './BlockNode.tsx'
import styles from './Canvas.module.css'
import { CanvasControls } from './CanvasControls.tsx'
import { CanvasHint } from './CanvasHint.tsx'
import type { FlowNode, LinkFlowEdge } from './flowTypes.ts'
import { LinkEdge } from './LinkEdge.tsx'
import { LinkInTheMaking } from './LinkInTheMaking.tsx'
import { isConnectable } from './linkGesture.ts'
import { NoteNode } from './NoteNode.tsx'
import { FoldContext, useFoldedNotes } from './noteFolding.ts'
import { RefusalHint } from './RefusalHint.tsx'
import { removeSelected } from './removeSelected.ts'
import { movesUnderWay, selectBlocks, selectLink, toEdits } from './toEdits.ts'
import { useFlow } from './useFlow.ts'
import { useKeyboardLink } from './useKeyboardLink.ts'
import { useLinking } from './useLinking.ts'
import { LIGHT_HANDLERS } from './useLit.ts'
import { usePaletteDrop } from './usePaletteDrop.ts'
import { useRefusal } from './useRefusal.ts'
import { useViewMoves } from './useViewMoves.ts'

const DiffLayer = lazy(() => import('./DiffLayer.tsx'))
const NODE_TYPES = { block: BlockNode, note: NoteNode }
const EDGE_TYPES = { link: LinkEdge }
const NO_MOVES: Moves = {}
const NO_BOXES: ReadonlyMap<BlockId, Box> = new Map()

const MULTI_SELECT = ['Meta', 'Control']

/** React Flow reads the one it calls `keyboardDisabled` while its keys are on. */
const SPOKEN = {
  'node.a11yDescription.keyboardDisabled':
    'Enter selects the block; then the arrow keys move it and Delete removes it. ' +
    'L begins a link here, and L on another block ends it there; with Alt even one that is refused.',
  'edge.a11yDescription.default': 'Enter selects the link; then Delete removes it.',
}

/** The open document as blocks and links. Knows no rule: gestures become edits, the store the rest. */
export function Canvas() {
  return (
    <ReactFlowProvider>
      <CanvasFlow />
    </ReactFlowProvider>
  )
}

function CanvasFlow() {
  const [moving, setMoving] = useState(NO_MOVES)
  const [folded, fold] = useFoldedNotes()
  const { nodes, edges, boxes } = useFlow({ moving, folded })
  const { refused, ...gate } = useRefusal()
  const { drawing, handlers } = useLinking(gate)
  const { fit } = useViewMoves()
  const showsDiff = useEditor((state) => state.diffOnCanvas)
  const drop = usePaletteDrop(boxes)
  const { linkingFrom, onKey } = useKeyboardLink(gate)
  const boxing = useRef(false)

  const onNodesChange = (changes: NodeChange<FlowNode>[]): void => {
    const { apply, select, selection } = editorStore.getState()
    select(selectBlocks(selection, changes))
    if (!changes.some(({ type }) => type === 'position')) return
    const isDrag = moving !== NO_MOVES
    for (const edit of toEdits(changes, isDrag ? boxes : NO_BOXES)) apply(edit)
    const moves = movesUnderWay(changes, boxes)
    setMoving(Object.keys(moves).length === 0 ? NO_MOVES : moves)
  }

  const onEdgesChange = useCallback((changes: EdgeChange<LinkFlowEdge>[]) => {
    if (boxing.current) return // a box drawn around blocks takes their links along
    const state = editorStore.getState()
    state.select(selectLink(state.selection, changes, selectLinks(state)))
  }, [])

  return (
    <FoldContext value={fold}>
      <ReactFlow
        className={styles.canvas}
        aria-label="Canvas"
        ariaLabelConfig={SPOKEN}
        data-drawing-from={drawing?.type}
        nodes={nodes}
        edges={edges}
        nodeTypes={NODE_TYPES}
        edgeTypes={EDGE_TYPES}
        onNodesChange={onNodesChange}
        onEdgesChange={onEdgesChange}
        onSelectionStart={() => {
          boxing.current = true
        }}
        onSelectionEnd={() => {
          boxing.current = false
        }}
        {...handlers}
        {...LIGHT_HANDLERS}
        {...drop}
        isValidConnection={isBetweenBlocks}
        connectionLineComponent={LinkInTheMaking}
        connectionRadius={16}
        reconnectRadius={8}
        deleteKeyCode={null}
        onKeyDown={(event) => {
          removeOnKey(event)
          onKey(event)
        }}
        multiSelectionKeyCode={MULTI_SELECT}
        zoomOnDoubleClick={false}
        minZoom={0.2}
        maxZoom={2}
      >
        <Background gap={20} size={1.5} />
        <CanvasHint linkingFrom={linkingFrom} refused={refused} />
        <CanvasControls fit={fit} />
        {showsDiff && (
          <Suspense fallback={null}>
            <DiffLayer nodes={nodes} edges={edges} />
          </Suspense>
        )}
      </ReactFlow>
      {drawing !== null && <RefusalHint start={drawing} />}
    </FoldContext>
  )
}

const isBetweenBlocks = (drawn: Pick<Edge, 'source' | 'target'>): boolean =>
  isConnectable(selectGraph(editorStore.getState()), drawn)

function removeOnKey(event: KeyboardEvent): void {
  if (event.key !== 'Delete' && event.key !== 'Backspace') return
  event.preventDefault()
  removeSelected()
}
