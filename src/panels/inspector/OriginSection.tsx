import type { BlockId, EndpointId } from '../../core/base/ids.ts'
import { late } from '../../ui/late.tsx'
import styles from './OriginList.module.css'

/** Reads the board's files again to know their lines: a chunk of its own. */
const OriginList = late(() => import('./OriginList.tsx'))

/** What an origin is asked of: a block with all that is in it, or the two ends of a link. */
export type OriginSubject =
  | { readonly kind: 'block'; readonly id: BlockId }
  | { readonly kind: 'link'; readonly ends: readonly [EndpointId, EndpointId] }

/** Where it all came from: file and line of every value, and what was changed here. */
export function OriginSection({ subject }: { readonly subject: OriginSubject }) {
  return (
    <details className={styles.section} open>
      <summary>Where it comes from</summary>
      <OriginList subject={subject} />
    </details>
  )
}
