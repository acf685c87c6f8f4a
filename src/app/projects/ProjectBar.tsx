import CircleX from 'lucide-react/icons/circle-x'
import Eye from 'lucide-react/icons/eye'
import { editorStore, useEditor } from '../../store/editorStore.ts'
import { isReadOnly } from '../../store/projectSlice.ts'
import { Button } from '../../ui/Button.tsx'
import { askSession, keepNow } from './askSession.ts'
import styles from './ProjectBar.module.css'
import { tell } from './projectView.ts'
import { saveOpen } from './saveOpen.ts'
import { useSaveStatus } from './saveStatus.ts'

/** Says at once that work is not kept, or that it is another tab's, and what to do about it. */
export function ProjectBar() {
  const readOnly = useEditor(isReadOnly)
  const status = useSaveStatus((state) => state.status)
  return (
    <div className={styles.place} role="alert">
      {readOnly ? (
        <div className={styles.bar} data-kind="read-only">
          <Eye size={16} aria-hidden="true" />
          <p>
            <strong>Read-only here.</strong> Another tab works on this project.
          </p>
          <Button onClick={() => void takeOver()}>Work on it here</Button>
        </div>
      ) : (
        status.kind === 'failed' && (
          <div className={styles.bar} data-kind="failed">
            <CircleX size={16} aria-hidden="true" />
            <p>
              <strong>Your work is not being kept.</strong> {status.message}
            </p>
            <Button look="primary" onClick={() => void saveOpen()}>
              Save to file
            </Button>
            <Button onClick={() => void keepNow()}>Try again</Button>
          </div>
        )
      )}
    </div>
  )
}

async function takeOver(): Promise<void> {
  const { projectId } = editorStore.getState()
  if (projectId === null) return
  const taken = await askSession((session) => session.takeOver(projectId))
  if (taken.kind === 'failed')
    tell({ kind: 'failed', title: 'Could not take the project over', details: [taken.message] })
}
