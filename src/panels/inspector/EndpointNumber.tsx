import type { Endpoint } from '../../core/pipeline/document.ts'
import { numberOf } from '../../core/pipeline/endpoints.ts'
import { useEditor } from '../../store/editorStore.ts'
import { EditableText } from '../../ui/EditableText.tsx'
import { cellProblem } from './cellProblem.ts'
import styles from './EndpointTable.module.css'

/** The number of an endpoint: its `reg`, which says on which path the driver leaves by it. */
export function EndpointNumber({ endpoint }: { readonly endpoint: Endpoint }) {
  const apply = useEditor((state) => state.apply)
  return (
    <EditableText
      className={styles.number}
      label={`Number of ${endpoint.labels[0] ?? endpoint.name}`}
      inputMode="numeric"
      value={String(numberOf(endpoint))}
      validate={cellProblem}
      onCommit={(text) =>
        apply({ kind: 'number-endpoint', endpoint: endpoint.id, number: Number(text) })
      }
    />
  )
}
