import type { Tone } from '../../ui/ToneIcon.tsx'
import { ToneIcon } from '../../ui/ToneIcon.tsx'
import styles from './RemarkList.module.css'

export interface Remark {
  readonly tone: Tone
  readonly text: string
}

/** Sentences worth reading, each with its weight; nothing where there is none. */
export function RemarkList({
  label,
  remarks,
}: {
  readonly label: string
  readonly remarks: readonly Remark[]
}) {
  if (remarks.length === 0) return null
  return (
    <ul className={styles.remarks} aria-label={label}>
      {remarks.map(({ tone, text }) => (
        <li key={text} data-tone={tone}>
          <ToneIcon tone={tone} />
          {text}
        </li>
      ))}
    </ul>
  )
}
