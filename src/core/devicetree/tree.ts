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
  /** The source said /plugin/: an overlay, its blocks packed into fragments. */
  readonly plugin?: true
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
  /**
   * The value's bytes, big-endian as in a blob. References are already resolved to phandles. From a blob
   * it is a view made at each asking, so no part of what `{ ...property }` copies.
   */
  readonly value: Uint8Array
  /** The statement that set the value that won. Absent when read from a blob. */
  readonly span?: SourceSpan
  /** DTS labels of the property, in order of appearance. */
  readonly labels?: readonly string[]
  /** The source form of `value`, by offset. Absent when read from a blob. */
  readonly markers?: readonly ValueMarker[]
  /** The last statements whose value this one replaced, oldest first, 100 at most. */
  readonly replaced?: readonly SourceSpan[]
  /** How many were replaced before those; absent for none. */
  readonly moreReplaced?: number
  /** Written by `resolveReferences`, not by anyone's source: a phandle, a symbol, a fixup. */
  readonly generated?: true
}

/**
 * Something known about the source of a value from byte `offset` on. 'cells', 'bytes', 'string' and
 * 'file' open a run that lasts to the next such marker; the others stand at one place inside.
 */
export type ValueMarker =
  | { readonly kind: 'cells'; readonly offset: number; readonly bits: 8 | 16 | 32 | 64 }
  | { readonly kind: 'bytes' | 'string'; readonly offset: number }
  /** /incbin/ */
  | { readonly kind: 'file'; readonly offset: number; readonly file: string }
  | { readonly kind: 'label'; readonly offset: number; readonly label: string }
  | ValueReference<'phandle'>
  | ValueReference<'path'>
  /** A macro no file defines: `size` stand-in bytes, and how it was spelled. */
  | {
      readonly kind: 'opaque'
      readonly offset: number
      readonly size: number
      readonly spelling: string
      readonly span: SourceSpan
    }

/** `&ref` in a 32-bit cell ('phandle'), or outside of cells, where it is the target's path. */
export interface ValueReference<Kind extends 'phandle' | 'path'> {
  readonly kind: Kind
  readonly offset: number
  /** A label ('dsi0'), a path ('/soc'), or a path from a label ('dsi0/port'). */
  readonly ref: string
  readonly span: SourceSpan
}

/**
 * A node or property that was taken out again, and by which statement. What goes with a node has an entry
 * of its own, behind that of the node.
 */
export interface DtDeletion {
  readonly kind: 'node' | 'property'
  /** The node deleted, or the node whose property was. */
  readonly path: string
  /** The property's name; null for a node. */
  readonly property: string | null
  /** The `/delete-...` statement, or the `/omit-if-no-ref/` one. */
  readonly span: SourceSpan
  /** The statements that had set what was deleted, oldest first; of a property, the last 101 at most. */
  readonly deleted: readonly SourceSpan[]
  /** How many had set it before those; absent for none. */
  readonly moreDeleted?: number
}
