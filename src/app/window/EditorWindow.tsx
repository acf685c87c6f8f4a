import { lazy, Suspense } from 'react'
import { useMediaQuery } from '../../ui/useMediaQuery.ts'
import { BoardClipboard } from '../board/BoardClipboard.tsx'
import { TidyProgress } from '../board/TidyProgress.tsx'
import type { CommandContext } from '../commands.ts'
import { CommandsContext } from '../commandsContext.ts'
import { useTour } from '../tour/tourSteps.ts'
import { SkipToCanvas } from './CanvasPane.tsx'
import { DeskLayout } from './DeskLayout.tsx'
import styles from './EditorWindow.module.css'
import { Header } from './Header.tsx'
import { PhoneLayout } from './PhoneLayout.tsx'

const Tour = lazy(() => import('../tour/Tour.tsx'))

/** The editor: everything but the start screen, and a chunk of its own. */
export default function EditorWindow({ context }: { readonly context: CommandContext }) {
  const narrow = useMediaQuery('(max-width: 900px)')
  const touring = useTour(({ step }) => step !== null)
  return (
    <CommandsContext value={context}>
      <div className={styles.window}>
        <SkipToCanvas />
        <Header context={context} narrow={narrow} />
        <BoardClipboard tell={context.tell} />
        <TidyProgress />
        <main className={styles.main}>{narrow ? <PhoneLayout /> : <DeskLayout />}</main>
        {touring && (
          <Suspense fallback={null}>
            <Tour />
          </Suspense>
        )}
      </div>
    </CommandsContext>
  )
}
