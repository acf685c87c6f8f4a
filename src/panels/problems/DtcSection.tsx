import { useState } from 'react'
import { late } from '../../ui/late.tsx'
import styles from './DtcSection.module.css'

/** Reads the board's files again, and holds dtc's checks: a chunk of its own. */
const DtcWarnings = late(() => import('./DtcWarnings.tsx'))

/** What dtc would print about the tree, for who opens it. */
export function DtcSection() {
  const [isOpen, setOpen] = useState(false)
  return (
    <details className={styles.section} onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>What dtc warns</summary>
      {isOpen && <DtcWarnings />}
    </details>
  )
}
