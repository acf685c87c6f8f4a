import type { ReactNode } from 'react'
import styles from './HelpTip.module.css'
import { tipAttributes } from './tipAttributes.ts'

/** A word that explains itself: on hover, on focus, and by a tap or click. */
export function HelpTip({
  text,
  source,
  children,
}: {
  readonly text: string
  /** Where the explanation is taken from. */
  readonly source: string
  readonly children: ReactNode
}) {
  return (
    <button
      type="button"
      className={styles.term}
      {...tipAttributes({ text, detail: source, side: 'left', onClick: true })}
    >
      {children}
    </button>
  )
}
