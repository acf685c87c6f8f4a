import { Fragment, useEffect, useRef } from 'react'
import type { BlockId } from '../../core/base/ids.ts'
import { type PathChip, pathStory } from '../../core/drivers/mediatek-drm/pathStory.ts'
import type { PathRouting } from '../../core/drivers/mediatek-drm/probe/routingOf.ts'
import {
  CRTC_NAMES,
  type MmsysResolution,
  type PathResult,
} from '../../core/drivers/mediatek-drm/resolveMmsys.ts'
import { editorStore, useEditor } from '../../store/editorStore.ts'
import { selectedBlocks, selectGraph } from '../../store/selectors.ts'
import { Button } from '../../ui/Button.tsx'
import { ToneIcon } from '../../ui/ToneIcon.tsx'
import styles from './PathCard.module.css'
import { RoutingDetails } from './RoutingDetails.tsx'

/** One CRTC path: how it stands, over which components it goes, and what the driver says to it. */
export function PathCard({
  resolution,
  path,
  crtc,
  routing,
}: {
  readonly resolution: MmsysResolution
  readonly path: PathResult
  /** The number of the CRTC it becomes; null for none. */
  readonly crtc: number | null
  /** Null where there is neither a CRTC nor a path of the graph. */
  readonly routing: PathRouting | null
}) {
  const graph = useEditor(selectGraph)
  const selected = useEditor(selectedBlocks)
  const story = pathStory(graph, resolution, path)
  const touches = ({ block, tone }: PathChip): boolean =>
    tone !== 'bad' && block !== null && selected.includes(block)
  const touched = story.chips.some(touches)
  const card = useRef<HTMLElement>(null)
  useEffect(() => {
    if (!touched) return
    // Once the inspector, which opens with a selection, has taken its room.
    const frame = requestAnimationFrame(() => card.current?.scrollIntoView({ block: 'nearest' }))
    return () => cancelAnimationFrame(frame)
  }, [touched])
  const log = path.walk?.log ?? []
  return (
    <article
      ref={card}
      className={styles.card}
      aria-label={`${CRTC_NAMES[path.crtc]} path`}
      data-crtc={path.crtc}
      data-state={path.state}
      data-tone={story.tone}
      data-selected={touched}
    >
      <p className={styles.head}>
        <i aria-hidden="true" />
        <strong>{CRTC_NAMES[path.crtc]}</strong>
        <span className={styles.state} data-tone={story.tone}>
          <ToneIcon tone={story.tone} />
          {story.title}
        </span>
        {path.walk !== null && (
          <Button
            look="ghost"
            className={styles.explain}
            aria-label={`Explain the ${CRTC_NAMES[path.crtc]} path`}
            onClick={() => {
              const { explain, revealBlock } = editorStore.getState()
              explain({ mmsys: resolution.block, crtc: path.crtc, step: 0 })
              revealBlock(resolution.block)
            }}
          >
            Explain
          </Button>
        )}
      </p>
      {story.chips.length > 0 && (
        <ol className={styles.chips}>
          {story.chips.map((chip, at) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: a path may hold the same component twice
            <Fragment key={at}>
              {chip.tone === 'kept' && story.chips[at - 1]?.tone === 'bad' && (
                <li className={styles.instead}>in its place</li>
              )}
              <li>
                <Chip chip={chip} selected={touches(chip)} />
              </li>
            </Fragment>
          ))}
        </ol>
      )}
      {story.detail !== '' && <p className={styles.detail}>{story.detail}</p>}
      {log.map(({ level, text }) => (
        <pre key={text} className={styles.log} data-level={level} title={`Kernel log, ${level}`}>
          {text}
        </pre>
      ))}
      {routing !== null && <RoutingDetails routing={routing} isUsed={crtc !== null} />}
    </article>
  )
}

function Chip({ chip, selected }: { readonly chip: PathChip; readonly selected: boolean }) {
  const shared = {
    className: styles.chip,
    'data-tone': chip.tone,
    'data-selected': selected,
    title: chip.componentName ?? undefined,
  }
  const show = (block: BlockId) => () => editorStore.getState().revealBlock(block)
  return chip.block === null ? (
    <span {...shared}>{chip.text}</span>
  ) : (
    <button type="button" {...shared} onClick={show(chip.block)}>
      {chip.text}
    </button>
  )
}
