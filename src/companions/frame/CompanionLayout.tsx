import type { ReactNode } from 'react'
import styles from './CompanionLayout.module.css'

/** What goes in on the left, what comes out on the right; below each other where it is narrow. */
export function CompanionLayout({
  inputs,
  children,
}: {
  readonly inputs: ReactNode
  readonly children: ReactNode
}) {
  return (
    <div className={styles.columns}>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: the keyboard has to be able to scroll it */}
      <section className={styles.inputs} aria-label="Inputs" tabIndex={0}>
        {inputs}
      </section>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: the keyboard has to be able to scroll it */}
      <main className={styles.results} aria-label="Results" tabIndex={0}>
        {children}
      </main>
    </div>
  )
}
