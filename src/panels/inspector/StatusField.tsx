import { propertyHelp } from '../../core/drivers/mediatek-drm/help/propertyHelp.ts'
import type { Block } from '../../core/pipeline/document.ts'
import { useEditor } from '../../store/editorStore.ts'
import { Field } from './Field.tsx'
import styles from './Inspector.module.css'

/** On or off, as of_device_is_available() reads it; odd values are shown as they stand. */
export function StatusField({ block }: { readonly block: Block }) {
  const apply = useEditor((state) => state.apply)
  const { status } = block
  const enabled = status === null || status === 'okay' || status === 'ok'
  const set = (next: string) => () => {
    if ((next === 'okay') !== enabled || (!enabled && status !== next)) {
      apply({ kind: 'set-status', block: block.id, status: next })
    }
  }
  return (
    <Field name="Status" help={propertyHelp('status')} hint={statusHint(status)}>
      {/* biome-ignore lint/a11y/useSemanticElements: a fieldset cannot lie in a line of text */}
      <div className={styles.switch} role="group" aria-label="Status">
        <button type="button" aria-pressed={enabled} onClick={set('okay')}>
          okay
        </button>
        <button type="button" aria-pressed={!enabled} onClick={set('disabled')}>
          disabled
        </button>
      </div>
    </Field>
  )
}

function statusHint(status: string | null): string | undefined {
  if (status === null) return 'No status property: counts as okay.'
  if (status === 'okay' || status === 'disabled') return undefined
  if (status === 'ok') return 'Written “ok”, which counts as okay.'
  return `Written “${status}”: only okay and ok enable a node, so the kernel takes it for disabled.`
}
