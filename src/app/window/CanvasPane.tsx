import { useEffect, useRef } from 'react'
import { Canvas, removeOnKey } from '../../canvas/Canvas.tsx'
import { chunk } from '../../ui/chunk.tsx'
import styles from './EditorWindow.module.css'
import { useFocusKept } from './useFocusKept.ts'
import { useFocusRevealed } from './useFocusRevealed.ts'
import { useNoticePlace } from './useNoticePlace.ts'

/** With the commands, which no block waits for. */
const CanvasTools = chunk(async () => (await import('./CanvasTools.tsx')).default, null, {
  isBeside: true,
})

const CANVAS_PANE_ID = 'canvas-pane'

/** The canvas with a place the keyboard can be sent to. */
export function CanvasPane() {
  const pane = useRef<HTMLDivElement>(null)
  useEffect(() => focusIfLost(pane.current), [])
  useEffect(() => removeByKey(pane.current), [])
  useFocusKept(pane)
  useFocusRevealed(pane)
  useNoticePlace(pane)
  return (
    <div ref={pane} id={CANVAS_PANE_ID} className={styles.canvas} tabIndex={-1}>
      <Canvas tools={<CanvasTools />} />
    </div>
  )
}

/** What opened the board went with the start screen: the keyboard goes on from the canvas. */
function focusIfLost(pane: HTMLElement | null): void {
  if (document.activeElement === document.body) pane?.focus({ preventScroll: true })
}

/** Where no block has the keyboard, as after a click beside all of them, the pane has it. */
function removeByKey(pane: HTMLElement | null): () => void {
  const onKey = (event: KeyboardEvent): void => {
    if (event.target === pane) removeOnKey(event)
  }
  pane?.addEventListener('keydown', onKey)
  return () => pane?.removeEventListener('keydown', onKey)
}

/** First stop of the Tab key: past the header and some forty blocks, straight to the canvas. */
export function SkipToCanvas() {
  return (
    <button type="button" className={styles.skip} onClick={focusCanvas}>
      Skip to the canvas
    </button>
  )
}

export function focusCanvas(): void {
  document.getElementById(CANVAS_PANE_ID)?.focus()
}
