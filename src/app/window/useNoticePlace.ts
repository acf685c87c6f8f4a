import { type RefObject, useEffect } from 'react'

/** The controls of the canvas at its left, and the mark at its right: notices stand between, px. */
const LEFT = 200
const RIGHT = 80
const BOTTOM = 10

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
      style.setProperty('--notice-left', `${left + LEFT}px`)
      style.setProperty('--notice-bottom', `${innerHeight - bottom + BOTTOM}px`)
      style.setProperty('--notice-room', `${width - LEFT - RIGHT}px`)
      style.setProperty('--notice-shift', '0')
    }
    const observer = new ResizeObserver(place)
    observer.observe(document.documentElement)
    if (pane.current !== null) observer.observe(pane.current)
    return () => {
      observer.disconnect()
      for (const name of ['left', 'bottom', 'room', 'shift'])
        style.removeProperty(`--notice-${name}`)
    }
  }, [pane])
}
