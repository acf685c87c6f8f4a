import { useEffect, useRef } from 'react'
import { late } from '../../ui/late.tsx'
import { focusCanvas } from './CanvasPane.tsx'
import styles from './EditorWindow.module.css'

const TrapGallery = late(() => import('../gallery/TrapGallery.tsx'))

/** In the place of the blocks while it is open; fetched when it first is. */
export function Gallery() {
  const inside = useRef<HTMLDivElement>(null)
  // Closed, it gives the keyboard back to what had it outside.
  useEffect(() => {
    let outside = document.activeElement
    const note = ({ target }: FocusEvent) => {
      if (target instanceof Element && inside.current?.contains(target) === false) outside = target
    }
    addEventListener('focusin', note)
    return () => {
      removeEventListener('focusin', note)
      if (document.activeElement !== document.body) return
      if (outside instanceof HTMLElement && outside.isConnected) outside.focus()
      if (document.activeElement === document.body) focusCanvas()
    }
  }, [])
  return (
    <div ref={inside} className={styles.fill}>
      <TrapGallery />
    </div>
  )
}
