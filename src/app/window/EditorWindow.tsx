import { createPortal } from 'react-dom'
import { useMediaQuery } from '../../ui/useMediaQuery.ts'
import type { CommandContext } from '../commands.ts'
import { CommandsContext } from '../commandsContext.ts'
import { CanvasPane, SkipToCanvas } from './CanvasPane.tsx'
import { useCanvasHost } from './CanvasPlace.tsx'
import { ComingFrame } from './ComingFrame.tsx'
import styles from './EditorWindow.module.css'
import { useWindowFrame } from './useWindowFrame.ts'

/** The editor: a chunk of its own, of which the canvas comes first. */
export default function EditorWindow({ context }: { readonly context: CommandContext }) {
  const narrow = useMediaQuery('(max-width: 900px)')
  const host = useCanvasHost()
  const WindowFrame = useWindowFrame() ?? ComingFrame
  return (
    <CommandsContext value={context}>
      <div className={styles.window}>
        <SkipToCanvas />
        <WindowFrame narrow={narrow} canvas={host} />
        {createPortal(<CanvasPane />, host)}
      </div>
    </CommandsContext>
  )
}
