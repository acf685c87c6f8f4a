import { identify } from '../../core/drivers/mediatek-drm/componentId.ts'
import { roleHelp } from '../../core/drivers/mediatek-drm/help/roleHelp.ts'
import type { Block } from '../../core/pipeline/document.ts'
import { blockRole } from '../../core/pipeline/links.ts'
import { componentById } from '../../core/soc/ddpComponents.ts'
import { useEditor } from '../../store/editorStore.ts'
import { selectGraph } from '../../store/selectors.ts'
import { Field } from './Field.tsx'
import styles from './Inspector.module.css'

/** Which component mediatek-drm takes the node for; nothing for what it never looks at. */
export function ComponentField({ block }: { readonly block: Block }) {
  const graph = useEditor(selectGraph)
  const role = blockRole(block)
  if (role.kind !== 'component' && role.kind !== 'adaptor') return null
  const help = roleHelp(role)
  const identity = identify(graph, block)
  switch (identity.kind) {
    case 'component':
    case 'adaptor': {
      const { name, id } = componentById(identity.id)
      return (
        <Field name="Component" help={help}>
          <code>
            {name} ({id})
          </code>
        </Field>
      )
    }
    case 'unknown-alias':
      return (
        <Field name="Component" help={help}>
          <p className={styles.bad}>
            None: the driver knows no{' '}
            <code>
              {identity.stem}
              {identity.alias}
            </code>
            .
          </p>
        </Field>
      )
    case 'unknown-compatible':
      return (
        <Field name="Component" help={help}>
          <p>Not a component of its own: it only serves inside the OVL adaptor.</p>
        </Field>
      )
  }
}
