import { useEffect, useRef } from 'react'
import { boardVerdict } from '../core/drivers/mediatek-drm/boardVerdict.ts'
import type { PipelineGraph } from '../core/pipeline/document.ts'
import { selectForecast } from '../store/driverSelectors.ts'
import { editorStore, useEditor } from '../store/editorStore.ts'
import { selectGraph, selectResolutions } from '../store/selectors.ts'
import { changedLines, pathLines } from './pathLines.ts'

interface Heard {
  /** What tells one open board from another. */
  readonly base: PipelineGraph | undefined
  readonly lines: ReadonlyMap<string, string>
}

/** Says what an edit did to the paths; of a board just opened, what becomes of it alone. Draws nothing. */
export default function PathListener({ say }: { readonly say: (text: string) => void }) {
  const base = useEditor((state) => state.project?.base)
  const graph = useEditor(selectGraph)
  const resolutions = useEditor(selectResolutions)
  const heard = useRef<Heard>({ base: undefined, lines: new Map() })
  useEffect(() => {
    const before = heard.current
    const lines = pathLines(graph, resolutions)
    heard.current = { base, lines }
    if (base === undefined) return
    if (base !== before.base) {
      const { headline, paths } = boardVerdict(graph, selectForecast(editorStore.getState()))
      say(`${headline} ${paths}`)
      return
    }
    const changed = changedLines(before.lines, lines)
    if (changed.length > 0) say(`${changed.join('. ')}.`)
  }, [base, graph, resolutions, say])
  return null
}
