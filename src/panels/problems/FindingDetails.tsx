import type { Finding } from '../../core/drivers/mediatek-drm/findings/finding.ts'
import { late, Nothing } from '../../ui/late.tsx'
import { unbroken } from '../unbroken.tsx'
import { DetailRow } from './DetailRow.tsx'
import styles from './FindingDetails.module.css'
import { IMPACT_WORDS } from './impactWords.ts'

/** Reads the board's files again to know their lines: a chunk of its own. */
const SourcePlace = late(() => import('./SourcePlace.tsx'), { Missing: Nothing })

/** What a finding teaches: what the kernel does, what is seen and logged, and where that is known from. */
export function FindingDetails({ finding }: { readonly finding: Finding }) {
  const { kernel, symptom, kernelLog, source, impact, trap, code, subject } = finding
  return (
    <dl className={styles.details}>
      <DetailRow name="Kernel">{unbroken(kernel)}</DetailRow>
      <DetailRow name="Screen">{unbroken(symptom)}</DetailRow>
      {kernelLog !== undefined && (
        <DetailRow name="Log">
          <code>{kernelLog}</code>
        </DetailRow>
      )}
      <DetailRow name="Rule">
        <code>{source}</code>{' '}
        <span className={styles.quiet}>
          {IMPACT_WORDS[impact]} · trap {trap} · {code}
        </span>
      </DetailRow>
      <SourcePlace subject={subject} />
    </dl>
  )
}
