import { useState } from 'react'
import { useEditor } from '../store/editorStore.ts'
import { late, Nothing } from '../ui/late.tsx'

/** Knows the driver, so it comes with the first board. The region itself has to be there before. */
const PathListener = late(() => import('./PathListener.tsx'), { Missing: Nothing })

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
      {isOpen && <PathListener say={setText} />}
      {/* Keyed, so that the same words are said again. */}
      <p className="visually-hidden" aria-live="polite" data-testid="announcement">
        <span key={announced?.serial}>{announced?.text}</span>
      </p>
    </>
  )
}
