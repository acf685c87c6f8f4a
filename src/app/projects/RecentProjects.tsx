import { type ReactNode, useCallback, useEffect, useState } from 'react'
import { writePreference } from '../../platform/preference.ts'
import type { ProjectEntry } from '../../platform/storage/openStorage.ts'
import type { Kept } from '../../platform/storage/storageFailure.ts'
import { Button } from '../../ui/Button.tsx'
import { askSession } from './askSession.ts'
import { ProjectRow } from './ProjectRow.tsx'
import { PROJECT_COUNT } from './projectCount.ts'
import { tell } from './projectView.ts'
import styles from './RecentProjects.module.css'
import type { Session } from './session.ts'

/** Shown before one asks for more. */
const FIRST = 4

/** What was worked on, the last first, as the first thing to go on with. */
export default function RecentProjects({ room }: { readonly room: ReactNode }) {
  const [since] = useState(() => Date.now())
  const [entries, setEntries] = useState<readonly ProjectEntry[] | null>(null)
  const [problem, setProblem] = useState<string | null>(null)
  const [all, setAll] = useState(false)
  const [deleted, setDeleted] = useState(false)
  const refresh = useCallback(async () => {
    const listed = await askSession((session) => session.list())
    if (listed.kind === 'failed') return setProblem(listed.message)
    setEntries(listed.value)
    const count = listed.value.filter(({ removed }) => removed === null).length
    writePreference(PROJECT_COUNT, String(count))
  }, [])
  useEffect(() => void refresh(), [refresh])

  const act = useCallback(
    async (what: string, action: (session: Session) => Promise<Kept>) => {
      const done = await askSession(action)
      if (done.kind === 'failed') tell({ kind: 'failed', title: what, details: [done.message] })
      await refresh()
    },
    [refresh],
  )
  // Where there were none there is nothing to go on with; opening a board says what is wrong.
  if (entries === null && problem !== null)
    return (
      room && (
        <section className={styles.recent} aria-labelledby="recent-heading">
          <h2 id="recent-heading">Your projects</h2>
          <p role="alert">They cannot be reached. {problem}</p>
        </section>
      )
    )
  if (entries === null) return room
  if (entries.length === 0) return null
  const isGone = ({ removed }: ProjectEntry): boolean => removed !== null && removed < since
  const shown = entries.filter((entry) => !isGone(entry))
  const gone = entries.filter(isGone)
  const [first] = shown.filter(({ removed }) => removed === null)
  const rest = all ? shown.length : FIRST
  return (
    <section className={styles.recent} aria-labelledby="recent-heading">
      <h2 id="recent-heading">Your projects</h2>
      <ul>
        {shown.slice(0, rest).map((entry) => (
          <ProjectRow key={entry.id} entry={entry} isFirst={entry === first} act={act} />
        ))}
        {deleted && gone.map((entry) => <ProjectRow key={entry.id} entry={entry} act={act} />)}
      </ul>
      {shown.length > rest && (
        <Button look="ghost" onClick={() => setAll(true)}>
          Show all {shown.length}
        </Button>
      )}
      {gone.length > 0 && !deleted && (
        <Button look="ghost" onClick={() => setDeleted(true)}>
          Show {gone.length} deleted this week
        </Button>
      )}
    </section>
  )
}
