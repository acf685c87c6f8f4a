/** What perf's core asks of the driver, and what happens around it. */
export type PmuOperation =
  | { readonly op: 'init'; readonly ev: string; readonly type: number; readonly config: bigint }
  | { readonly op: 'add' | 'start' | 'stop'; readonly ev: string; readonly flags: number }
  | { readonly op: 'read' | 'del' | 'destroy'; readonly ev: string }
  /** Time passes: added to the counters, which wrap at 64 bits. */
  | { readonly op: 'advance'; readonly cycle: bigint; readonly instret: bigint }
  /** The counters jump; null leaves one as it is. */
  | { readonly op: 'counters'; readonly cycle: bigint | null; readonly instret: bigint | null }
  /** Somebody else takes or clears the interrupt hook. */
  | { readonly op: 'perf_irq'; readonly owner: string | null }
