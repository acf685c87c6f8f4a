import { isKeyOf } from './canvasKeys.ts'

/**
 * What holds while blocks are dragged: Escape calls it off and does nothing else, and no one hears of the
 * pointer's way but React Flow, which listens to the mouse and to touches. Panes look for their edges, and
 * tips for their words, with every move of it. The pointer is the block's: with each step the browser
 * would look up what it is over, for nothing.
 *
 * @returns ends it
 */
export function whileDragging(callOff: () => void): () => void {
  const onKey = (event: KeyboardEvent): void => {
    if (!isKeyOf('putBack', event)) return
    event.preventDefault()
    event.stopPropagation()
    callOff()
  }
  addEventListener('keydown', onKey, true)
  addEventListener('pointermove', hold, true)
  return () => {
    removeEventListener('keydown', onKey, true)
    removeEventListener('pointermove', hold, true)
  }
}

const hold = (event: PointerEvent): void => {
  event.stopPropagation()
  const { target, pointerId, buttons } = event
  if (buttons !== 0 && target instanceof Element && !target.hasPointerCapture(pointerId))
    target.setPointerCapture(pointerId)
}
