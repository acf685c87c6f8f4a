import { type KeyboardEvent, useCallback, useState } from 'react'
import { type BlockId, blockId } from '../core/base/ids.ts'
import { editorStore } from '../store/editorStore.ts'
import { selectGraph } from '../store/selectors.ts'

/** Links without a pointer: L on one block, L on another, which endpoints is left to the core. */
export function useKeyboardLink() {
  const [from, setFrom] = useState<BlockId | null>(null)
  const onKey = useCallback(
    (event: KeyboardEvent): void => {
      if (event.key === 'Escape') setFrom(null)
      if (event.key.toLowerCase() !== 'l' || event.ctrlKey || event.metaKey || event.altKey) return
      const state = editorStore.getState()
      const block = focusedBlock(event.target)
      if (block === null || selectGraph(state).blocks[block] === undefined) return
      setFrom(from === null ? block : null)
      if (from === null || from === block) return
      state.apply({
        kind: 'link',
        from: { block: from, endpoint: null },
        to: { block, endpoint: null },
      })
    },
    [from],
  )
  return { linkingFrom: from, onKey }
}

function focusedBlock(target: EventTarget): BlockId | null {
  const node = target instanceof Element ? target.closest('.react-flow__node-block') : null
  const id = node?.getAttribute('data-id')
  return id == null ? null : blockId(id)
}
