import { useCallback, useState } from 'react'
import type { PipelineDocument } from '../core/pipeline/document.ts'
import type { Edit } from '../core/pipeline/edit.ts'
import { editorStore, useEditor } from '../store/editorStore.ts'
import { refusalOf } from './linkGate.ts'

/** Why what was asked for on the canvas was not done. */
export interface Refused {
  readonly text: string
  /** A link, which the user can have all the same. */
  readonly isLink: boolean
}

/** Makes links, but for those that could never carry a picture, unless they are forced. */
export function useRefusal(): {
  /** The last that was not done, until the document changes or a link is begun. */
  readonly refused: Refused | null
  readonly tryLink: (drawn: Edit | null, force: boolean) => void
  /** Says why something else was not done, in the same place. */
  readonly refuse: (text: string) => void
  readonly forget: () => void
} {
  const doc = useEditor((state) => state.project?.doc)
  const [last, setLast] = useState<
    (Refused & { readonly doc: PipelineDocument | undefined }) | null
  >(null)
  const say = useCallback((text: string, isLink: boolean) => {
    setLast({ text, isLink, doc: editorStore.getState().project?.doc })
  }, [])
  const refuse = useCallback((text: string) => say(text, false), [say])
  const tryLink = useCallback(
    (drawn: Edit | null, force: boolean) => {
      if (drawn === null) return
      const text = force ? null : refusalOf(drawn)
      if (text === null) editorStore.getState().apply(drawn)
      else say(text, true)
    },
    [say],
  )
  const forget = useCallback(() => setLast(null), [])
  return { refused: last?.doc === doc ? last : null, tryLink, refuse, forget }
}
