/**
 * Keeps the pointer for one gesture: of its way hears only who listens at the window, `capture` set, and
 * React Flow, which goes by the mouse and by touches. Panes look for their edges, and tips for their words,
 * with every move of it.
 *
 * @param element - what the pointer is on meanwhile, whatever it comes by: nothing is looked up then. Null
 *   for what it really is on
 * @returns ends it
 */
export function holdPointer(element: Element | null): () => void {
  const hold = (event: PointerEvent): void => {
    event.stopPropagation()
    const { pointerId, buttons } = event
    if (buttons !== 0 && element?.isConnected && !element.hasPointerCapture(pointerId))
      element.setPointerCapture(pointerId)
  }
  addEventListener('pointermove', hold, true)
  return () => removeEventListener('pointermove', hold, true)
}
