import { useCallback, useState } from 'react'
import styles from './EditorWindow.module.css'

/**
 * An element of its own for the canvas, to be put into whichever layout there is: the canvas keeps its
 * view, its selection and what is under way on it.
 */
export function useCanvasHost(): HTMLElement {
  const [host] = useState(() => {
    const element = document.createElement('div')
    element.className = styles.fill ?? ''
    return element
  })
  return host
}

/** What had the keyboard in a host as it was taken out of its place. */
const focused = new WeakMap<HTMLElement, HTMLElement | SVGElement>()

/** Where the canvas stands in a layout. */
export function CanvasPlace({ host }: { readonly host: HTMLElement }) {
  const put = useCallback(
    (place: HTMLDivElement) => {
      place.append(host)
      focused.get(host)?.focus({ preventScroll: true })
      return () => {
        const active = document.activeElement
        // A link is no HTMLElement, but a part of the drawing.
        const canFocus = active instanceof HTMLElement || active instanceof SVGElement
        if (canFocus && host.contains(active)) focused.set(host, active)
        else focused.delete(host)
      }
    },
    [host],
  )
  return <div ref={put} className={styles.fill} />
}
