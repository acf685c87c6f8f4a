import type { ReactNode } from 'react'
import styles from './PanelHead.module.css'

/** The line over a panel: its name, and what can be done with the whole of it. */
export function PanelHead({
  title,
  id,
  children,
}: {
  readonly title: string
  readonly id: string
  readonly children?: ReactNode
}) {
  return (
    <header className={styles.head}>
      <h2 id={id}>{title}</h2>
      {children}
    </header>
  )
}
