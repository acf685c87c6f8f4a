import { type ReactNode, useId } from 'react'
import styles from './Section.module.css'

/** One topic of a companion under its heading. `actions` stand at the heading's end. */
export function Section({
  title,
  actions,
  children,
}: {
  readonly title: string
  readonly actions?: ReactNode
  readonly children: ReactNode
}) {
  const heading = useId()
  return (
    <section className={styles.section} aria-labelledby={heading}>
      <header>
        <h2 id={heading}>{title}</h2>
        {actions}
      </header>
      {children}
    </section>
  )
}

/** The same, folded until it is wanted: for what few people touch. */
export function FoldedSection({
  title,
  children,
}: {
  readonly title: string
  readonly children: ReactNode
}) {
  return (
    <details className={styles.section}>
      <summary>{title}</summary>
      {children}
    </details>
  )
}
