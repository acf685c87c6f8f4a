import type { ReactNode } from 'react'
import type { Help } from '../../core/drivers/mediatek-drm/help/help.ts'
import { HelpTip } from '../../ui/HelpTip.tsx'
import styles from './Field.module.css'

/** A name, which can explain itself, and what stands there; a hint below where one helps. */
export function Field({
  name,
  help = null,
  hint,
  children,
}: {
  readonly name: string
  readonly help?: Help | null
  readonly hint?: ReactNode
  readonly children: ReactNode
}) {
  return (
    <div className={styles.field}>
      <span className={styles.label}>
        {help === null ? name : <HelpTip {...help}>{name}</HelpTip>}
      </span>
      <div className={styles.value}>
        {children}
        {hint !== undefined && <p className={styles.hint}>{hint}</p>}
      </div>
    </div>
  )
}
