import { useId } from 'react'
import { errnoName } from '../../core/drivers/mediatek-drm/errno.ts'
import { verdict } from '../../core/drivers/mediatek-drm/pathStory.ts'
import type { MmsysResolution } from '../../core/drivers/mediatek-drm/resolveMmsys.ts'
import { blockName, nodeName } from '../../core/pipeline/links.ts'
import { useEditor } from '../../store/editorStore.ts'
import { selectGraph, selectResolutions } from '../../store/selectors.ts'
import { ToneIcon } from '../../ui/ToneIcon.tsx'
import { PanelHead } from '../PanelHead.tsx'
import { PathCard } from './PathCard.tsx'
import styles from './PathsPanel.module.css'

/** What the driver makes of the document, as it is being edited: per mmsys its three paths. */
export function PathsPanel() {
  const graph = useEditor(selectGraph)
  const resolutions = useEditor(selectResolutions)
  const heading = useId()
  const { title, detail, tone } = verdict(graph, resolutions)
  return (
    <section className={styles.panel} aria-labelledby={heading}>
      <PanelHead title="Paths" id={heading}>
        <span className={styles.source}>as mediatek-drm probes</span>
      </PanelHead>
      <div className={styles.verdict} data-tone={tone} data-testid="verdict">
        <ToneIcon tone={tone} size={16} />
        <p>
          <strong>{title}</strong>
          {detail !== '' && <span>{detail}</span>}
        </p>
      </div>
      {resolutions.map((resolution) => (
        <Mmsys key={resolution.block} resolution={resolution} />
      ))}
    </section>
  )
}

function Mmsys({ resolution }: { readonly resolution: MmsysResolution }) {
  const block = useEditor((state) => selectGraph(state).blocks[resolution.block])
  const revealBlock = useEditor((state) => state.revealBlock)
  const heading = useId()
  if (block === undefined) return null
  const ownLog = resolution.paths.every(({ walk }) => walk === null) ? resolution.log : []
  return (
    <section className={styles.mmsys} aria-labelledby={heading}>
      <h3 id={heading}>
        <button type="button" onClick={() => revealBlock(block.id)}>
          {blockName(block)}
        </button>
        <code>{nodeName(block)}</code>
        {resolution.errno !== 0 && (
          <span className={styles.errno}>probe returns {errnoName(resolution.errno)}</span>
        )}
      </h3>
      {ownLog.map(({ level, text }) => (
        <pre key={text} className={styles.log} data-level={level}>
          {text}
        </pre>
      ))}
      {resolution.paths.map((path) => (
        <PathCard key={path.crtc} resolution={resolution} path={path} />
      ))}
    </section>
  )
}
