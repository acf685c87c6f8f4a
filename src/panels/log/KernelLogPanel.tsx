import { useState } from 'react'
import type { BlockId } from '../../core/base/ids.ts'
import { blockName } from '../../core/pipeline/links.ts'
import { useEditor } from '../../store/editorStore.ts'
import { selectGraph, selectResolutions } from '../../store/selectors.ts'
import { LogView } from '../../ui/LogView.tsx'
import styles from './KernelLogPanel.module.css'

/** What the path build of every mmsys prints, in the driver's order. */
export function KernelLogPanel() {
  const graph = useEditor(selectGraph)
  const resolutions = useEditor(selectResolutions)
  const revealBlock = useEditor((state) => state.revealBlock)
  const [onlyVisible, setOnlyVisible] = useState(false)
  const lines = resolutions.flatMap(({ block, log }) => log.map((line) => ({ block, ...line })))
  const shown = lines.filter(({ level }) => !onlyVisible || level !== 'dbg')
  const nameButton = (block: BlockId) => {
    const mmsys = graph.blocks[block]
    return (
      <button type="button" onClick={() => revealBlock(block)}>
        {mmsys === undefined ? block : blockName(mmsys)}
      </button>
    )
  }
  return (
    <div className={styles.panel}>
      <label className={styles.filter}>
        <input
          type="checkbox"
          checked={onlyVisible}
          onChange={(event) => setOnlyVisible(event.target.checked)}
        />
        Only what is visible at the default level (debug lines need dynamic debug)
      </label>
      <div className={styles.lines}>
        <LogView
          lines={shown.map((line) => ({ ...line, origin: nameButton(line.block) }))}
          empty={
            lines.length === 0
              ? 'The driver prints nothing while it builds these paths.'
              : 'At the default level the driver prints nothing here.'
          }
        />
      </div>
    </div>
  )
}
