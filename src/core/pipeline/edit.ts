import type { BlockId, EndpointId } from '../base/ids.ts'
import type { Block, BlockProperty, Position } from './document.ts'

/** One end of a link about to be drawn: a block, and where the gesture was precise, an endpoint. */
export interface LinkEnd {
  readonly block: BlockId
  readonly endpoint: EndpointId | null
  /** The number the leaving endpoint is to have, where the gesture names one: EXT of an mmsys is 1. */
  readonly number?: number
}

/** A change of the document. One gesture is one edit is one undo step. */
export type Edit =
  /** Puts blocks on the canvas, or moves those that are there. */
  | { readonly kind: 'place'; readonly positions: Readonly<Record<BlockId, Position>> }
  /** Puts a block of the SoC on the canvas to be wired, and enables it and its PHY. */
  | { readonly kind: 'use-block'; readonly block: BlockId; readonly position: Position }
  | { readonly kind: 'add-block'; readonly block: Block; readonly position: Position }
  /**
   * Takes blocks away. A block of the SoC loses its links and leaves the canvas, since its node
   * stays in the `.dtsi`; one the user added is gone.
   */
  | { readonly kind: 'remove-blocks'; readonly blocks: readonly BlockId[] }
  /** Joins two blocks, making and numbering endpoints as their path needs; enables both. */
  | { readonly kind: 'link'; readonly from: LinkEnd; readonly to: LinkEnd }
  /** Clears `remote-endpoint` at both ends. */
  | { readonly kind: 'unlink'; readonly endpoints: readonly EndpointId[] }
  | { readonly kind: 'set-status'; readonly block: BlockId; readonly status: string | null }
  | { readonly kind: 'set-label'; readonly block: BlockId; readonly label: string }
  /** Gives the block this alias and no other of the same stem; null takes all of them away. */
  | { readonly kind: 'set-alias'; readonly block: BlockId; readonly alias: string | null }
  | {
      readonly kind: 'set-compatible'
      readonly block: BlockId
      readonly compatible: readonly string[]
    }
  | { readonly kind: 'set-property'; readonly block: BlockId; readonly property: BlockProperty }
  | {
      readonly kind: 'add-endpoint'
      readonly block: BlockId
      readonly port: number
      readonly number: number
    }
  | { readonly kind: 'remove-endpoint'; readonly endpoint: EndpointId }
  | { readonly kind: 'number-endpoint'; readonly endpoint: EndpointId; readonly number: number }
  | { readonly kind: 'set-title'; readonly title: string }
  | { readonly kind: 'batch'; readonly label: string; readonly edits: readonly Edit[] }
