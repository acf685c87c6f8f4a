import { type RefObject, useEffect, useRef } from 'react'
import { useEditor } from '../../store/editorStore.ts'

/** A block that is found while the keyboard is on the canvas, or nowhere, gets it: its keys go on from there. */
export function useFocusRevealed(pane: RefObject<HTMLElement | null>): void {
  const reveal = useEditor((state) => state.reveal)
  const followed = useRef(reveal?.serial)
  useEffect(() => {
    if (reveal === null || followed.current === reveal.serial) return
    followed.current = reveal.serial
    const { activeElement, body } = document
    const isFree = activeElement === body || activeElement === pane.current
    if (!isFree && !activeElement?.matches(ON_CANVAS)) return
    pane.current
      ?.querySelector<HTMLElement>(`[data-id="${CSS.escape(reveal.block)}"]`)
      ?.focus({ preventScroll: true })
  }, [reveal, pane])
}

const ON_CANVAS = '.react-flow__node, .react-flow__edge'
