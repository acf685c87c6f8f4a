import { componentByShort, type DdpComponent, type DdpShort } from './ddpComponents.ts'

/**
 * The parts the OVL adaptor is made of: vdosys1's stand-in for a layer blender.
 *
 * Source: Linux v7.3-rc7, drivers/gpu/drm/mediatek/mtk_disp_ovl_adaptor.c: enum
 * mtk_ovl_adaptor_comp_type, private_comp_stem, mtk_ovl_adaptor_comp_dt_ids and comp_matches.
 * The titles are ours.
 */
export type OvlAdaptorType =
  | 'OVL_ADAPTOR_TYPE_ETHDR'
  | 'OVL_ADAPTOR_TYPE_MDP_RDMA'
  | 'OVL_ADAPTOR_TYPE_MERGE'
  | 'OVL_ADAPTOR_TYPE_PADDING'

export interface OvlAdaptorTypeInfo {
  readonly value: number
  readonly aliasStem: string
  readonly title: string
  /** A path's walk takes such a node for the adaptor: the types no other component shares. */
  readonly exclusive: boolean
}

export const OVL_ADAPTOR_TYPES: Readonly<Record<OvlAdaptorType, OvlAdaptorTypeInfo>> = {
  OVL_ADAPTOR_TYPE_ETHDR: type(0, 'ethdr', 'HDR layer mixer', true),
  OVL_ADAPTOR_TYPE_MDP_RDMA: type(1, 'vdo1-rdma', 'layer DMA', true),
  OVL_ADAPTOR_TYPE_MERGE: type(2, 'merge', 'layer merger', false),
  OVL_ADAPTOR_TYPE_PADDING: type(3, 'padding', 'layer padding', true),
}

export interface OvlAdaptorCompatible {
  readonly compatible: string
  readonly type: OvlAdaptorType
}

/** To be read with `matchCompatible`. */
export const OVL_ADAPTOR_COMPATIBLES: readonly OvlAdaptorCompatible[] = [
  { compatible: 'mediatek,mt8188-disp-padding', type: 'OVL_ADAPTOR_TYPE_PADDING' },
  { compatible: 'mediatek,mt8195-disp-ethdr', type: 'OVL_ADAPTOR_TYPE_ETHDR' },
  { compatible: 'mediatek,mt8195-disp-merge', type: 'OVL_ADAPTOR_TYPE_MERGE' },
  { compatible: 'mediatek,mt8195-vdo1-rdma', type: 'OVL_ADAPTOR_TYPE_MDP_RDMA' },
]

export interface OvlAdaptorPart {
  /** 'OVL_ADAPTOR_MDP_RDMA0'; note that OVL_ADAPTOR_MERGE0 is the component MERGE1. */
  readonly name: string
  readonly type: OvlAdaptorType
  /** What it is called in routes and mutex bits. */
  readonly component: DdpComponent
  /** The number the node's alias must end in. There is no default: without an alias it is no part. */
  readonly aliasId: number
}

const PARTS: readonly (readonly [string, OvlAdaptorType, DdpShort, number])[] = [
  ['OVL_ADAPTOR_ETHDR0', 'OVL_ADAPTOR_TYPE_ETHDR', 'ETHDR_MIXER', 0],
  ['OVL_ADAPTOR_MDP_RDMA0', 'OVL_ADAPTOR_TYPE_MDP_RDMA', 'MDP_RDMA0', 0],
  ['OVL_ADAPTOR_MDP_RDMA1', 'OVL_ADAPTOR_TYPE_MDP_RDMA', 'MDP_RDMA1', 1],
  ['OVL_ADAPTOR_MDP_RDMA2', 'OVL_ADAPTOR_TYPE_MDP_RDMA', 'MDP_RDMA2', 2],
  ['OVL_ADAPTOR_MDP_RDMA3', 'OVL_ADAPTOR_TYPE_MDP_RDMA', 'MDP_RDMA3', 3],
  ['OVL_ADAPTOR_MDP_RDMA4', 'OVL_ADAPTOR_TYPE_MDP_RDMA', 'MDP_RDMA4', 4],
  ['OVL_ADAPTOR_MDP_RDMA5', 'OVL_ADAPTOR_TYPE_MDP_RDMA', 'MDP_RDMA5', 5],
  ['OVL_ADAPTOR_MDP_RDMA6', 'OVL_ADAPTOR_TYPE_MDP_RDMA', 'MDP_RDMA6', 6],
  ['OVL_ADAPTOR_MDP_RDMA7', 'OVL_ADAPTOR_TYPE_MDP_RDMA', 'MDP_RDMA7', 7],
  ['OVL_ADAPTOR_MERGE0', 'OVL_ADAPTOR_TYPE_MERGE', 'MERGE1', 1],
  ['OVL_ADAPTOR_MERGE1', 'OVL_ADAPTOR_TYPE_MERGE', 'MERGE2', 2],
  ['OVL_ADAPTOR_MERGE2', 'OVL_ADAPTOR_TYPE_MERGE', 'MERGE3', 3],
  ['OVL_ADAPTOR_MERGE3', 'OVL_ADAPTOR_TYPE_MERGE', 'MERGE4', 4],
  ['OVL_ADAPTOR_PADDING0', 'OVL_ADAPTOR_TYPE_PADDING', 'PADDING0', 0],
  ['OVL_ADAPTOR_PADDING1', 'OVL_ADAPTOR_TYPE_PADDING', 'PADDING1', 1],
  ['OVL_ADAPTOR_PADDING2', 'OVL_ADAPTOR_TYPE_PADDING', 'PADDING2', 2],
  ['OVL_ADAPTOR_PADDING3', 'OVL_ADAPTOR_TYPE_PADDING', 'PADDING3', 3],
  ['OVL_ADAPTOR_PADDING4', 'OVL_ADAPTOR_TYPE_PADDING', 'PADDING4', 4],
  ['OVL_ADAPTOR_PADDING5', 'OVL_ADAPTOR_TYPE_PADDING', 'PADDING5', 5],
  ['OVL_ADAPTOR_PADDING6', 'OVL_ADAPTOR_TYPE_PADDING', 'PADDING6', 6],
  ['OVL_ADAPTOR_PADDING7', 'OVL_ADAPTOR_TYPE_PADDING', 'PADDING7', 7],
]

/** In the order of the kernel's enum: a row's index is its value. */
export const OVL_ADAPTOR_PARTS: readonly OvlAdaptorPart[] = PARTS.map(
  ([name, type, short, aliasId]) => ({ name, type, component: componentByShort(short), aliasId }),
)

/**
 * The hops inside the OVL adaptor, made whenever its path is connected, whatever the graph says.
 *
 * Kernel: mtk_ovl_adaptor_connect().
 */
export const OVL_ADAPTOR_HOPS: readonly (readonly [from: number, to: number])[] = (
  [
    ['MDP_RDMA0', 'MERGE1'],
    ['MDP_RDMA1', 'MERGE1'],
    ['MDP_RDMA2', 'MERGE2'],
    ['MERGE1', 'ETHDR_MIXER'],
    ['MERGE2', 'ETHDR_MIXER'],
    ['MERGE3', 'ETHDR_MIXER'],
    ['MERGE4', 'ETHDR_MIXER'],
  ] as const
).map(([from, to]) => [componentByShort(from).id, componentByShort(to).id] as const)

function type(
  value: number,
  aliasStem: string,
  title: string,
  exclusive: boolean,
): OvlAdaptorTypeInfo {
  return { value, aliasStem, title, exclusive }
}
