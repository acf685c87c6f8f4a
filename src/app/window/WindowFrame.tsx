import { lazy, type ReactNode, Suspense } from 'react'
import { BoardClipboard } from '../board/BoardClipboard.tsx'
import { TidyProgress } from '../board/TidyProgress.tsx'
import { useCommands } from '../commandsContext.ts'
import { useTour } from '../tour/tourSteps.ts'
import { DeskLayout } from './DeskLayout.tsx'
import styles from './EditorWindow.module.css'
import { Header } from './Header.tsx'
import { PhoneLayout } from './PhoneLayout.tsx'

const Tour = lazy(() => import('../tour/Tour.tsx'))

/** All that stands around the canvas: a chunk of its own, which comes once the blocks are drawn. */
export default function WindowFrame({
  narrow,
  canvas,
}: {
  readonly narrow: boolean
  /** The place of the canvas, for the layout to put where it belongs. */
  readonly canvas: ReactNode
}) {
  const context = useCommands()
  const touring = useTour(({ step }) => step !== null)
  return (
    <>
      <Header context={context} narrow={narrow} />
      <BoardClipboard tell={context.tell} />
      <TidyProgress />
      <main className={styles.main}>
        {narrow ? <PhoneLayout canvas={canvas} /> : <DeskLayout canvas={canvas} />}
      </main>
      {touring && (
        <Suspense fallback={null}>
          <Tour />
        </Suspense>
      )}
    </>
  )
}
