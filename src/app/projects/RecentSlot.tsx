import { lazy, Suspense } from 'react'
import { readPreference } from '../../platform/preference.ts'
import { PROJECT_COUNT } from './projectCount.ts'
import styles from './RecentProjects.module.css'

const RecentProjects = lazy(() => import('./RecentProjects.tsx'))

/** The projects of this browser, once they are known; till then room for them, so that nothing jumps. */
export function RecentSlot() {
  const hasSome = Number(readPreference(PROJECT_COUNT) ?? 0) > 0
  const room = hasSome ? <div className={styles.room} /> : null
  return (
    <Suspense fallback={room}>
      <RecentProjects room={room} />
    </Suspense>
  )
}
