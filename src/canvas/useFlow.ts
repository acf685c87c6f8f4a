import { useStoreApi } from '@xyflow/react'
import { useCallback, useEffect, useLayoutEffect, useMemo, useRef, useState } from 'react'
import { useEditor } from '../store/editorStore.ts'
import { selectGraph, selectLinks, selectMarks } from '../store/selectors.ts'
import { selectShownPositions } from '../store/shownPositions.ts'
import type { Moves } from './alignMoves.ts'
import { drawNodeAt } from './drawMoves.ts'
import type { FlowNode, LinkFlowEdge } from './flowTypes.ts'
import { MovedLines } from './movedLines.ts'
import { EMPTY_FLOW, type Flow, toFlow } from './toFlow.ts'

/** Up to so many blocks and notes all stand in the page, for those who read it or go from one to the next. */
const ALL_DRAWN = 120

/** What the open document looks like on the canvas, ready for React Flow, and how a drag is shown on it. */
export interface ShownFlow {
  readonly nodes: FlowNode[]
  readonly edges: LinkFlowEdge[]
  /** Whether they are too many for all of them to stand in the page. */
  readonly onlyInView: boolean
  readonly boxes: Flow['scene']['boxes']
  readonly movedLines: MovedLines
  /**
   * Draws blocks where a drag has them, with their notes and links, past React and React Flow: these come
   * to know when it has ended, or where others draw from what they know.
   */
  readonly showMoves: (moves: Moves) => void
  /** Ends what `showMoves` began: blocks stand where the document has them. */
  readonly showRest: () => void
}

/** @param isFollowed - whether something is shown that draws from what React Flow knows of the nodes */
export function useFlow(isFollowed: boolean): ShownFlow {
  const graph = useEditor(selectGraph)
  const links = useEditor(selectLinks)
  const marks = useEditor(selectMarks)
  const positions = useEditor(selectShownPositions)
  const selection = useEditor((state) => state.selection)
  const folded = useEditor((state) => state.folded)
  const store = useStoreApi<FlowNode, LinkFlowEdge>()
  const [movedLines] = useState(() => new MovedLines())
  // Another empty one after each drag: React Flow is then told again what it may know already.
  const [moving, setMoving] = useState<Moves>({})

  const input = useMemo(
    () => ({ graph, links, marks, positions, moving, selection, folded }),
    [graph, links, marks, positions, moving, selection, folded],
  )
  // Only a store of what can be shared: any earlier flow gives the same picture.
  const previous = useRef(EMPTY_FLOW)
  const flow = useMemo(() => toFlow(input, previous.current), [input])
  const nodes = useMemo(() => nodesOf(flow), [flow])
  const edges = useMemo(() => [...flow.edges.values()], [flow.edges])

  const onlyInView = nodes.length > ALL_DRAWN
  const latest = useRef({ input, isTold: false })
  const moves = useRef<Moves | null>(null)
  const draw = useCallback(
    (tell: boolean) => {
      if (moves.current === null) return
      const { input, isTold } = latest.current
      const moved = toFlow({ ...input, moving: moves.current }, previous.current)
      previous.current = moved
      const { setNodes, nodesSelectionActive, domNode } = store.getState()
      if (tell || isTold || nodesSelectionActive) setNodes(nodesOf(moved))
      for (const { id, position } of draggedOf(moved, moves.current))
        drawNodeAt(domNode, id, position)
      movedLines.show(moved.lines)
    },
    [store, movedLines],
  )
  useLayoutEffect(() => {
    latest.current = { input, isTold: isFollowed || onlyInView }
    previous.current = flow
    if (moves.current === null) movedLines.show(flow.lines)
  }, [input, isFollowed, onlyInView, flow, movedLines])
  // What else the document comes to during a drag: after React Flow has taken it over, on top of it.
  useEffect(() => draw(true))

  const showMoves = useCallback(
    (to: Moves) => {
      moves.current = to
      draw(false)
    },
    [draw],
  )
  const showRest = useCallback(() => {
    const { nodeLookup, domNode } = store.getState()
    // As React left it, so that it need not know that anything else was drawn.
    for (const { id } of draggedOf(previous.current, moves.current ?? {})) {
      const node = nodeLookup.get(id)
      if (node !== undefined) drawNodeAt(domNode, id, node.internals.positionAbsolute)
    }
    moves.current = null
    setMoving({})
  }, [store])

  return useMemo(
    () => ({ nodes, edges, onlyInView, boxes: flow.scene.boxes, movedLines, showMoves, showRest }),
    [nodes, edges, onlyInView, flow.scene.boxes, movedLines, showMoves, showRest],
  )
}

const nodesOf = ({ blocks, notes }: Flow): FlowNode[] => [...blocks.values(), ...notes.values()]

/** The blocks that are dragged, and the notes beside them. */
const draggedOf = (flow: Flow, moves: Moves): FlowNode[] =>
  nodesOf(flow).filter((node) =>
    Object.hasOwn(moves, node.type === 'block' ? node.id : node.data.block),
  )
