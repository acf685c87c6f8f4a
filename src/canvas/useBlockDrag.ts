import { type NodeChange, useStoreApi } from '@xyflow/react'
import { useEffect, useRef } from 'react'
import type { BlockId } from '../core/base/ids.ts'
import type { Box } from '../core/picture/shapes.ts'
import { editorStore } from '../store/editorStore.ts'
import type { Moves } from './alignMoves.ts'
import { nodeElement } from './drawMoves.ts'
import type { FlowNode } from './flowTypes.ts'
import { movesUnderWay, toEdits } from './toEdits.ts'
import type { ShownFlow } from './useFlow.ts'
import type { useInsertion } from './useInsertion.ts'
import { useStable } from './useStable.ts'
import { whileDragging } from './whileDragging.ts'

/** From the first step of a drag until the blocks are let go, called off meanwhile or not. */
interface BlockDrag {
  readonly end: () => void
  isOff: boolean
}

const NO_MOVES: Moves = {}
const NO_BOXES: ReadonlyMap<BlockId, Box> = new Map()

/**
 * Takes React Flow's word of blocks that move. Those that are dragged are only shown to, until they are
 * let go: then it is an edit. Moved by a key, they are at once.
 */
export function useBlockDrag(
  { boxes, showMoves, showRest }: Pick<ShownFlow, 'boxes' | 'showMoves' | 'showRest'>,
  { holdOver, settle }: Pick<ReturnType<typeof useInsertion>, 'holdOver' | 'settle'>,
) {
  const store = useStoreApi()
  const drag = useRef<BlockDrag | null>(null)
  useEffect(() => () => drag.current?.end(), [])

  const putBack = useStable(() => {
    holdOver(NO_MOVES)
    showRest()
  })
  const begin = (block: string): BlockDrag => {
    const held = nodeElement(store.getState().domNode, block)
    const begun = { end: whileDragging(held, callOff), isOff: false }
    function callOff(): void {
      begun.isOff = true
      putBack()
    }
    return begun
  }

  /** @param more - whether a key goes on with what it did */
  return useStable((changes: readonly NodeChange<FlowNode>[], more: boolean): void => {
    const moves = movesUnderWay(changes, boxes)
    const [first] = Object.keys(moves)
    if (first !== undefined) {
      drag.current ??= begin(first)
      if (drag.current.isOff) return
      holdOver(moves)
      showMoves(moves)
      return
    }
    const { apply } = editorStore.getState()
    const ended = drag.current
    if (ended === null) {
      for (const edit of toEdits(changes, NO_BOXES)) apply(edit, more)
      return
    }
    drag.current = null
    ended.end()
    if (!ended.isOff) for (const edit of toEdits(changes, boxes)) apply(settle(edit))
    putBack()
  })
}
