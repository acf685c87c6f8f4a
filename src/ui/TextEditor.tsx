import { useId } from 'react'
import styles from './TextEditor.module.css'

/** A text of several lines, with what is wrong in it below. */
export function TextEditor({
  label,
  text,
  onChange,
  onLeave,
  hasDraft,
  problems,
}: {
  readonly label: string
  readonly text: string
  readonly onChange: (text: string) => void
  readonly onLeave: () => void
  /** Whether something was typed since the text came in: it then keeps the keys of undo. */
  readonly hasDraft: boolean
  /** Sentences; empty when the text is right. */
  readonly problems: readonly string[]
}) {
  const problemsId = useId()
  return (
    <div className={styles.editor}>
      <textarea
        aria-label={label}
        aria-invalid={problems.length > 0}
        aria-describedby={problemsId}
        data-draft={hasDraft}
        value={text}
        rows={Math.max(8, text.split('\n').length)}
        spellCheck={false}
        autoComplete="off"
        onChange={({ target }) => onChange(target.value)}
        onBlur={onLeave}
      />
      <ul id={problemsId} aria-live="polite">
        {problems.map((problem) => (
          <li key={problem}>{problem}</li>
        ))}
      </ul>
    </div>
  )
}
