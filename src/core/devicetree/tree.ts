import type { SourceSpan } from '../base/sourceSpan.ts'

/**
 * A device tree as the kernel would unflatten it: names, order and bytes. Text and blob both end here.
 * Immutable. Everything the source form adds (labels, spans, spelling) is optional beside it.
 */
export interface DeviceTree {
  readonly root: DtNode
  /** /memreserve/ entries in order. */
  readonly memreserve: readonly { readonly address: bigint; readonly size: bigint }[]
  readonly bootCpuid: number
}

export interface DtNode {
  /** With unit address: 'ovl@1c000000'. Empty for the root. */
  readonly name: string
  /** DTS labels, in order of appearance; from a blob, those `/__symbols__` gives. */
  readonly labels: readonly string[]
  readonly properties: readonly DtProperty[]
  readonly children: readonly DtNode[]
  /** Every place that opened this node, in order of application. Empty when read from a blob. */
  readonly spans: readonly SourceSpan[]
}

export interface DtProperty {
  readonly name: string
  /** The value's bytes, big-endian as in a blob. References are already resolved to phandles. */
  readonly value: Uint8Array
  /** The statement that set the value that won. Absent when read from a blob. */
  readonly span?: SourceSpan
}
