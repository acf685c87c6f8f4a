import { type ComponentProps, useId, useState } from 'react'
import styles from './EditableText.module.css'

interface EditableTextProps
  extends Pick<
    ComponentProps<'input'>,
    'placeholder' | 'inputMode' | 'className' | 'id' | 'list' | 'disabled' | 'readOnly'
  > {
  /** The control's name for those who do not see its label. */
  readonly label: string
  readonly value: string
  /** The new text, trimmed, when it differs and is valid. */
  readonly onCommit: (text: string) => void
  /** What is wrong with a text, as a sentence; null when it may be committed. */
  readonly validate?: (text: string) => string | null
  readonly look?: 'field' | 'inline'
  /** Id of what explains the field, beside the reason why its text is not valid. */
  readonly describedBy?: string
}

/**
 * A text field that speaks once: on Enter or on leaving it. Escape takes the typing back. A text that
 * is not valid stays, with the reason below it, and is not committed.
 */
export function EditableText({
  label,
  value,
  onCommit,
  validate,
  look = 'field',
  className,
  describedBy,
  ...rest
}: EditableTextProps) {
  const [draft, setDraft] = useState<string | null>(null)
  const problemId = useId()
  const text = draft ?? value
  const problem =
    draft === null || draft.trim() === value ? null : (validate?.(draft.trim()) ?? null)

  const descriptions = [problem === null ? undefined : problemId, describedBy].filter(Boolean)

  const commit = () => {
    if (draft === null || problem !== null) return
    if (draft.trim() !== value) onCommit(draft.trim())
    setDraft(null)
  }
  return (
    <span className={styles.wrap} data-look={look}>
      <input
        {...rest}
        className={className === undefined ? styles.input : `${styles.input} ${className}`}
        aria-label={label}
        data-draft={draft !== null}
        aria-invalid={problem !== null}
        aria-describedby={descriptions.length === 0 ? undefined : descriptions.join(' ')}
        spellCheck={false}
        autoComplete="off"
        value={text}
        onChange={(event) => setDraft(event.target.value)}
        onFocus={(event) => event.target.select()}
        onBlur={() => (problem === null ? commit() : setDraft(null))}
        onKeyDown={(event) => {
          if (event.key === 'Enter') commit()
          if (event.key === 'Escape' && draft !== null) {
            event.stopPropagation()
            setDraft(null)
          }
        }}
      />
      {problem !== null && (
        <span className={styles.problem} id={problemId} role="alert">
          {problem}
        </span>
      )}
    </span>
  )
}
