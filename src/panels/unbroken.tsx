import type { ReactNode } from 'react'
import styles from './unbroken.module.css'

/** Keeps '-EINVAL' on one line, which its hyphen would let go. */
export const unbroken = (text: string): ReactNode[] =>
  text.split(/(-E[A-Z_]+)/).map((part, at) =>
    at % 2 === 0 ? (
      part
    ) : (
      // biome-ignore lint/suspicious/noArrayIndexKey: the parts of one text
      <span key={at} className={styles.errnoName}>
        {part}
      </span>
    ),
  )
