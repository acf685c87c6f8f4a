import { type ReactNode, useState } from 'react'
import styles from './Disclosure.module.css'

/** Something told on request: what is inside is worked out when it is opened. */
export function Disclosure({
  title,
  children,
}: {
  readonly title: string
  readonly children: () => ReactNode
}) {
  const [open, setOpen] = useState(false)
  return (
    <details
      className={styles.disclosure}
      open={open}
      onToggle={(event) => setOpen(event.currentTarget.open)}
    >
      <summary>{title}</summary>
      {open && children()}
    </details>
  )
}
