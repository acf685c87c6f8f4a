import { useState } from 'react'
import type { FileEdit } from '../../core/convert/write/editSources.ts'
import type { FormKind } from '../../core/convert/write/exportForm.ts'
import type { WrittenForm } from '../../core/convert/write/readBack.ts'
import { Button } from '../../ui/Button.tsx'
import { late } from '../../ui/late.tsx'
import styles from './DtsPanel.module.css'
import { FORM_WORDS } from './exportForms.ts'
import { textOfForm } from './offeredForm.ts'

const DtsView = late(() => import('./DtsView.tsx'), { Waiting: PlainText, Missing: PlainText })
const EditView = late(() => import('./EditView.tsx'))

/** A form to read: source as it is, a blob as source again, an edited file as what changes in it. */
export function FormText({ kind, form }: { readonly kind: FormKind; readonly form: WrittenForm }) {
  if (form.kind === 'files') return <EditedFiles files={form.files} />
  const text = textOfForm(form)
  return (
    <>
      {'bytes' in form && (
        <p className={styles.note}>
          {form.bytes.length.toLocaleString('en')} bytes. Decompiled, they say:
        </p>
      )}
      <DtsView text={text} label={FORM_WORDS[kind].title} />
    </>
  )
}

function PlainText({ text }: { readonly text: string }) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls has to be reached by key
    <pre className={styles.plain} tabIndex={0}>
      {text}
    </pre>
  )
}

function EditedFiles({ files }: { readonly files: readonly FileEdit[] }) {
  const [chosen, setChosen] = useState<string | null>(null)
  const [whole, setWhole] = useState(false)
  const shown = files.find(({ name }) => name === chosen) ?? files[0]
  if (shown === undefined) return null
  return (
    <>
      <div className={styles.note}>
        {files.length === 1 ? (
          <code>{shown.name}</code>
        ) : (
          <select
            className={styles.select}
            aria-label="File"
            value={shown.name}
            onChange={(event) => setChosen(event.target.value)}
          >
            {files.map(({ name }) => (
              <option key={name}>{name}</option>
            ))}
          </select>
        )}
        <Button look="ghost" aria-pressed={whole} onClick={() => setWhole(!whole)}>
          {whole ? 'Only what changes' : 'The whole file'}
        </Button>
      </div>
      <EditView edit={shown} whole={whole} />
    </>
  )
}
