import type { ReactNode } from 'react'
import styles from './Field.module.css'

/** A name and what stands there, in two columns; a hint below where one helps. */
export function Field({
  name,
  hint,
  children,
}: {
  readonly name: string
  readonly hint?: ReactNode
  readonly children: ReactNode
}) {
  return (
    <div className={styles.field}>
      <span className={styles.label}>{name}</span>
      <div className={styles.value}>
        {children}
        {hint !== undefined && <p className={styles.hint}>{hint}</p>}
      </div>
    </div>
  )
}
