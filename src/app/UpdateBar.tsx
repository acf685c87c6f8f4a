import { RefreshCw } from 'lucide-react'
import { useEffect, useState } from 'react'
import { workOffline } from '../platform/offline.ts'
import { Button } from '../ui/Button.tsx'
import { loadSession } from './projects/loadSession.ts'
import styles from './UpdateBar.module.css'

/**
 * Offers a newer build when one has arrived. The page is loaded anew only when asked to, and after the
 * last change is written.
 */
export function UpdateBar() {
  const [apply, setApply] = useState<(() => void) | null>(null)
  useEffect(() => void workOffline((update) => setApply(() => update)), [])

  return (
    <div role="status" className={styles.place}>
      {apply !== null && (
        <div className={styles.bar}>
          <span>A new version of Portwire is ready.</span>
          <Button
            onClick={() =>
              void loadSession()
                .then((session) => session.flush())
                .then(apply)
            }
          >
            <RefreshCw size={15} aria-hidden="true" />
            Reload
          </Button>
          <Button onClick={() => setApply(null)}>Later</Button>
        </div>
      )}
    </div>
  )
}
