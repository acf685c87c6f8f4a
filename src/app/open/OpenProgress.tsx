import { Button } from '../../ui/Button.tsx'
import { lateDialog } from '../lateDialog.tsx'
import styles from './OpenProgress.module.css'
import { useOpenTask } from './openTask.ts'

const BoardList = lateDialog(
  () => import('./BoardList.tsx'),
  'list the boards',
  ({ onChoose }) => onChoose(null),
)

/** What opening is busy with, once it takes longer than a moment, and what it asks. */
export function OpenProgress() {
  const task = useOpenTask((state) => state.task)
  if (task?.kind === 'choosing') {
    return <BoardList boards={task.boards} onChoose={task.choose} />
  }
  if (task === null) return null
  const { doing, done, total, cancel } = task
  return (
    <section className={styles.bar} aria-label={doing}>
      <div role="status">
        {doing}
        {done > 0 || total !== null ? `: ${done}` : '…'}
        {total !== null && ` of ${total}`}
      </div>
      <progress aria-label={doing} {...(total === null ? {} : { value: done, max: total })} />
      <Button onClick={cancel}>Cancel</Button>
    </section>
  )
}
