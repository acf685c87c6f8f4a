import type { BlockId, EndpointId } from './ids.ts'
import type { SourceSpan } from './sourceSpan.ts'

/** What a finding is about. The screen reveals and highlights exactly this. */
export type Subject =
  | { readonly kind: 'block'; readonly id: BlockId }
  | { readonly kind: 'endpoint'; readonly id: EndpointId }
  | { readonly kind: 'text'; readonly span: SourceSpan }
  | { readonly kind: 'node'; readonly path: string }
  | { readonly kind: 'file'; readonly file: string }

/** A finding about the user's device tree or pipeline. Data: printed, sorted, tested; never thrown. */
export interface Diagnostic<Code extends string = string> {
  /** '<stage>/<what-is-wrong>': 'dts/unterminated-string', 'dtb/bad-offset', 'path/ends-early'. */
  readonly code: Code
  readonly severity: 'error' | 'warning' | 'info'
  /** One sentence in the user's terms: what is wrong, naming the node or property, and what to do. */
  readonly message: string
  readonly subject: Subject
  /** What dmesg would say, where the driver says anything. */
  readonly kernelLog?: string
}
