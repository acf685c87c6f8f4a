import type { LucideIcon } from 'lucide-react'
import CircleX from 'lucide-react/icons/circle-x'
import Info from 'lucide-react/icons/info'
import TriangleAlert from 'lucide-react/icons/triangle-alert'
import type { Diagnostic } from '../../core/base/diagnostic.ts'
import styles from './SeverityIcon.module.css'

const ICONS: Readonly<Record<Diagnostic['severity'], LucideIcon>> = {
  error: CircleX,
  warning: TriangleAlert,
  info: Info,
}

/** How grave something is; never told by its colour alone. */
export function SeverityIcon({ severity }: { readonly severity: Diagnostic['severity'] }) {
  const Icon = ICONS[severity]
  return <Icon size={15} className={styles.icon} data-severity={severity} aria-label={severity} />
}
