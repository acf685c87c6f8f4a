import { useEffect, useState } from 'react'
import { refusalOf } from './linkGate.ts'
import type { StartHandle } from './linkGesture.ts'
import styles from './RefusalHint.module.css'
import { editToPoint } from './useLinking.ts'

interface Refusal {
  readonly text: string
  readonly x: number
  readonly y: number
}

/** Beside the pointer, while a link is drawn: why the block below it will not take the link. */
export function RefusalHint({ start }: { readonly start: StartHandle }) {
  const [refusal, setRefusal] = useState<Refusal | null>(null)
  useEffect(() => {
    const follow = (event: PointerEvent) => {
      const text = refusalOf(editToPoint(event, start))
      setRefusal(text === null ? null : { text, x: event.clientX, y: event.clientY })
    }
    addEventListener('pointermove', follow)
    return () => removeEventListener('pointermove', follow)
  }, [start])
  if (refusal === null) return null
  const { text, x, y } = refusal
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
