import RefreshCw from 'lucide-react/icons/refresh-cw'
import { useEffect, useState } from 'react'
import { workOffline } from '../platform/offline.ts'
import type { Outcome } from '../platform/outcome.ts'
import { editorStore } from '../store/editorStore.ts'
import { Button } from '../ui/Button.tsx'
import { tell } from './pageState.ts'
import { keepNow } from './projects/askSession.ts'
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
          <Button onClick={() => void keepNow().then((kept) => leave(kept, apply))}>
            <RefreshCw size={15} aria-hidden="true" />
            Reload
          </Button>
          <Button onClick={() => setApply(null)}>Later</Button>
        </div>
      )}
    </div>
  )
}

/** What is open is not left before what keeps it is here. */
function leave(kept: Outcome<unknown>, apply: () => void): void {
  if (kept.kind === 'ok' || editorStore.getState().project === null) apply()
  else tell({ kind: 'failed', title: 'Could not keep your work', details: [kept.message] })
}
