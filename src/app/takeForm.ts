import type { FormKind } from '../core/convert/write/exportForm.ts'
import { FORM_WORDS } from '../panels/dts/exportForms.ts'
import type { PanelServices } from '../panels/services.ts'
import { arrived } from '../platform/arrived.ts'
import { editorStore } from '../store/editorStore.ts'
import type { Notice } from './notice.ts'

/**
 * Copies or downloads a form of what is open. One that reads back as something else stays, and the
 * notice says why: the DTS tab has it to take all the same.
 */
export async function takeForm(
  kind: FormKind,
  how: 'copy' | 'download',
  { copy, save }: Pick<PanelServices, 'copy' | 'save'>,
  tell: (notice: Notice) => void,
): Promise<void> {
  const { project, showForm } = editorStore.getState()
  if (project === null) return
  const { name } = FORM_WORDS[kind]
  const part = await arrived(import('../panels/dts/offeredForm.ts'))
  if (part.kind === 'failed')
    return tell({ kind: 'failed', title: `Could not ${how} ${name}`, details: [part.message] })
  const { offeredForm, faultsOf, filesOfForm, textOfForm } = part.value
  const offered = offeredForm(kind, project)
  const { form, cannot, isUntouched } = offered
  if (form === null) {
    const why = cannot.map(({ message }) => message)
    if (why.length > 0) tell({ kind: 'failed', title: `Could not ${how} ${name}`, details: why })
    else if (isUntouched) tell({ kind: 'done', text: `Nothing changed yet: nothing to ${how}.` })
    return
  }
  const faults = faultsOf(offered)
  if (faults.length > 0) {
    showForm(kind)
    const details = faults.map(({ message }) => message)
    tell({ kind: 'failed', title: `Did not ${how} ${name}: it reads back otherwise`, details })
  } else if (how === 'copy') copy(textOfForm(form), name)
  else for (const file of filesOfForm(form, project)) save(file.name, file.content)
}
