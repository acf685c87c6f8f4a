import PencilLine from 'lucide-react/icons/pencil-line'
import { use, useEffect } from 'react'
import { Canvas } from '../../canvas/Canvas.tsx'
import { PathsPanel } from '../../panels/paths/PathsPanel.tsx'
import type { Outcome } from '../../platform/outcome.ts'
import { editorStore, useEditor } from '../../store/editorStore.ts'
import { Brand } from '../../ui/Brand.tsx'
import { TooltipLayer } from '../../ui/TooltipLayer.tsx'
import { ThemeMenu } from '../ThemeMenu.tsx'
import { unpackLink } from './sharedBoard.ts'
import { isEmbedded, linkTo, sharedOfHash } from './shareLink.ts'
import styles from './Viewer.module.css'

/**
 * A board that came in a view link: to look at, nothing to change, nothing kept. In a frame of another
 * page only the canvas and the paths are shown.
 */
export default function Viewer({
  hash,
  search,
}: {
  readonly hash: string
  readonly search: string
}) {
  const packed = sharedOfHash(hash)?.packed ?? ''
  const opened = use(openOnce(packed))
  const embedded = isEmbedded(search)
  const title = useEditor((state) => state.project?.doc.title ?? '')
  const mine = linkTo(location.href, 'board', packed)
  useEffect(() => {
    const leave = () => location.reload()
    addEventListener('hashchange', leave)
    return () => removeEventListener('hashchange', leave)
  }, [])
  if (opened.kind === 'failed')
    return (
      <main className={styles.refused} role="alert">
        <h1>Could not open the link</h1>
        <p>{opened.message}</p>
        <a href={linkTo(location.href, 'board', '').replace(/#.*$/, '')}>Go to Portwire</a>
      </main>
    )
  return (
    <>
      <div className={styles.viewer} data-embedded={embedded}>
        {embedded ? (
          <h1 className="visually-hidden">{title}</h1>
        ) : (
          <header className={styles.header}>
            <Brand />
            <h1>{title}</h1>
            <span className={styles.pill}>View only</span>
            <ThemeMenu />
            <a className={styles.mine} href={mine}>
              <PencilLine size={15} aria-hidden="true" />
              Make it mine
            </a>
          </header>
        )}
        <main className={styles.main}>
          <div className={styles.canvas}>
            <Canvas />
          </div>
          <div className={styles.paths}>
            <PathsPanel />
            {embedded && (
              <a className={styles.out} href={mine} target="_blank" rel="noreferrer">
                Open in Portwire
              </a>
            )}
          </div>
        </main>
      </div>
      <TooltipLayer />
    </>
  )
}

/** One opening for all renders of a page: it changes the store. */
let opening: Promise<Outcome> | null = null

function openOnce(packed: string): Promise<Outcome> {
  opening ??= unpackLink(packed).then((board): Outcome => {
    if (board.kind === 'failed') return board
    editorStore.getState().open(board.value)
    const { projectId, setReadOnly } = editorStore.getState()
    if (projectId !== null) setReadOnly(projectId, true)
    return { kind: 'ok', value: undefined }
  })
  return opening
}
