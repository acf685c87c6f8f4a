import FileCode2 from 'lucide-react/icons/file-code-2'
import Layers from 'lucide-react/icons/layers'
import Route from 'lucide-react/icons/route'
import SlidersHorizontal from 'lucide-react/icons/sliders-horizontal'
import Workflow from 'lucide-react/icons/workflow'
import { type ReactNode, useEffect, useRef, useState } from 'react'
import { Inspector } from '../../panels/inspector/Inspector.tsx'
import { PathsPanel } from '../../panels/paths/PathsPanel.tsx'
import { useEditor } from '../../store/editorStore.ts'
import { BottomPanel } from './BottomPanel.tsx'
import { Gallery } from './Gallery.tsx'
import { LeftPanel } from './LeftPanel.tsx'
import styles from './PhoneLayout.module.css'

type Pane = 'canvas' | 'paths' | 'inspector' | 'blocks' | 'text'

const PANES: readonly { readonly id: Pane; readonly title: string; readonly icon: ReactNode }[] = [
  { id: 'canvas', title: 'Canvas', icon: <Workflow size={19} /> },
  { id: 'paths', title: 'Paths', icon: <Route size={19} /> },
  { id: 'inspector', title: 'Inspector', icon: <SlidersHorizontal size={19} /> },
  { id: 'blocks', title: 'Blocks', icon: <Layers size={19} /> },
  { id: 'text', title: 'DTS', icon: <FileCode2 size={19} /> },
]

/** One pane at a time, chosen at the bottom or asked for by a command, a link, a wish to see a block. */
export function PhoneLayout({ canvas }: { readonly canvas: ReactNode }) {
  const gallery = useEditor((state) => state.gallery !== null)
  const asked = useEditor((state) => state.askedPane)
  /** By hand, and since which wish: a later one counts for more. None yet, where one was made before all this was here. */
  const [chosen, setChosen] = useState<{ readonly pane: Pane; readonly at: number } | null>(null)
  const pane = chosen?.at === asked.serial ? chosen.pane : asked.pane
  const over = useRef<HTMLDivElement>(null)
  useEffect(() => {
    if (asked.serial > 0 && isLost(document.activeElement)) over.current?.focus()
  }, [asked])
  return (
    <div className={styles.phone}>
      <div className={styles.stack}>
        {/* The canvas keeps its size while another pane covers it, or it would lose its view. */}
        <div className={styles.pane} data-shown={pane === 'canvas'}>
          {canvas}
        </div>
        {pane !== 'canvas' && (
          <div ref={over} className={styles.pane} data-shown="true" tabIndex={-1}>
            {pane === 'paths' && <PathsPanel />}
            {pane === 'inspector' && <Inspector />}
            {pane === 'blocks' && (gallery ? <Gallery /> : <LeftPanel />)}
            {pane === 'text' && <BottomPanel />}
          </div>
        )}
      </div>
      <nav className={styles.bar} aria-label="Panes">
        {PANES.map(({ id, title, icon }) => (
          <button
            key={id}
            type="button"
            aria-current={pane === id ? 'true' : undefined}
            onClick={() => setChosen({ pane: id, at: asked.serial })}
          >
            {icon}
            {title}
          </button>
        ))}
      </nav>
    </div>
  )
}

/** What had the keyboard is gone, or behind the pane that was asked for. */
const isLost = (focused: Element | null): boolean =>
  focused === document.body || focused?.closest('[data-shown="false"]') != null
