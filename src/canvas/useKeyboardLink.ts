import { type KeyboardEvent, useCallback, useState } from 'react'
import { type BlockId, blockId } from '../core/base/ids.ts'
import type { Edit } from '../core/pipeline/edit.ts'
import { editorStore } from '../store/editorStore.ts'
import { selectGraph } from '../store/selectors.ts'
import { isKeyOf } from './canvasKeys.ts'

/**
 * Links without a pointer: L on one block, L on another, which endpoints is left to the core. Alt and L
 * make a link that is refused otherwise.
 */
export function useKeyboardLink({
  tryLink,
  forget,
}: {
  readonly tryLink: (drawn: Edit, force: boolean) => void
  readonly forget: () => void
}) {
  const [from, setFrom] = useState<BlockId | null>(null)
  const onKey = useCallback(
    (event: KeyboardEvent): void => {
      if (event.key === 'Escape') {
        setFrom(null)
        forget()
      }
      // By its place as well: with Alt the key can stand for another character.
      const isL = isKeyOf('link', event) || (event.altKey && event.code === 'KeyL')
      // With Shift it asks for the other end by a list.
      if (!isL || event.ctrlKey || event.metaKey || event.shiftKey) return
      const state = editorStore.getState()
      const block = focusedBlock(event.target)
      if (block === null || selectGraph(state).blocks[block] === undefined) return
      if (event.altKey) event.preventDefault()
      forget()
      setFrom(from === null ? block : null)
      if (from === null || from === block) return
      const ends = { from: { block: from, endpoint: null }, to: { block, endpoint: null } }
      tryLink({ kind: 'link', ...ends }, event.altKey)
    },
    [from, tryLink, forget],
  )
  return { linkingFrom: from, onKey }
}

function focusedBlock(target: EventTarget): BlockId | null {
  const node = target instanceof Element ? target.closest('.react-flow__node-block') : null
  const id = node?.getAttribute('data-id')
  return id == null ? null : blockId(id)
}
