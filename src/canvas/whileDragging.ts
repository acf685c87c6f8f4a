import { isKeyOf } from './canvasKeys.ts'

/**
 * What holds while blocks are dragged: Escape calls it off and does nothing else, and no one hears of the
 * pointer's way but React Flow, which listens to the mouse and to touches. Panes look for their edges, and
 * tips for their words, with every move of it. The pointer is the block's: with each step the browser
 * would look up what it is over, for nothing, and find what it comes by before the block does.
 *
 * @param held - the element of the block; null where it is not drawn
 * @returns ends it
 */
export function whileDragging(held: Element | null, callOff: () => void): () => void {
  const onKey = (event: KeyboardEvent): void => {
    if (!isKeyOf('putBack', event)) return
    event.preventDefault()
    event.stopPropagation()
    callOff()
  }
  const onPointer = (event: PointerEvent): void => {
    event.stopPropagation()
    const { pointerId, buttons } = event
    if (buttons !== 0 && held?.isConnected && !held.hasPointerCapture(pointerId))
      held.setPointerCapture(pointerId)
  }
  addEventListener('keydown', onKey, true)
  addEventListener('pointermove', onPointer, true)
  return () => {
    removeEventListener('keydown', onKey, true)
    removeEventListener('pointermove', onPointer, true)
  }
}
