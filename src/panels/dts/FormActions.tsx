import Copy from 'lucide-react/icons/copy'
import Download from 'lucide-react/icons/download'
import FileDiff from 'lucide-react/icons/file-diff'
import { useState } from 'react'
import type { Diagnostic } from '../../core/base/diagnostic.ts'
import { Button } from '../../ui/Button.tsx'
import { ToneIcon } from '../../ui/ToneIcon.tsx'
import { useServices } from '../services.ts'
import styles from './DtsPanel.module.css'
import { FORM_WORDS } from './exportForms.ts'
import { faultsOf, filesOfForm, type OfferedForm, textOfForm } from './offeredForm.ts'

/**
 * How the form reads back, and the ways to take it along. What does not say the same as the canvas
 * goes only after that was said, by a second press.
 */
export function FormActions({
  offered,
  faults,
}: {
  readonly offered: OfferedForm
  /** Null while they are being looked for. */
  readonly faults: readonly Diagnostic[] | null
}) {
  const { copy, save } = useServices()
  const [warned, setWarned] = useState<OfferedForm | null>(null)
  const { kind, form, board } = offered
  if (form === null) return null
  const { name } = FORM_WORDS[kind]
  const isWrong = faults !== null && faults.length > 0
  const anyway = isWrong || warned === offered ? ' anyway' : ''
  const checked = (act: () => void) => () => {
    if (anyway === '' && faultsOf(offered).length > 0) setWarned(offered)
    else act()
  }
  return (
    <>
      <span className={styles.state} data-state={stateOf(faults)}>
        <ToneIcon tone={faults === null ? 'quiet' : isWrong ? 'bad' : 'ok'} />
        {STATES[stateOf(faults)]}
      </span>
      <Button
        look="ghost"
        aria-label={`Copy ${kind === 'files' ? 'the edit as a diff' : name}${anyway}`}
        onClick={checked(() => copy(textOfForm(form), kind === 'files' ? 'the diff' : name))}
      >
        <Copy size={14} />
        Copy{anyway}
      </Button>
      {form.kind === 'files' && (
        <Button
          look="ghost"
          aria-label={`Download the edit as a diff${anyway}`}
          onClick={checked(() => save('display.patch', textOfForm(form)))}
        >
          <FileDiff size={14} />
          {anyway.trim()}
        </Button>
      )}
      {filesOfForm(form, board).map((file) => (
        <Button
          key={file.name}
          look="ghost"
          aria-label={`Download ${file.name}${anyway}`}
          onClick={checked(() => save(file.name, file.content))}
        >
          <Download size={14} />
          {form.kind === 'files' && form.files.length > 1 ? file.name : 'Download'}
          {anyway}
        </Button>
      ))}
    </>
  )
}

type State = 'checking' | 'same' | 'wrong'

const stateOf = (faults: readonly Diagnostic[] | null): State =>
  faults === null ? 'checking' : faults.length > 0 ? 'wrong' : 'same'

const STATES: Readonly<Record<State, string>> = {
  checking: 'Reading it back…',
  same: 'Reads back the same',
  wrong: 'Reads back otherwise',
}
