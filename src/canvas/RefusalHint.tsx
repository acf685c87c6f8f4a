import { useConnection } from '@xyflow/react'
import { useCallback, useEffect, useLayoutEffect, useRef } from 'react'
import { editorStore, useEditor } from '../store/editorStore.ts'
import { selectGraph } from '../store/selectors.ts'
import { refusalOf } from './linkGate.ts'
import { connectHandles, connectToBlock, type StartHandle } from './linkGesture.ts'
import styles from './RefusalHint.module.css'

/**
 * Beside the pointer, while a link is drawn or an end of one is moved: why what is there will not take
 * it. That is the handle the line has snapped to, or else the block below the pointer.
 */
export function RefusalHint({ start }: { readonly start: StartHandle }) {
  const snapped = useConnection(({ toHandle, isValid }) => (isValid === true ? toHandle : null))
  const below = useEditor(({ lit }) => lit?.blocks[0] ?? null)
  const hint = useRef<HTMLDivElement>(null)
  const pointer = useRef<PointerEvent>(null)

  const place = useCallback(() => {
    if (hint.current === null || pointer.current === null) return
    const { clientX: x, clientY: y } = pointer.current
    Object.assign(hint.current.style, { left: `${x}px`, top: `${y}px` })
    hint.current.dataset.left = String(x > innerWidth / 2)
  }, [])
  useLayoutEffect(place)
  useEffect(() => {
    const follow = (event: PointerEvent): void => {
      pointer.current = event
      place()
    }
    addEventListener('pointermove', follow, true)
    return () => removeEventListener('pointermove', follow, true)
  }, [place])

  const graph = selectGraph(editorStore.getState())
  const over = below === null ? null : connectToBlock(graph, start, below)
  const text = refusalOf(snapped === null ? over : connectHandles(graph, start, snapped))
  if (text === null) return null
  return (
    <div ref={hint} className={styles.hint} data-testid="refusal">
      {text} <kbd>Alt</kbd> links all the same.
    </div>
  )
}
