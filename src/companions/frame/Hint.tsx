import type { ReactNode } from 'react'
import styles from './Hint.module.css'

/** A sentence that explains what it stands below. */
export function Hint({ children }: { readonly children: ReactNode }) {
  return <p className={styles.hint}>{children}</p>
}
