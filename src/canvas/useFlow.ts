import { useEffect, useMemo, useRef } from 'react'
import { useEditor } from '../store/editorStore.ts'
import { selectGraph, selectLinks, selectMarks } from '../store/selectors.ts'
import { selectShownPositions } from '../store/shownPositions.ts'
import type { FlowNode, LinkFlowEdge } from './flowTypes.ts'
import type { Lines } from './movedLines.ts'
import { EMPTY_FLOW, type Flow, type FlowInput, toFlow } from './toFlow.ts'

/** What the open document looks like on the canvas, ready for React Flow. */
export function useFlow({ moving, folded }: Pick<FlowInput, 'moving' | 'folded'>): {
  readonly nodes: FlowNode[]
  readonly edges: LinkFlowEdge[]
  readonly lines: Lines
  readonly boxes: Flow['scene']['boxes']
} {
  const graph = useEditor(selectGraph)
  const links = useEditor(selectLinks)
  const marks = useEditor(selectMarks)
  const positions = useEditor(selectShownPositions)
  const selection = useEditor((state) => state.selection)

  // Only a store of what can be shared: any earlier flow gives the same picture.
  const previous = useRef(EMPTY_FLOW)
  const flow = useMemo(
    () => toFlow({ graph, links, marks, positions, moving, selection, folded }, previous.current),
    [graph, links, marks, positions, moving, selection, folded],
  )
  useEffect(() => {
    previous.current = flow
  }, [flow])

  const edges = useMemo(() => [...flow.edges.values()], [flow.edges])
  return useMemo(
    () => ({
      nodes: [...flow.blocks.values(), ...flow.notes.values()],
      edges,
      lines: flow.lines,
      boxes: flow.scene.boxes,
    }),
    [flow, edges],
  )
}
