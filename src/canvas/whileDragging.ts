import { isKeyOf } from './canvasKeys.ts'
import { holdPointer } from './holdPointer.ts'

/**
 * What holds while blocks are dragged: Escape calls it off and does nothing else, and the pointer is on the
 * block that it drags.
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
  addEventListener('keydown', onKey, true)
  const letGo = holdPointer(held)
  return () => {
    removeEventListener('keydown', onKey, true)
    letGo()
  }
}
