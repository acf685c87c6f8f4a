import type { Diagnostic } from '../../core/base/diagnostic.ts'
import type { FormKind } from '../../core/convert/write/exportForm.ts'
import { blocksOf } from '../../core/pipeline/blocksOf.ts'
import type { PipelineGraph } from '../../core/pipeline/document.ts'
import { useEditor } from '../../store/editorStore.ts'
import { selectGraph } from '../../store/selectors.ts'
import { Button } from '../../ui/Button.tsx'
import { SeverityIcon } from '../problems/SeverityIcon.tsx'
import { FORM_WORDS } from './exportForms.ts'
import styles from './FormFindings.module.css'

/** What a form does not say, and what reading it back found: above its text, never silent. */
export function FormFindings({
  kind,
  cannot,
  faults,
}: {
  readonly kind: FormKind
  readonly cannot: readonly Diagnostic[]
  readonly faults: readonly Diagnostic[]
}) {
  const showForm = useEditor((state) => state.showForm)
  const findings = new Map([...faults, ...cannot].map((finding) => [finding.message, finding]))
  if (findings.size === 0) return null
  const offer = betterForm(kind, cannot, faults)
  return (
    <div className={styles.findings}>
      {offer !== null && (
        <p className={styles.offer}>
          <span>{offer.why}</span>
          <Button onClick={() => showForm(offer.form)}>Show {FORM_WORDS[offer.form].name}</Button>
        </p>
      )}
      <ul aria-label="What this form leaves out" role={faults.length > 0 ? 'alert' : undefined}>
        {[...findings].map(([message, finding]) => (
          <FindingRow key={message} finding={finding} />
        ))}
      </ul>
    </div>
  )
}

interface Offer {
  readonly form: FormKind
  readonly why: string
}

/** Another form that can say what this one cannot. */
function betterForm(
  kind: FormKind,
  cannot: readonly Diagnostic[],
  faults: readonly Diagnostic[],
): Offer | null {
  if (kind.startsWith('overlay') && cannot.some(({ severity }) => severity === 'error'))
    return {
      form: 'snippet',
      why: 'An overlay cannot say all of your changes. The snippet can.',
    }
  if (faults.some(({ code }) => code === 'export/below-overlay'))
    return {
      form: 'files',
      why: 'The board file comes too early for some of your changes. The edit of your files, overlays among them, can say them.',
    }
  return null
}

function FindingRow({ finding: { severity, message, subject } }: { readonly finding: Diagnostic }) {
  const revealBlock = useEditor((state) => state.revealBlock)
  const graph = useEditor(selectGraph)
  const block = subject.kind === 'node' ? nearestBlock(graph, subject.path) : undefined
  return (
    <li className={styles.row}>
      <SeverityIcon severity={severity} />
      <span>{message}</span>
      {block !== undefined && (
        <Button
          look="ghost"
          aria-label={`Show ${block.path}`}
          onClick={() => revealBlock(block.id)}
        >
          Show
        </Button>
      )}
    </li>
  )
}

/** The block a node is, or is in. */
const nearestBlock = (graph: PipelineGraph, path: string) =>
  blocksOf(graph).find((block) => path === block.path || path.startsWith(`${block.path}/`))
