import { readPreference } from '../../platform/preference.ts'
import { chunk } from '../../ui/chunk.tsx'
import { PROJECT_COUNT } from './projectCount.ts'
import styles from './RecentProjects.module.css'

const RecentProjects = chunk(
  async () => (await import('./RecentProjects.tsx')).default,
  ({ room }) => room,
)

/** The projects of this browser, once they are known; till then room for them, so that nothing jumps. */
export function RecentSlot() {
  const hasSome = Number(readPreference(PROJECT_COUNT) ?? 0) > 0
  return <RecentProjects room={hasSome ? <div className={styles.room} /> : null} />
}
