import { type Tone, ToneIcon } from '../../ui/ToneIcon.tsx'
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
    <p className={styles.verdict} data-tone={tone} role="status" data-testid="companion-verdict">
      <ToneIcon tone={tone} size={17} />
      <span>
        <strong>{title}</strong> {detail}
      </span>
    </p>
  )
}
