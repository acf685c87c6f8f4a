import { useState } from 'react'
import { blockName } from '../../core/pipeline/links.ts'
import { useEditor } from '../../store/editorStore.ts'
import { selectGraph, selectResolutions } from '../../store/selectors.ts'
import styles from './KernelLogPanel.module.css'

/** What the path build of every mmsys prints, in the driver's order. */
export function KernelLogPanel() {
  const graph = useEditor(selectGraph)
  const resolutions = useEditor(selectResolutions)
  const revealBlock = useEditor((state) => state.revealBlock)
  const [onlyVisible, setOnlyVisible] = useState(false)
  const lines = resolutions.flatMap(({ block, log }) => log.map((line) => ({ block, ...line })))
  const shown = lines.filter(({ level }) => !onlyVisible || level !== 'dbg')
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
      {shown.length === 0 ? (
        <p className={styles.empty}>
          {lines.length === 0
            ? 'The driver prints nothing while it builds these paths.'
            : 'At the default level the driver prints nothing here.'}
        </p>
      ) : (
        <ol className={styles.lines}>
          {shown.map(({ block, level, text }, at) => {
            const mmsys = graph.blocks[block]
            return (
              // biome-ignore lint/suspicious/noArrayIndexKey: a log may say the same twice
              <li key={at} data-level={level}>
                <span className={styles.level}>{level}</span>
                <button type="button" onClick={() => revealBlock(block)}>
                  {mmsys === undefined ? block : blockName(mmsys)}
                </button>
                <code>{text}</code>
              </li>
            )
          })}
        </ol>
      )}
    </div>
  )
}
