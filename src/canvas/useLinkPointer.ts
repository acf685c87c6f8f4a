import { type Handle, useReactFlow, useStoreApi } from '@xyflow/react'
import { type RefObject, useCallback, useEffect, useRef } from 'react'
import { blockId } from '../core/base/ids.ts'
import type { Point } from '../core/picture/shapes.ts'
import { editorStore } from '../store/editorStore.ts'
import { selectGraph } from '../store/selectors.ts'
import { elementAt, nodeIdOf } from './elementAt.ts'
import type { FlowNode } from './flowTypes.ts'
import { holdPointer } from './holdPointer.ts'
import { isSamePill, linkTargetAt } from './linkTarget.ts'
import { useStable } from './useStable.ts'

/** So near to the canvas' border React Flow moves the view, px. */
const BORDER = 40

/**
 * Holds the pointer while a link is drawn. React Flow looks up what is there with each move of the mouse and
 * asks every handle, so it hears of those alone that come to another handle or by the border, and at the end
 * of the last one.
 *
 * @param line - the element the pointer is on meanwhile
 * @param start - the handle the link begins at
 * @param onUnheard - called with each move of which React Flow does not hear
 * @returns where the pointer is on the canvas; null where React Flow knows
 */
export function useLinkPointer(
  line: RefObject<Element | null>,
  start: Handle,
  onUnheard: () => void,
): () => Point | null {
  const { screenToFlowPosition } = useReactFlow()
  const store = useStoreApi<FlowNode>()
  const unheard = useRef<MouseEvent>(null)
  const tellUnheard = useStable(onUnheard)
  const placeOf = useCallback(
    ({ clientX: x, clientY: y }: MouseEvent): Point => screenToFlowPosition({ x, y }),
    [screenToFlowPosition],
  )

  useEffect(() => {
    /** The view, as of the last move that React Flow heard of; null by the border. */
    let heard: unknown = null
    let isNews = true
    let isFinger = false
    const look = (event: PointerEvent): void => {
      const { nodeLookup, transform, connectionRadius, connection, domNode } = store.getState()
      const { node, pill } = linkTargetAt(
        nodeLookup.values(),
        placeOf(event),
        start,
        connectionRadius,
      )
      const isInside = domNode !== null && isWithin(domNode.getBoundingClientRect(), event)
      isNews = !isInside || heard !== transform || !isSamePill(pill, connection.toHandle)
      if (isNews) heard = isInside ? transform : null
      light(isInside ? node : nodeIdOf(elementAt(event)))
      isFinger = event.pointerType === 'touch'
    }
    const keep = (event: MouseEvent): void => {
      if (!event.isTrusted) return // told below
      unheard.current = isNews ? null : event
      if (isNews) return
      event.stopPropagation()
      tellUnheard()
    }
    const tell = (): void => {
      if (unheard.current !== null)
        document.dispatchEvent(new MouseEvent('mousemove', unheard.current))
    }
    const letGo = holdPointer(line.current)
    addEventListener('pointermove', look, true)
    addEventListener('mousemove', keep, true)
    addEventListener('mouseup', tell, true)
    return () => {
      letGo()
      removeEventListener('pointermove', look, true)
      removeEventListener('mousemove', keep, true)
      removeEventListener('mouseup', tell, true)
      if (isFinger) light(null)
    }
  }, [store, line, start, placeOf, tellUnheard])
  return useCallback(() => (unheard.current === null ? null : placeOf(unheard.current)), [placeOf])
}

/** Tells the other views of the block that the pointer is on. */
function light(node: string | null): void {
  const state = editorStore.getState()
  const block = node === null ? undefined : selectGraph(state).blocks[blockId(node)]
  if (state.lit?.blocks[0] === block?.id) return
  state.light(block === undefined ? null : { links: [], blocks: [block.id] })
}

const isWithin = (
  { left, right, top, bottom }: DOMRect,
  { clientX: x, clientY: y }: MouseEvent,
): boolean => x >= left + BORDER && x <= right - BORDER && y >= top + BORDER && y <= bottom - BORDER
