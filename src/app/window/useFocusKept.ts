import { type RefObject, useEffect } from 'react'

/**
 * Gives the keyboard to a pane when the block, link or note in it that had the focus goes, as with
 * Delete or a fix: the page would begin again from its top.
 */
export function useFocusKept(pane: RefObject<HTMLElement | null>): void {
  useEffect(() => {
    const element = pane.current
    if (element === null) return
    let last: EventTarget | null = null
    const onFocus = ({ target }: FocusEvent) => {
      last = target
    }
    const removals = new MutationObserver(() => {
      if (!(last instanceof Element) || last.isConnected) return
      last = null
      if (document.activeElement === document.body) element.focus({ preventScroll: true })
    })
    element.addEventListener('focusin', onFocus)
    removals.observe(element, { childList: true, subtree: true })
    return () => {
      element.removeEventListener('focusin', onFocus)
      removals.disconnect()
    }
  }, [pane])
}
