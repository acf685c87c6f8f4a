import TriangleAlert from 'lucide-react/icons/triangle-alert'
import type { BlockProblem } from '../core/picture/shown.ts'
import { useEditor } from '../store/editorStore.ts'
import styles from './ProblemBadge.module.css'

/** At the corner of a block where paths stop: opens and folds their notes. */
export function ProblemBadge({ problems }: { readonly problems: readonly BlockProblem[] }) {
  const fold = useEditor((state) => state.fold)
  const open = problems.every((problem) => problem.open)
  const text = problems.map((problem) => problem.text).join('; ')
  return (
    <button
      type="button"
      className={`${styles.badge} nodrag`}
      aria-label={`${open ? 'Hide' : 'Show'} why the path stops here. ${text}`}
      aria-expanded={open}
      title={text}
      onClick={(event) => {
        event.stopPropagation()
        fold(
          problems.map(({ key }) => key),
          open,
        )
      }}
    >
      <TriangleAlert size={12} strokeWidth={2.5} />
    </button>
  )
}
