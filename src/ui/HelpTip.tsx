import { type ReactNode, useState } from 'react'
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
  const [open, setOpen] = useState(false)
  return (
    <Tooltip text={text} detail={source} side="left" open={open} onOpenChange={setOpen}>
      <button
        type="button"
        className={styles.term}
        onClick={(event) => {
          event.preventDefault() // or the click would close what it has just asked for
          setOpen(true)
        }}
      >
        {children}
      </button>
    </Tooltip>
  )
}
