import type { ReactNode } from 'react'
import styles from './HelpTip.module.css'
import { Tooltip } from './Tooltip.tsx'

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
    <Tooltip text={text} detail={source} side="left" onClick>
      <button type="button" className={styles.term}>
        {children}
      </button>
    </Tooltip>
  )
}
