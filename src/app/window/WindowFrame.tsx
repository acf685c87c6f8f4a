import { useEffect } from 'react'
import { ServicesContext } from '../../panels/services.ts'
import { fetchDriver } from '../../store/lateDriver.ts'
import { late } from '../../ui/late.tsx'
import { TidyProgress } from '../board/TidyProgress.tsx'
import { COMMAND_CONTEXT, SERVICES } from '../pageServices.ts'
import { useTour } from '../tour/tourSteps.ts'
import { CanvasMenu } from './CanvasMenu.tsx'
import { CanvasPlace } from './CanvasPlace.tsx'
import { DeskLayout } from './DeskLayout.tsx'
import styles from './EditorWindow.module.css'
import { Header } from './Header.tsx'
import { PhoneLayout } from './PhoneLayout.tsx'

const Tour = late(() => import('../tour/Tour.tsx'))

/** All that stands around the canvas: a chunk of its own, which comes once the blocks are drawn. */
export default function WindowFrame({
  narrow,
  canvas,
}: {
  readonly narrow: boolean
  /** What the canvas is drawn in, for the layout to put where it belongs. */
  readonly canvas: HTMLElement
}) {
  const touring = useTour(({ step }) => step !== null)
  useEffect(() => void fetchDriver(), []) // missed at first, it comes with the frame
  const place = <CanvasPlace host={canvas} />
  return (
    <ServicesContext value={SERVICES}>
      <Header context={COMMAND_CONTEXT} narrow={narrow} />
      <TidyProgress />
      <main className={styles.main}>
        {narrow ? <PhoneLayout canvas={place} /> : <DeskLayout canvas={place} />}
      </main>
      <CanvasMenu canvas={canvas} />
      {touring && <Tour />}
    </ServicesContext>
  )
}
