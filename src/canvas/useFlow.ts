import { useStoreApi } from '@xyflow/react'
import { useCallback, useEffect, useLayoutEffect, useMemo, useRef, useState } from 'react'
import { useEditor } from '../store/editorStore.ts'
import { selectGraph, selectLinks, selectMarks } from '../store/selectors.ts'
import { selectShownPositions } from '../store/shownPositions.ts'
import type { Moves } from './alignMoves.ts'
import type { FlowNode, LinkFlowEdge } from './flowTypes.ts'
import { MovedLines } from './movedLines.ts'
import { EMPTY_FLOW, type Flow, toFlow } from './toFlow.ts'

/** What the open document looks like on the canvas, ready for React Flow, and how a drag is shown on it. */
export interface ShownFlow {
  readonly nodes: FlowNode[]
  readonly edges: LinkFlowEdge[]
  readonly boxes: Flow['scene']['boxes']
  readonly movedLines: MovedLines
  /**
   * Draws blocks where a drag has them. Handed to React Flow past the canvas, which has no part in it: a
   * step renders the blocks that move and their links, and nothing around them.
   */
  readonly showMoves: (moves: Moves) => void
  /** Ends what `showMoves` began: blocks stand where the document has them. */
  readonly showRest: () => void
}

export function useFlow(): ShownFlow {
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

  const latest = useRef(input)
  const moves = useRef<Moves | null>(null)
  const draw = useCallback(() => {
    if (moves.current === null) return
    const moved = toFlow({ ...latest.current, moving: moves.current }, previous.current)
    previous.current = moved
    store.getState().setNodes(nodesOf(moved))
    movedLines.show(moved.lines)
  }, [store, movedLines])
  useLayoutEffect(() => {
    latest.current = input
    previous.current = flow
    if (moves.current === null) movedLines.show(flow.lines)
  }, [input, flow, movedLines])
  // What else the document comes to during a drag: after React Flow has taken it over, on top of it.
  useEffect(draw)

  const showMoves = useCallback(
    (to: Moves) => {
      moves.current = to
      draw()
    },
    [draw],
  )
  const showRest = useCallback(() => {
    moves.current = null
    setMoving({})
  }, [])

  return useMemo(
    () => ({ nodes, edges, boxes: flow.scene.boxes, movedLines, showMoves, showRest }),
    [nodes, edges, flow.scene.boxes, movedLines, showMoves, showRest],
  )
}

const nodesOf = ({ blocks, notes }: Flow): FlowNode[] => [...blocks.values(), ...notes.values()]
