import { useReactFlow } from '@xyflow/react'
import type { DragEvent } from 'react'
import type { BlockId } from '../core/base/ids.ts'
import type { Box } from '../core/picture/shapes.ts'
import { editorStore } from '../store/editorStore.ts'
import type { useInsertion } from './useInsertion.ts'

/** What the palette puts on a drag: the key of its item. */
const PALETTE_ITEM_TYPE = 'application/portwire-item'

/** The first picture does not wait for it. */
const dropping = () => import('./dropItem.ts')

/**
 * Takes what is dragged over from the palette, and selects the block it becomes.
 *
 * @param boxes - of the blocks that a dropped one falls in line with
 * @param refuse - says why nothing came of what was let go
 */
export function usePaletteDrop(
  boxes: ReadonlyMap<BlockId, Box>,
  insertion: Pick<ReturnType<typeof useInsertion>, 'letGo' | 'linkAt'>,
  refuse: (text: string) => void,
) {
  const { screenToFlowPosition } = useReactFlow()
  return {
    onDragOver: (event: DragEvent) => {
      if (!event.dataTransfer.types.includes(PALETTE_ITEM_TYPE)) return
      event.preventDefault()
      event.dataTransfer.dropEffect = 'copy'
      dropping().catch(() => {}) // here by the time it is let go; told then, if it cannot come
    },
    onDrop: (event: DragEvent) => {
      const key = event.dataTransfer.getData(PALETTE_ITEM_TYPE)
      if (key === '' || editorStore.getState().project === null) return
      event.preventDefault()
      const point = screenToFlowPosition({ x: event.clientX, y: event.clientY })
      void dropping().then(
        ({ dropItem }) => dropItem(key, point, [...boxes.values()], insertion, refuse),
        () => refuse('What puts a block here could not be loaded. Let it go here again.'),
      )
    },
  }
}
