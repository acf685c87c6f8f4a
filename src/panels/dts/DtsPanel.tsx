import { useDeferredValue, useMemo } from 'react'
import type { OpenedBoard } from '../../core/convert/open/newBoard.ts'
import type { FormKind } from '../../core/convert/write/exportForm.ts'
import { readBase } from '../../core/convert/write/readBack.ts'
import { useEditor } from '../../store/editorStore.ts'
import styles from './DtsPanel.module.css'
import { FORM_WORDS } from './exportForms.ts'
import { FormActions } from './FormActions.tsx'
import { FormChoice } from './FormChoice.tsx'
import { FormFindings } from './FormFindings.tsx'
import { FormText } from './FormText.tsx'
import { offeredForm } from './offeredForm.ts'
import { useFaults } from './useFaults.ts'

/** What changed, in the form it is to leave in, as it follows from every edit. */
export default function DtsPanel() {
  const project = useEditor((state) => state.project)
  const form = useEditor((state) => state.form)
  const shown = useDeferredValue(project)
  if (shown === null) return null
  return <ShownForm kind={form} board={shown} stale={shown.doc.graph !== project?.doc.graph} />
}

function ShownForm({
  kind,
  board,
  stale,
}: {
  readonly kind: FormKind
  readonly board: OpenedBoard
  readonly stale: boolean
}) {
  useMemo(() => readBase(board), [board]) // held for the next edit: each form is made of it
  const offered = offeredForm(kind, board)
  const faults = useFaults(offered)
  const { form, cannot } = offered
  return (
    <section className={styles.panel} aria-label="Export" data-stale={stale || faults === null}>
      <div className={styles.bar}>
        <FormChoice />
        {form !== null && <FormActions key={kind} offered={offered} faults={faults} />}
      </div>
      <FormFindings kind={kind} cannot={cannot} faults={faults ?? []} />
      {form === null ? (
        <Nothing kind={kind} board={board} isUntouched={offered.isUntouched} />
      ) : (
        <FormText key={kind} kind={kind} form={form} />
      )}
    </section>
  )
}

function Nothing({
  kind,
  board: { baseName },
  isUntouched,
}: {
  readonly kind: FormKind
  readonly board: OpenedBoard
  readonly isUntouched: boolean
}) {
  if (!isUntouched || kind === 'board-blob') return null
  return (
    <p className={styles.empty}>
      <strong>Nothing changed yet.</strong> As soon as you add or link blocks, what your board needs
      on top of <code>{baseName}</code> stands here. {FORM_WORDS[kind].use}
    </p>
  )
}
