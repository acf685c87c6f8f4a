import BookmarkPlus from 'lucide-react/icons/bookmark-plus'
import FileDown from 'lucide-react/icons/file-down'
import { type FormEvent, useEffect, useState } from 'react'
import type { Outcome } from '../../platform/outcome.ts'
import type { ProjectEntry, RestorePoint } from '../../platform/storage/openStorage.ts'
import { useEditor } from '../../store/editorStore.ts'
import { isReadOnly } from '../../store/projectSlice.ts'
import { Button } from '../../ui/Button.tsx'
import { Dialog } from '../../ui/Dialog.tsx'
import { askSession } from './askSession.ts'
import { dateText } from './dateText.ts'
import styles from './ProjectSheet.module.css'
import { showSheet, tell } from './projectView.ts'
import { saveOpen } from './saveOpen.ts'
import { useSaveStatus } from './saveStatus.ts'

/** Where the open project is kept, its restore points, and the way to a file. */
export default function ProjectSheet() {
  const id = useEditor((state) => state.projectId)
  const readOnly = useEditor(isReadOnly)
  const compareWith = useEditor((state) => state.compareWith)
  const status = useSaveStatus((state) => state.status)
  const [entry, setEntry] = useState<ProjectEntry | null>(null)
  useEffect(() => {
    let wanted = true
    void askSession((session) => session.list()).then((listed) => {
      if (wanted && listed.kind === 'ok')
        setEntry(listed.value.find((one) => one.id === id) ?? null)
    })
    return () => {
      wanted = false
    }
  }, [id])
  if (id === null) return null

  const take = (what: string, kept: Outcome<ProjectEntry>): void => {
    if (kept.kind === 'ok') setEntry(kept.value)
    else tell({ kind: 'failed', title: what, details: [kept.message] })
  }
  const restore = async (point: RestorePoint): Promise<void> => {
    const restored = await askSession((session) => session.restorePoint(id, point))
    if (restored.kind === 'ok') {
      showSheet(false)
      tell({ kind: 'done', text: `Restored “${point.name}”. Undo takes it back.` })
    } else
      tell({
        kind: 'failed',
        title: `Could not restore “${point.name}”`,
        details: [restored.message],
      })
  }
  const compare = async (point: RestorePoint): Promise<void> => {
    const read = await askSession((session) => session.readPoint(id, point))
    if (read.kind === 'ok') {
      showSheet(false)
      const name = `the restore point “${point.name}”`
      compareWith({
        kind: 'document',
        key: `point ${point.name}`,
        name,
        doc: read.value.doc,
        of: null,
      })
    } else
      tell({
        kind: 'failed',
        title: `Could not compare with “${point.name}”`,
        details: [read.message],
      })
  }
  return (
    <Dialog title="Project" onClose={() => showSheet(false)}>
      <div className={styles.sheet}>
        <p>
          {status.kind === 'failed' ? (
            <strong className={styles.bad}>Not kept: {status.message}</strong>
          ) : entry === null ? (
            'Not kept in this browser yet.'
          ) : (
            `Kept in this browser since ${dateText(entry.made)}, after every change; the last one ${dateText(entry.changed)}.`
          )}{' '}
          A file holds it whole, its sources with it, and opens anywhere Portwire does.
        </p>
        <Button look="primary" onClick={() => void saveOpen()}>
          <FileDown size={15} aria-hidden="true" />
          Save to file
        </Button>
        <section aria-labelledby="points-heading">
          <h3 id="points-heading">Restore points</h3>
          <AddPoint
            disabled={readOnly || status.kind === 'failed'}
            onAdd={async (name) =>
              take(
                'Could not keep the restore point',
                await askSession((session) => session.addPoint(id, name)),
              )
            }
          />
          {entry === null || entry.points.length === 0 ? (
            <p>None yet. One keeps the present state under a name, whatever you do afterwards.</p>
          ) : (
            <ul className={styles.points}>
              {entry.points.toReversed().map((point) => (
                <li key={`${point.save} ${point.at}`}>
                  <strong>{point.name}</strong>
                  <span>{dateText(point.at)}</span>
                  <Button
                    aria-label={`Restore ${point.name}`}
                    disabled={readOnly}
                    onClick={() => void restore(point)}
                  >
                    Restore
                  </Button>
                  <Button
                    aria-label={`Compare with ${point.name}`}
                    onClick={() => void compare(point)}
                  >
                    Compare
                  </Button>
                  <RemovePoint
                    name={point.name}
                    onRemove={async () =>
                      take(
                        'Could not delete it',
                        await askSession((session) => session.removePoint(id, point)),
                      )
                    }
                  />
                </li>
              ))}
            </ul>
          )}
        </section>
      </div>
    </Dialog>
  )
}

function AddPoint({
  disabled,
  onAdd,
}: {
  readonly disabled: boolean
  readonly onAdd: (name: string) => void
}) {
  const [name, setName] = useState('')
  const add = (event: FormEvent): void => {
    event.preventDefault()
    onAdd(name.trim() === '' ? 'Restore point' : name.trim())
    setName('')
  }
  return (
    <form className={styles.add} onSubmit={add}>
      <input
        aria-label="Name of the restore point"
        placeholder="Before the review"
        autoComplete="off"
        disabled={disabled}
        value={name}
        onChange={(event) => setName(event.target.value)}
      />
      <Button type="submit" disabled={disabled}>
        <BookmarkPlus size={15} aria-hidden="true" />
        Keep this state
      </Button>
    </form>
  )
}

/** Asks once more: a restore point is not brought back. */
function RemovePoint({ name, onRemove }: { readonly name: string; readonly onRemove: () => void }) {
  const [sure, setSure] = useState(false)
  return (
    <Button
      look="ghost"
      aria-label={sure ? `Delete ${name} for good` : `Delete ${name}`}
      onBlur={() => setSure(false)}
      onClick={() => (sure ? onRemove() : setSure(true))}
    >
      {sure ? 'Delete for good' : 'Delete'}
    </Button>
  )
}
