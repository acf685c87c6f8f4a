/** How long the pointer rests before the first words come, ms. */
const FIRST = 350
/** How long they stay for a pointer on its way to them, or to the next control, whose words come at once, ms. */
const LINGER = 150

const TIPPED = '[data-tip]'

/**
 * Tells whose words are to be shown: of the control that the pointer rests on, that the keyboard came to, or that
 * was tapped for them. None on a press, on Escape, and once the control has gone.
 *
 * @param isTip - whether the pointer is on the words themselves, which then stay
 * @returns to be called in the end
 */
export function watchTips(
  show: (control: HTMLElement | null) => void,
  isTip: (target: Element) => boolean,
): () => void {
  /** The control under the pointer, and the one whose words are shown. */
  let under: HTMLElement | null = null
  let shown: HTMLElement | null = null
  let timer = 0

  const turnTo = (control: HTMLElement | null): void => {
    clearTimeout(timer)
    if (control === null) gone.disconnect()
    else if (shown === null) gone.observe(document.body, { childList: true, subtree: true })
    shown = control
    show(control)
  }
  const later = (control: HTMLElement | null, ms: number): void => {
    clearTimeout(timer)
    timer = window.setTimeout(() => turnTo(control), ms)
  }
  const gone = new MutationObserver(() => {
    if (shown?.isConnected === false) turnTo(null)
  })

  const onOver = ({ target, pointerType }: PointerEvent): void => {
    if (pointerType === 'touch') return
    const control = target instanceof Element && isTip(target) ? shown : controlOf(target)
    if (control === under) return
    const left = under
    under = control
    if (control === shown) clearTimeout(timer)
    else if (control === null || isOpen(control)) {
      if (shown === null || shown === left) later(null, LINGER) // what the keyboard came to keeps its words
    } else if (shown === null) later(control, FIRST)
    else turnTo(control)
  }
  const onOut = ({ relatedTarget }: PointerEvent): void => {
    if (relatedTarget !== null || under === null) return
    under = null
    later(null, LINGER)
  }
  const onFocus = ({ target }: FocusEvent): void => {
    const control = controlOf(target)
    if (control !== null && control === target && control.matches(':focus-visible')) turnTo(control)
  }
  const onBlur = ({ target }: FocusEvent): void => {
    if (target === shown) turnTo(null)
  }
  const onPress = ({ target }: Event): void => {
    if (!(target instanceof Element && isTip(target))) turnTo(null)
  }
  const onClick = ({ target }: Event): void => {
    if (target instanceof Element && isTip(target)) return
    const control = controlOf(target)
    turnTo(control?.dataset.tipClick === undefined ? null : control)
  }
  /** Taken for the words alone: a dialog, or a selection, is closed by the next one. */
  const onKey = (event: KeyboardEvent): void => {
    if (event.key !== 'Escape' || shown === null) return
    event.preventDefault()
    event.stopPropagation()
    turnTo(null)
  }
  /** What has the focus was scrolled to, as a rule: its words follow. */
  const onScroll = ({ target }: Event): void => {
    const control = shown
    if (control === null || !(target instanceof Node && target.contains(control))) return
    turnTo(null)
    if (control !== document.activeElement) return
    timer = window.setTimeout(() => {
      if (control === document.activeElement) turnTo(control)
    }, LINGER)
  }

  const listening = new AbortController()
  const options = { capture: true, passive: true, signal: listening.signal }
  document.addEventListener('pointerover', onOver, options)
  document.addEventListener('pointerout', onOut, options)
  document.addEventListener('focusin', onFocus, options)
  document.addEventListener('focusout', onBlur, options)
  document.addEventListener('pointerdown', onPress, options)
  document.addEventListener('click', onClick, options)
  document.addEventListener('scroll', onScroll, options)
  window.addEventListener('keydown', onKey, { capture: true, signal: listening.signal })
  return () => {
    listening.abort()
    turnTo(null)
  }
}

function controlOf(target: EventTarget | null): HTMLElement | null {
  const control = target instanceof Element ? target.closest(TIPPED) : null
  return control instanceof HTMLElement ? control : null
}

/** Its menu is there, over which no words are to stand. */
const isOpen = (control: HTMLElement): boolean => control.getAttribute('aria-expanded') === 'true'
