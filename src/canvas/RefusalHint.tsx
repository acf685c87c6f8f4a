import { useConnection } from '@xyflow/react'
import { useEffect, useState } from 'react'
import { editorStore } from '../store/editorStore.ts'
import { selectGraph } from '../store/selectors.ts'
import { refusalOf } from './linkGate.ts'
import { connectHandles, type StartHandle } from './linkGesture.ts'
import styles from './RefusalHint.module.css'
import { editToPoint } from './useLinking.ts'

/**
 * Beside the pointer, while a link is drawn or an end of one is moved: why what is there will not take
 * it. That is the handle the line has snapped to, or else the block below the pointer.
 */
export function RefusalHint({ start }: { readonly start: StartHandle }) {
  const snapped = useConnection(({ toHandle, isValid }) => (isValid === true ? toHandle : null))
  const [pointer, setPointer] = useState<PointerEvent | null>(null)
  useEffect(() => {
    addEventListener('pointermove', setPointer)
    return () => removeEventListener('pointermove', setPointer)
  }, [])
  if (pointer === null) return null
  const drawn =
    snapped === null
      ? editToPoint(pointer, start)
      : connectHandles(selectGraph(editorStore.getState()), start, snapped)
  const text = refusalOf(drawn)
  if (text === null) return null
  const { clientX: x, clientY: y } = pointer
  const isLeft = x > innerWidth / 2
  return (
    <div
      className={styles.hint}
      data-left={isLeft}
      data-testid="refusal"
      style={{ left: x, top: y }}
    >
      {text} <kbd>Alt</kbd> links all the same.
    </div>
  )
}
