import * as RadioGroup from 'radix-ui/radio-group'
import { memo } from 'react'
import { FORM_KINDS } from '../../core/convert/write/exportForm.ts'
import { useEditor } from '../../store/editorStore.ts'
import { FORM_WORDS } from './exportForms.ts'
import styles from './FormChoice.module.css'

/** The forms of export in a row, of which one is shown. */
export const FormChoice = memo(function FormChoice() {
  const form = useEditor((state) => state.form)
  const showForm = useEditor((state) => state.showForm)
  return (
    <RadioGroup.Root
      className={styles.choice}
      orientation="horizontal"
      aria-label="Form of export"
      value={form}
      onValueChange={(value) => {
        const kind = FORM_KINDS.find((known) => known === value)
        if (kind !== undefined) showForm(kind)
      }}
    >
      {FORM_KINDS.map((kind) => (
        <RadioGroup.Item
          key={kind}
          className={styles.form}
          value={kind}
          aria-label={FORM_WORDS[kind].title}
          title={`${FORM_WORDS[kind].title}. ${FORM_WORDS[kind].use}`}
        >
          {FORM_WORDS[kind].short}
        </RadioGroup.Item>
      ))}
    </RadioGroup.Root>
  )
})
