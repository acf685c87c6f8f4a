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
  /** Cuts what one endpoint is linked to, or of the two ends of a link that link and no other. */
  | { readonly kind: 'unlink'; readonly endpoints: readonly EndpointId[] }
  | { readonly kind: 'set-status'; readonly block: BlockId; readonly status: string | null }
  | { readonly kind: 'set-label'; readonly block: BlockId; readonly label: string }
  /** Gives the block this alias, in place of one it has of the same stem, or another block had. */
  | { readonly kind: 'set-alias'; readonly block: BlockId; readonly alias: string }
  | { readonly kind: 'remove-alias'; readonly alias: string }
  | {
      readonly kind: 'set-compatible'
      readonly block: BlockId
      readonly compatible: readonly string[]
    }
  | { readonly kind: 'set-property'; readonly block: BlockId; readonly property: BlockProperty }
  | {
      readonly kind: 'set-endpoint-property'
      readonly endpoint: EndpointId
      readonly property: BlockProperty
    }
  /** Makes the port as well where it is missing. Nothing where the port has that number already. */
  | {
      readonly kind: 'add-endpoint'
      readonly block: BlockId
      readonly port: number
      readonly number: number
    }
  | { readonly kind: 'remove-endpoint'; readonly endpoint: EndpointId }
  /** An endpoint of the same port that had the number takes the old one in exchange. */
  | { readonly kind: 'number-endpoint'; readonly endpoint: EndpointId; readonly number: number }
  | { readonly kind: 'set-title'; readonly title: string }
  | { readonly kind: 'batch'; readonly label: string; readonly edits: readonly Edit[] }
