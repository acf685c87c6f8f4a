import type { Notice } from '../notice.ts'
import type { Told } from './clipboard.ts'

/** `what` completes 'Could not …'. */
export const noticeOf = ({ done, text }: Told, what: string): Notice =>
  done ? { kind: 'done', text } : { kind: 'failed', title: `Could not ${what}`, details: [text] }
