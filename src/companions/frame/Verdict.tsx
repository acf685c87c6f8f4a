import { ToneBand } from '../../ui/ToneBand.tsx'
import type { Tone } from '../../ui/ToneIcon.tsx'
import styles from './Verdict.module.css'

/** The answer in a line, said aloud when it changes. */
export function Verdict({
  tone,
  title,
  detail,
}: {
  readonly tone: Tone
  readonly title: string
  readonly detail: string
}) {
  return (
    <ToneBand className={styles.verdict} tone={tone} role="status" data-testid="companion-verdict">
      <p>
        <strong>{title}</strong> {detail}
      </p>
    </ToneBand>
  )
}
