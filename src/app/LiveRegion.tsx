import { useEffect, useRef, useState } from 'react'
import { useEditor } from '../store/editorStore.ts'
import { selectGraph, selectResolutions } from '../store/selectors.ts'
import { changedLines, pathLines } from './pathLines.ts'

/** Says aloud what an edit did to the paths. Silent when it did nothing to them. */
export function LiveRegion() {
  const graph = useEditor(selectGraph)
  const resolutions = useEditor(selectResolutions)
  const before = useRef<ReadonlyMap<string, string>>(new Map())
  const [text, setText] = useState('')
  useEffect(() => {
    const lines = pathLines(graph, resolutions)
    const changed = changedLines(before.current, lines)
    before.current = lines
    if (changed.length > 0) setText(`${changed.join('. ')}.`)
  }, [graph, resolutions])
  return (
    <p className="visually-hidden" aria-live="polite" data-testid="path-changes">
      {text}
    </p>
  )
}
