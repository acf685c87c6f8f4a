import { createPortal } from 'react-dom'
import { chunk } from '../../ui/chunk.tsx'
import { useMediaQuery } from '../../ui/useMediaQuery.ts'
import { BoardClipboard } from '../board/BoardClipboard.tsx'
import { CanvasPane, SkipToCanvas } from './CanvasPane.tsx'
import { useCanvasHost } from './CanvasPlace.tsx'
import { ComingFrame } from './ComingFrame.tsx'
import styles from './EditorWindow.module.css'

const WindowFrame = chunk(async () => (await import('./WindowFrame.tsx')).default, ComingFrame, {
  isBeside: true,
})
// As soon as the window is here, so that it is not waited for when a board is opened later.
WindowFrame.fetch()

/** The editor: a chunk of its own, of which the canvas comes first. */
export default function EditorWindow() {
  const narrow = useMediaQuery('(max-width: 900px)')
  const host = useCanvasHost()
  return (
    <div className={styles.window}>
      <SkipToCanvas />
      <BoardClipboard />
      <WindowFrame narrow={narrow} canvas={host} />
      {createPortal(<CanvasPane />, host)}
    </div>
  )
}
