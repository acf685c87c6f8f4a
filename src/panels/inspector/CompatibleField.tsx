import { useState } from 'react'
import { propertyHelp } from '../../core/drivers/mediatek-drm/help/propertyHelp.ts'
import { isSocHardware } from '../../core/pipeline/applyEdit.ts'
import type { Block } from '../../core/pipeline/document.ts'
import { useEditor } from '../../store/editorStore.ts'
import { Field } from './Field.tsx'
import styles from './Inspector.module.css'

/** The compatible list; the board's own for panels, bridges and connectors. */
export function CompatibleField({ block }: { readonly block: Block }) {
  const apply = useEditor((state) => state.apply)
  const [draft, setDraft] = useState<string | null>(null)
  if (isSocHardware(block)) {
    return (
      <Field name="Compatible" help={propertyHelp('compatible')}>
        {block.compatible.map((string) => (
          <code key={string} className={styles.wrap}>
            {string}
          </code>
        ))}
      </Field>
    )
  }
  const written = block.compatible.join('\n')
  const commit = () => {
    const compatible = (draft ?? written).split(/\s+/).filter((string) => string !== '')
    if (compatible.join('\n') !== written) {
      apply({ kind: 'set-compatible', block: block.id, compatible })
    }
    setDraft(null)
  }
  return (
    <Field
      name="Compatible"
      help={propertyHelp('compatible')}
      hint="Most specific first, one a line."
    >
      <textarea
        className={styles.text}
        aria-label="Compatible, one a line"
        spellCheck={false}
        rows={Math.max(1, (draft ?? written).split('\n').length)}
        value={draft ?? written}
        onChange={(event) => setDraft(event.target.value)}
        onBlur={commit}
        onKeyDown={(event) => {
          if (event.key !== 'Escape') return
          event.stopPropagation()
          setDraft(null)
        }}
      />
    </Field>
  )
}
