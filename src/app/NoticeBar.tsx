import Check from 'lucide-react/icons/check'
import CircleX from 'lucide-react/icons/circle-x'
import X from 'lucide-react/icons/x'
import { useEffect } from 'react'
import { IconButton } from '../ui/IconButton.tsx'
import styles from './NoticeBar.module.css'
import type { Notice } from './notice.ts'

/** Long enough to read a short sentence; a failure stays until it is dismissed. */
const DONE_SHOWN_MS = 5000

export function NoticeBar({
  notice,
  onDismiss,
}: {
  readonly notice: Notice | null
  readonly onDismiss: () => void
}) {
  useEffect(() => {
    if (notice?.kind !== 'done') return
    const timer = setTimeout(onDismiss, DONE_SHOWN_MS)
    return () => clearTimeout(timer)
  }, [notice, onDismiss])

  return (
    <div className={styles.place}>
      <div role="status">{notice?.kind === 'done' && <Done text={notice.text} />}</div>
      <div role="alert">
        {notice?.kind === 'failed' && (
          <div className={styles.bar} data-kind="failed">
            <CircleX size={17} aria-hidden="true" />
            <div className={styles.words}>
              <strong>{notice.title}</strong>
              <ul>
                {notice.details.map((detail) => (
                  <li key={detail}>{detail}</li>
                ))}
              </ul>
            </div>
            <IconButton label="Dismiss" onClick={onDismiss}>
              <X size={15} />
            </IconButton>
          </div>
        )}
      </div>
    </div>
  )
}

function Done({ text }: { readonly text: string }) {
  return (
    <p className={styles.bar} data-kind="done">
      <Check size={16} aria-hidden="true" />
      {text}
    </p>
  )
}
