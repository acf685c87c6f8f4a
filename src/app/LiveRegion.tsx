import { lazy, Suspense, useState } from 'react'
import { useEditor } from '../store/editorStore.ts'

/** Knows the driver, so it comes with the first board. The region itself has to be there before. */
const PathListener = lazy(() => import('./PathListener.tsx'))

/** Says aloud what an edit did to the paths, and what the store has to announce. */
export function LiveRegion() {
  const isOpen = useEditor(({ project }) => project !== null)
  const announced = useEditor((state) => state.announcement)
  const [text, setText] = useState('')
  return (
    <>
      <p className="visually-hidden" aria-live="polite" data-testid="path-changes">
        {text}
      </p>
      {isOpen && (
        <Suspense fallback={null}>
          <PathListener say={setText} />
        </Suspense>
      )}
      {/* Keyed, so that the same words are said again. */}
      <p className="visually-hidden" aria-live="polite" data-testid="announcement">
        <span key={announced?.serial}>{announced?.text}</span>
      </p>
    </>
  )
}
