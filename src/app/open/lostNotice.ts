import type { DoneEdit } from '../../core/convert/open/doneEdits.ts'
import type { Notice } from '../notice.ts'

/** Names the edits that did not apply on a new base; null when all did. */
export function lostNotice(done: string, lost: readonly DoneEdit[]): Notice | null {
  if (lost.length === 0) return null
  return {
    kind: 'failed',
    title: `${done}, but these changes of yours no longer apply`,
    details: [...new Set(lost.map(({ label }) => label))],
  }
}
