import type { Diagnostic, Subject } from '../base/diagnostic.ts'
import type { SourceSpan } from '../base/sourceSpan.ts'

/** No list of findings grows past this: a broken file repeats itself, and nobody reads the rest. */
const LIMIT = 500
/** Names and paths in a message are the user's, and can have any length. */
const MESSAGE_LIMIT = 600
/** Longer words are shown by their ends, so that what is said of them is still read. */
const WORD_LIMIT = 160
const LONG_WORDS = new RegExp(`\\S{${WORD_LIMIT + 1},}`, 'g')

/** Collects findings in order, bounded, each key of `once` a single time. */
export class Findings {
  readonly list: Diagnostic[] = []
  private readonly seen = new Set<string>()
  private isClosed = false

  /** Takes no more: what is found from here on follows from the last finding. */
  close(): void {
    this.isClosed = true
  }

  add(code: string, severity: Diagnostic['severity'], message: string, subject: Subject): void {
    if (this.isClosed) return
    if (this.list.length < LIMIT)
      this.list.push({ code, severity, message: shortened(message), subject })
    else if (this.list.length === LIMIT)
      this.list.push({
        code: `${code.slice(0, code.indexOf('/'))}/too-many-findings`,
        severity: 'error',
        message: `More than ${LIMIT} findings: fix the first ones and read again.`,
        subject,
      })
  }

  at(code: string, severity: Diagnostic['severity'], message: string, span: SourceSpan): void {
    this.add(code, severity, message, { kind: 'text', span })
  }

  /** Reports a thing the first time its key is seen. */
  once(key: string, ...finding: Parameters<Findings['at']>): void {
    if (this.seen.has(key)) return
    this.seen.add(key)
    this.at(...finding)
  }
}

function shortened(message: string): string {
  if (message.length <= WORD_LIMIT) return message
  const words = message.replace(LONG_WORDS, (word) => `${word.slice(0, 60)}…${word.slice(-60)}`)
  return words.length <= MESSAGE_LIMIT ? words : `${words.slice(0, MESSAGE_LIMIT - 1)}…`
}
