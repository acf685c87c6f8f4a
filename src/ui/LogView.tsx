import type { ReactNode } from 'react'
import styles from './LogView.module.css'

export interface LogViewLine {
  readonly level: 'crit' | 'err' | 'warn' | 'info' | 'dbg' | 'debug'
  readonly text: string
  /** Stands between level and text: where the line comes from. */
  readonly origin?: ReactNode
}

/** Lines of a kernel log, each with its level. `empty` stands there when there is none. */
export function LogView({
  lines,
  empty,
}: {
  readonly lines: readonly LogViewLine[]
  readonly empty: string
}) {
  if (lines.length === 0) return <p className={styles.empty}>{empty}</p>
  return (
    <ol className={styles.lines}>
      {lines.map(({ level, text, origin }, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a log may say the same twice
        <li key={at} data-level={level === 'debug' ? 'dbg' : level}>
          <span className={styles.level}>{level === 'debug' ? 'dbg' : level}</span>
          {origin}
          <code>{text}</code>
        </li>
      ))}
    </ol>
  )
}
