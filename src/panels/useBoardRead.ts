import { useMemo } from 'react'
import { type BoardRead, readBoard } from '../core/convert/open/readBoard.ts'
import { useEditor } from '../store/editorStore.ts'

/** The open board as its files say it, held while the view that asks is there; null for one without files. */
export function useBoardRead(): BoardRead | null {
  const project = useEditor((state) => state.project)
  const { sources, overlays } = project ?? NONE
  return useMemo(
    () => (sources === null ? null : readBoard(sources, overlays)),
    [sources, overlays],
  )
}

const NONE = { sources: null, overlays: [] }
