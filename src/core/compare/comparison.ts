import type { BlockId } from '../base/ids.ts'
import type { CRTC_NAMES, PathResult } from '../drivers/mediatek-drm/resolveMmsys.ts'

export type ChangeKind = 'added' | 'removed' | 'changed'

/** What differs between two documents. Plain data, in the order of the older document. */
export interface Comparison {
  /** False when one side has no label at all, as a blob without symbols: none is compared then. */
  readonly labelsCompared: boolean
  /** Of the board as a whole: its title, its SoC. */
  readonly board: readonly FieldChange[]
  readonly blocks: readonly BlockChange[]
  readonly links: readonly LinkChange[]
  readonly aliases: readonly AliasChange[]
  /** What the path build of an mmsys that is on both sides returns. */
  readonly probes: readonly ProbeChange[]
  readonly paths: readonly PathChange[]
}

/** A value as people read it, on both sides; null where there is none. */
export interface FieldChange {
  /** 'status', 'compatible', 'labels', 'path', 'ports', or a property's name. */
  readonly field: string
  readonly before: string | null
  readonly after: string | null
}

export interface BlockChange {
  readonly kind: ChangeKind
  /** As it is called where it was last. */
  readonly name: string
  /** Node path, likewise. */
  readonly path: string
  /** The block in either document; ids may differ for a block that moved. */
  readonly before: BlockId | null
  readonly after: BlockId | null
  /** Empty unless it changed. */
  readonly fields: readonly FieldChange[]
  readonly endpoints: readonly EndpointChange[]
}

export interface EndpointChange {
  readonly kind: ChangeKind
  /** 'port@1/endpoint@0' by the numbers the kernel reads, as it was last. */
  readonly spot: string
  /** 'number' is the endpoint's, 'port' its port's. Empty unless it changed. */
  readonly fields: readonly FieldChange[]
}

/** One end of a link: its block, and where it stands in it. */
export interface LinkEndSpot {
  readonly block: BlockId
  readonly name: string
  readonly path: string
  readonly spot: string
}

/** Which of its two ends name the other. */
export type LinkNames = 'both' | 'from' | 'to'

export interface LinkChange {
  readonly kind: ChangeKind
  /** Ids of the link as `linksOf` gives them. */
  readonly before: string | null
  readonly after: string | null
  readonly from: LinkEndSpot
  readonly to: LinkEndSpot
  readonly names: { readonly before: LinkNames | null; readonly after: LinkNames | null }
}

export interface AliasChange {
  readonly kind: ChangeKind
  readonly alias: string
  /** The path of the block it points at. */
  readonly before: string | null
  readonly after: string | null
}

export interface ProbeChange {
  readonly kind: 'changed'
  readonly mmsys: string
  readonly before: ProbeSide
  readonly after: ProbeSide
}

export interface ProbeSide {
  /** 0 or negative. */
  readonly errno: number
  /** It never returns. */
  readonly hang: boolean
}

/** One CRTC path of one mmsys. */
export interface PathChange {
  readonly kind: ChangeKind
  readonly mmsys: string
  readonly crtc: (typeof CRTC_NAMES)[number]
  readonly before: PathSide | null
  readonly after: PathSide | null
}

export interface PathSide {
  readonly state: PathResult['state']
  readonly source: PathResult['source']
  /** In force, in scan-out order: 'DDP_COMPONENT_OVL0'. */
  readonly components: readonly string[]
}

export const isEmpty = ({ board, blocks, links, aliases, probes, paths }: Comparison): boolean =>
  [board, blocks, links, aliases, probes, paths].every((list) => list.length === 0)
