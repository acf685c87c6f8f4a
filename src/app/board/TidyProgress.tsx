import { Button } from '../../ui/Button.tsx'
import styles from '../open/OpenProgress.module.css'
import { useTidyTask } from './tidyTask.ts'

/** Shown once a layout takes longer than a moment. */
export function TidyProgress() {
  const cancel = useTidyTask((state) => state.cancel)
  if (cancel === null) return null
  return (
    <section className={styles.bar} aria-label="Looking for a tidy layout">
      <div role="status">Looking for a tidy layout</div>
      <progress aria-label="Looking for a tidy layout" />
      <Button onClick={cancel}>Cancel</Button>
    </section>
  )
}
