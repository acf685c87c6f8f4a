import { useEditor } from '../../store/editorStore.ts'
import { CanvasPlace } from './CanvasPlace.tsx'
import styles from './ComingFrame.module.css'
import windowStyles from './EditorWindow.module.css'
import { PANE_SIZES } from './paneSizes.ts'

/** The window's frame while it is on its way: empty panes of the sizes they will have. */
export function ComingFrame({
  narrow,
  canvas,
}: {
  readonly narrow: boolean
  readonly canvas: HTMLElement
}) {
  const gallery = useEditor((state) => state.gallery !== null)
  const left = gallery ? PANE_SIZES.gallery : PANE_SIZES.palette
  const { side, bottom } = PANE_SIZES
  const place = <CanvasPlace host={canvas} />
  return (
    <>
      <div className={styles.header} aria-busy="true" />
      <p role="status" className="visually-hidden">
        The panels are loading.
      </p>
      <main className={windowStyles.main}>
        {narrow ? (
          <div className={styles.phone}>
            {place}
            <div className={styles.bar} aria-busy="true" />
          </div>
        ) : (
          <div
            className={styles.desk}
            style={{ gridTemplate: `1fr ${bottom}px / ${left}px 1fr ${side}px` }}
          >
            <div className={styles.left} aria-busy="true" />
            {place}
            <div className={styles.bottom} aria-busy="true" />
            <div className={styles.side} aria-busy="true" />
          </div>
        )}
      </main>
    </>
  )
}
