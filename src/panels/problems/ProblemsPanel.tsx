import { CircleX, Info, type LucideIcon, TriangleAlert } from 'lucide-react'
import type { Diagnostic } from '../../core/base/diagnostic.ts'
import { useEditor } from '../../store/editorStore.ts'
import styles from './ProblemsPanel.module.css'
import { selectProblems } from './selectProblems.ts'

const ICONS: Readonly<Record<Diagnostic['severity'], LucideIcon>> = {
  error: CircleX,
  warning: TriangleAlert,
  info: Info,
}

/** Everything that is wrong or worth a word, each with the way to it. */
export function ProblemsPanel() {
  const problems = useEditor(selectProblems)
  const revealBlock = useEditor((state) => state.revealBlock)
  if (problems.length === 0) {
    return <p className={styles.empty}>No problem found: the driver takes the graph as it is.</p>
  }
  return (
    <ul className={styles.list}>
      {problems.map(({ severity, message, place, block }) => {
        const Icon = ICONS[severity]
        const content = (
          <>
            <Icon size={15} aria-label={severity} />
            <span>{message}</span>
            <code>{place}</code>
          </>
        )
        return (
          <li key={`${place} ${message}`} data-severity={severity}>
            {block === null ? (
              <div className={styles.row}>{content}</div>
            ) : (
              <button type="button" className={styles.row} onClick={() => revealBlock(block)}>
                {content}
              </button>
            )}
          </li>
        )
      })}
    </ul>
  )
}
