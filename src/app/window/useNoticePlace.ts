import { type RefObject, useEffect } from 'react'

/** The controls of the canvas at its left, and the mark at its right: notices stand between, px. */
const LEFT = 200
const RIGHT = 80
const BOTTOM = 10
/** Of a sentence. With less between the two, notices stand above them. */
const LEAST = 240
const ABOVE = { margin: 10, bottom: 64 }

/**
 * Has notices stand at the lower edge of the canvas, which opening a board leaves free of blocks, and not
 * over the panels.
 */
export function useNoticePlace(pane: RefObject<HTMLElement | null>): void {
  useEffect(() => {
    const { style } = document.documentElement
    const place = (): void => {
      if (pane.current === null) return
      const { left, bottom, width } = pane.current.getBoundingClientRect()
      const between = width - LEFT - RIGHT
      const isAbove = between < LEAST
      style.setProperty('--notice-left', `${left + (isAbove ? ABOVE.margin : LEFT)}px`)
      style.setProperty('--notice-top', 'auto')
      const up = isAbove ? ABOVE.bottom : BOTTOM
      style.setProperty('--notice-bottom', `${innerHeight - bottom + up}px`)
      style.setProperty('--notice-room', `${isAbove ? width - 2 * ABOVE.margin : between}px`)
      style.setProperty('--notice-shift', '0')
    }
    const observer = new ResizeObserver(place)
    observer.observe(document.documentElement)
    if (pane.current !== null) observer.observe(pane.current)
    return () => {
      observer.disconnect()
      for (const name of ['left', 'top', 'bottom', 'room', 'shift'])
        style.removeProperty(`--notice-${name}`)
    }
  }, [pane])
}
