/** Finds an element again, in a page that may have been drawn anew meanwhile. */
export type FocusMark = () => HTMLElement | undefined

/** Remembers what has the keyboard. Menus and dialogs, which are gone soon, do not count. */
export class FocusWatch {
  private last: Element | null = null

  readonly onFocus = ({ target }: FocusEvent): void => {
    if (target instanceof Element && target.closest('dialog, [role="menu"]') === null)
      this.last = target
  }

  /** By what it is called; null where nothing had it that is still there. */
  mark(): FocusMark | null {
    const { last } = this
    if (!(last instanceof HTMLElement) || !last.isConnected) return null
    const name = nameOf(last)
    const at = called(name).indexOf(last)
    return () => called(name)[at]
  }
}

const called = (name: string): HTMLElement[] =>
  Array.from(document.querySelectorAll<HTMLElement>(FOCUSABLE)).filter(
    (element) => nameOf(element) === name,
  )

const nameOf = (element: HTMLElement): string =>
  element.getAttribute('aria-label') ?? element.textContent

const FOCUSABLE = 'a, button, input, select, summary, textarea, [tabindex], [contenteditable]'

/**
 * Gives the keyboard to what a mark finds, once that is drawn, unless somebody has gone on by then.
 *
 * @returns stops it
 */
export function focusMarked(mark: FocusMark): () => void {
  const isDone = (): boolean => {
    const element = mark()
    element?.focus({ preventScroll: true })
    return element !== undefined && document.activeElement === element
  }
  const drawn = new MutationObserver(() => isDone() && stop())
  const stop = (): void => {
    drawn.disconnect()
    for (const type of GOING_ON) removeEventListener(type, stop)
  }
  if (isDone()) return stop
  drawn.observe(document.body, { childList: true, subtree: true, attributes: true })
  for (const type of GOING_ON) addEventListener(type, stop)
  return stop
}

const GOING_ON = ['keydown', 'pointerdown'] as const
