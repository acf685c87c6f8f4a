import type { BlockId, EndpointId } from '../base/ids.ts'
import type { SocId } from '../soc/soc.ts'

/**
 * A display pipeline as the kernel could be handed it, right or wrong. Immutable plain data.
 * Nothing here is derived: paths, findings, links and text are computed from it (`links.ts`,
 * `drivers/`, `convert/`).
 */
export interface PipelineDocument {
  readonly title: string
  /** The catalogue SoC the board is built on; null when the tree names none we know. */
  readonly soc: SocId | null
  readonly graph: PipelineGraph
  /** Top left corner in canvas px, of exactly those blocks that stand on the canvas. */
  readonly positions: Readonly<Record<BlockId, Position>>
}

export interface Position {
  readonly x: number
  readonly y: number
}

export interface PipelineGraph {
  /** In tree order: the order of the keys is the order of the nodes, which the driver can notice. */
  readonly blocks: Readonly<Record<BlockId, Block>>
  /** /aliases properties that point at a block, in property order: the first of a stem wins. */
  readonly aliases: readonly Alias[]
}

/** An /aliases property: 'ovl-2l0' pointing at a block. */
export interface Alias {
  readonly name: string
  readonly block: BlockId
}

/** A device node on or near a display path. */
export interface Block {
  readonly id: BlockId
  /** Full node path: '/soc/ovl@1c000000'; '/' for the root. */
  readonly path: string
  /** DTS labels; the first one is what people and the canvas call the block. */
  readonly labels: readonly string[]
  readonly compatible: readonly string[]
  /** The `status` property as written; null when there is none (which counts as okay). */
  readonly status: string | null
  readonly groups: readonly PortGroup[]
  /** Other properties the drivers read or the export must write. */
  readonly properties: readonly BlockProperty[]
  /**
   * Label of the node this block is a child of, when that node is not named by the path: a bridge
   * on `&i2c2` of a SoC whose I2C buses the catalogue does not hold. Otherwise null.
   */
  readonly parentLabel: string | null
}

/** The ports of one container node. A device can have several, and the kernel prefers `ports`. */
export interface PortGroup {
  /** Node name: 'ports', 'in-ports', 'out-ports'; null when the ports stand directly below. */
  readonly container: string | null
  readonly ports: readonly Port[]
}

export interface Port {
  /** Node name: 'port' or 'port@1'. The unit address is never read by the kernel; `reg` is. */
  readonly name: string
  /** First cell of `reg`; null when absent or shorter than a cell (which counts as 0). */
  readonly reg: number | null
  readonly labels: readonly string[]
  readonly endpoints: readonly Endpoint[]
}

export interface Endpoint {
  readonly id: EndpointId
  /** Node name: 'endpoint' or 'endpoint@1'. */
  readonly name: string
  /** As of a port. */
  readonly reg: number | null
  readonly labels: readonly string[]
  /** What `remote-endpoint` names; null when the property is absent. */
  readonly remote: Remote | null
  /** Other properties of the endpoint: 'data-lanes'. */
  readonly properties: readonly BlockProperty[]
}

export type Remote =
  | { readonly kind: 'endpoint'; readonly endpoint: EndpointId }
  /**
   * A phandle of something that is no endpoint here: none at all, or one of a device outside the
   * picture, such as a sound card. `device` is the block at which the kernel's climb ends, if any.
   */
  | { readonly kind: 'node'; readonly path: string; readonly device: BlockId | null }
  /** A phandle no node has, or a property too short to hold one. */
  | { readonly kind: 'dangling'; readonly phandle: number }

export interface BlockProperty {
  readonly name: string
  readonly value: PropertyValue
}

export type PropertyValue =
  | { readonly kind: 'flag' }
  | { readonly kind: 'strings'; readonly strings: readonly string[] }
  /** Unsigned 32-bit numbers, or references by label or full path. */
  | { readonly kind: 'cells'; readonly cells: readonly (number | CellReference)[] }
  | { readonly kind: 'bytes'; readonly bytes: readonly number[] }

/** `&label` or `&{/path}`: exactly one of the two is given by its leading '/'. */
export interface CellReference {
  readonly to: string
}
