import { useCallback, useState } from 'react'
import type { PipelineDocument } from '../core/pipeline/document.ts'
import type { Edit } from '../core/pipeline/edit.ts'
import { editorStore, useEditor } from '../store/editorStore.ts'
import { refusalOf } from './linkGate.ts'

/** Makes links, but for those that could never carry a picture, unless they are forced. */
export function useRefusal(): {
  /** Why the last link was not made, until the document changes or another is begun. */
  readonly refused: string | null
  readonly tryLink: (drawn: Edit | null, force: boolean) => void
  /** Says why something else was not done, in the same place. */
  readonly refuse: (text: string) => void
  readonly forget: () => void
} {
  const doc = useEditor((state) => state.project?.doc)
  const [last, setLast] = useState<{
    readonly text: string
    readonly doc: PipelineDocument | undefined
  } | null>(null)
  const refuse = useCallback((text: string) => {
    setLast({ text, doc: editorStore.getState().project?.doc })
  }, [])
  const tryLink = useCallback(
    (drawn: Edit | null, force: boolean) => {
      if (drawn === null) return
      const text = force ? null : refusalOf(drawn)
      if (text === null) editorStore.getState().apply(drawn)
      else refuse(text)
    },
    [refuse],
  )
  const forget = useCallback(() => setLast(null), [])
  return { refused: last?.doc === doc ? (last?.text ?? null) : null, tryLink, refuse, forget }
}
