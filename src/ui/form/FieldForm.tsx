import { useId } from 'react'
import type { FieldDescription } from '../../core/base/fieldDescription.ts'
import type { Entries } from '../../core/base/fieldReader.ts'
import { EditableText } from '../EditableText.tsx'
import { Select } from '../Select.tsx'
import styles from './FieldForm.module.css'
import { valueAt, withValue } from './fieldPath.ts'
import { rangeText, refusal, valueOfText, valueText } from './fieldText.ts'

export interface FieldFormProps {
  /** In the order shown. Names are paths in `values`. */
  readonly fields: readonly FieldDescription[]
  readonly values: Entries
  /** One change, as all values with it and as undo names it: 'Set HZ to 250'. */
  readonly onChange: (values: Entries, label: string) => void
  /** Fields shown in hexadecimal, and with how many digits, by name. */
  readonly hex?: Readonly<Record<string, number>>
  /** 'dense' puts fields side by side, without their names in the model's JSON. */
  readonly look?: 'plain' | 'dense'
}

/**
 * Described inputs as a form. Each says its unit, its range and what stands when it is left out; a
 * value out of range is refused with the range. Integers may be typed in decimal or hexadecimal.
 */
export function FieldForm({ fields, values, onChange, hex = {}, look = 'plain' }: FieldFormProps) {
  return (
    <div className={styles.form} data-look={look}>
      {fields.map((field) => (
        <FieldRow
          key={field.name}
          field={field}
          digits={hex[field.name] ?? null}
          value={valueAt(values, field.name)}
          onCommit={(value) => {
            const said = value === undefined ? 'leave out' : String(value)
            onChange(withValue(values, field.name, value), `${field.title}: ${said}`)
          }}
        />
      ))}
    </div>
  )
}

type FieldValue = number | string | boolean | undefined

interface ControlProps {
  readonly id: string
  readonly hintId: string
  readonly field: FieldDescription
  readonly digits: number | null
  readonly value: unknown
  readonly onCommit: (value: FieldValue) => void
}

function FieldRow(props: Omit<ControlProps, 'id' | 'hintId'>) {
  const { field, digits } = props
  const id = useId()
  const hintId = useId()
  return (
    <div className={styles.row} data-field={field.name} data-wide={offersNames(field)}>
      <label className={styles.title} htmlFor={id}>
        {field.title}
      </label>
      <span className={styles.control}>
        <Control {...props} id={id} hintId={hintId} />
        {field.unit !== null && <span className={styles.unit}>{field.unit}</span>}
      </span>
      <p className={styles.hint} id={hintId}>
        <code>{field.name}</code> {rangeText(field, digits)}
      </p>
    </div>
  )
}

/** Whether what is offered is too long for the column of the controls. */
const offersNames = ({ options = [] }: FieldDescription): boolean =>
  options.some((option) => String(option).length > 12)

function Control(props: ControlProps) {
  switch (props.field.kind) {
    case 'integer':
    case 'text':
      return <TextControl {...props} />
    case 'choice':
      return <ChoiceControl {...props} />
    case 'flag':
      return props.field.default === null ? <TriState {...props} /> : <Flag {...props} />
  }
}

function TextControl({ id, hintId, field, digits, value, onCommit }: ControlProps) {
  const listId = useId()
  return (
    <>
      <EditableText
        id={id}
        className={styles.text}
        label={field.title}
        describedBy={hintId}
        value={valueText(value, digits)}
        placeholder={valueText(field.default, digits)}
        validate={(text) => refusal(field, text)}
        onCommit={(text) => onCommit(valueOfText(field, text))}
        {...(field.options && { list: listId })}
      />
      {field.options && (
        <datalist id={listId}>
          {field.options.map((option) => (
            <option key={option} value={option} />
          ))}
        </datalist>
      )}
    </>
  )
}

function ChoiceControl({ id, hintId, field, value, onCommit }: ControlProps) {
  const options = field.options ?? []
  const chosen = value ?? field.default
  return (
    <Select
      id={id}
      className={styles.select}
      aria-describedby={hintId}
      value={chosen === null ? '' : String(chosen)}
      onChange={(picked) => onCommit(options.find((it) => String(it) === picked))}
      options={[
        ...(field.default === null ? [{ value: '', label: 'Not chosen' }] : []),
        ...options.map((option) => ({ value: String(option), label: String(option) })),
      ]}
    />
  )
}

function Flag({ id, hintId, field, value, onCommit }: ControlProps) {
  return (
    <input
      id={id}
      type="checkbox"
      aria-describedby={hintId}
      checked={(value ?? field.default) === true}
      onChange={({ target }) => onCommit(target.checked)}
    />
  )
}

/** A flag that, left out, is neither on nor off but follows from something else. */
function TriState({ id, hintId, value, onCommit }: ControlProps) {
  return (
    <Select
      id={id}
      className={styles.select}
      aria-describedby={hintId}
      value={value === undefined ? '' : String(value)}
      onChange={(picked) => onCommit(picked === '' ? undefined : picked === 'true')}
      options={[
        { value: '', label: 'Left out' },
        { value: 'true', label: 'Yes' },
        { value: 'false', label: 'No' },
      ]}
    />
  )
}
