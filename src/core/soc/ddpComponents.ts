import { type DdpType, type DdpTypeInfo, ddpType } from './ddpTypes.ts'

/**
 * The display components mediatek-drm counts, by the number its messages print.
 *
 * Source: Linux v7.3-rc7, enum mtk_ddp_comp_id (include/linux/soc/mediatek/mtk-mmsys.h), and type and
 * alias id from mtk_ddp_matches (drivers/gpu/drm/mediatek/mtk_ddp_comp.c). The value 60 is unused.
 */

// Id, name without its prefix, type, number of the alias. Ids without a type stand in routing tables
// and mutex bits alone: no node ever becomes one.
const ROWS = [
  [0, 'AAL0', 'MTK_DISP_AAL', 0],
  [1, 'AAL1', 'MTK_DISP_AAL', 1],
  [2, 'BLS', 'MTK_DISP_BLS', 0],
  [3, 'CCORR', 'MTK_DISP_CCORR', 0],
  [4, 'COLOR0', 'MTK_DISP_COLOR', 0],
  [5, 'COLOR1', 'MTK_DISP_COLOR', 1],
  [6, 'DITHER0', 'MTK_DISP_DITHER', 0],
  [7, 'DITHER1', null, null],
  [8, 'DP_INTF0', 'MTK_DP_INTF', 0],
  [9, 'DP_INTF1', 'MTK_DP_INTF', 1],
  [10, 'DPI0', 'MTK_DPI', 0],
  [11, 'DPI1', 'MTK_DPI', 1],
  [12, 'DSC0', 'MTK_DISP_DSC', 0],
  [13, 'DSC1', 'MTK_DISP_DSC', 1],
  [14, 'DSI0', 'MTK_DSI', 0],
  [15, 'DSI1', 'MTK_DSI', 1],
  [16, 'DSI2', 'MTK_DSI', 2],
  [17, 'DSI3', 'MTK_DSI', 3],
  [18, 'ETHDR_MIXER', null, null],
  [19, 'GAMMA', 'MTK_DISP_GAMMA', 0],
  [20, 'MDP_RDMA0', null, null],
  [21, 'MDP_RDMA1', null, null],
  [22, 'MDP_RDMA2', null, null],
  [23, 'MDP_RDMA3', null, null],
  [24, 'MDP_RDMA4', null, null],
  [25, 'MDP_RDMA5', null, null],
  [26, 'MDP_RDMA6', null, null],
  [27, 'MDP_RDMA7', null, null],
  [28, 'MERGE0', 'MTK_DISP_MERGE', 0],
  [29, 'MERGE1', 'MTK_DISP_MERGE', 1],
  [30, 'MERGE2', 'MTK_DISP_MERGE', 2],
  [31, 'MERGE3', 'MTK_DISP_MERGE', 3],
  [32, 'MERGE4', 'MTK_DISP_MERGE', 4],
  [33, 'MERGE5', 'MTK_DISP_MERGE', 5],
  [34, 'OD0', 'MTK_DISP_OD', 0],
  [35, 'OD1', 'MTK_DISP_OD', 1],
  [36, 'OVL0', 'MTK_DISP_OVL', 0],
  [37, 'OVL_2L0', 'MTK_DISP_OVL_2L', 0],
  [38, 'OVL_2L1', 'MTK_DISP_OVL_2L', 1],
  [39, 'OVL_2L2', 'MTK_DISP_OVL_2L', 2],
  [40, 'OVL1', 'MTK_DISP_OVL', 1],
  [41, 'PADDING0', null, null],
  [42, 'PADDING1', null, null],
  [43, 'PADDING2', null, null],
  [44, 'PADDING3', null, null],
  [45, 'PADDING4', null, null],
  [46, 'PADDING5', null, null],
  [47, 'PADDING6', null, null],
  [48, 'PADDING7', null, null],
  [49, 'POSTMASK0', 'MTK_DISP_POSTMASK', 0],
  [50, 'PWM0', 'MTK_DISP_PWM', 0],
  [51, 'PWM1', 'MTK_DISP_PWM', 1],
  [52, 'PWM2', 'MTK_DISP_PWM', 2],
  [53, 'RDMA0', 'MTK_DISP_RDMA', 0],
  [54, 'RDMA1', 'MTK_DISP_RDMA', 1],
  [55, 'RDMA2', 'MTK_DISP_RDMA', 2],
  [56, 'RDMA4', 'MTK_DISP_RDMA', 4],
  [57, 'UFOE', 'MTK_DISP_UFOE', 0],
  [58, 'WDMA0', 'MTK_DISP_WDMA', 0],
  [59, 'WDMA1', 'MTK_DISP_WDMA', 1],
  [61, 'DRM_OVL_ADAPTOR', 'MTK_DISP_OVL_ADAPTOR', 0],
] as const

/** A component's name without 'DDP_COMPONENT_'. */
export type DdpShort = (typeof ROWS)[number][1]

export interface DdpComponent {
  readonly id: number
  /** 'DDP_COMPONENT_OVL0' */
  readonly name: `DDP_COMPONENT_${DdpShort}`
  /** 'OVL0' */
  readonly short: DdpShort
  /** Null when mtk_ddp_comp_get_id() can never answer this id. */
  readonly type: DdpType | null
  /** The number an alias of the type's stem must end in to mean this component. */
  readonly aliasId: number | null
  /** A path may end here. */
  readonly validLast: boolean
  /** See `DdpTypeInfo`; an id without a type has none of these. */
  readonly ownPlatformDriver: boolean
  readonly needsRegsAndClock: boolean
  readonly layersAsFirst: number
  readonly planesAsSecond: boolean
  readonly vblankAsFirst: boolean
}

/** DDP_COMPONENT_DRM_OVL_ADAPTOR: what all of the adaptor's parts on a path are folded into. */
export const DRM_OVL_ADAPTOR = 61
/** DDP_COMPONENT_DRM_ID_MAX: how many ids a path under construction can hold. */
export const PATH_CAPACITY = 62
/** CRTC_MAIN, CRTC_EXT and CRTC_THIRD; an mmsys endpoint number must be below. */
export const MAX_CRTC = 3

/** In order of id. */
export const DDP_COMPONENTS: readonly DdpComponent[] = ROWS.map(([id, short, type, aliasId]) => {
  const info: Partial<DdpTypeInfo> = type === null ? {} : ddpType(type)
  return {
    id,
    name: `DDP_COMPONENT_${short}`,
    short,
    type,
    aliasId,
    validLast: info.output ?? false,
    ownPlatformDriver: info.ownPlatformDriver ?? false,
    needsRegsAndClock: info.needsRegsAndClock ?? false,
    layersAsFirst: info.layersAsFirst ?? 0,
    planesAsSecond: info.planesAsSecond ?? false,
    vblankAsFirst: info.vblankAsFirst ?? false,
  }
})

const BY_ID: ReadonlyMap<number, DdpComponent> = new Map(DDP_COMPONENTS.map((c) => [c.id, c]))
/** Of each type in table order, which is that of the ids. */
const BY_TYPE: ReadonlyMap<DdpType | null, readonly DdpComponent[]> = new Map(
  [...new Set(DDP_COMPONENTS.map((c) => c.type))].map((type) => [
    type,
    DDP_COMPONENTS.filter((c) => c.type === type),
  ]),
)
const BY_SHORT: ReadonlyMap<string, DdpComponent> = new Map(DDP_COMPONENTS.map((c) => [c.short, c]))

/** Throws on a number that is no component: ids come from these tables, never from outside. */
export function componentById(id: number): DdpComponent {
  const component = BY_ID.get(id)
  if (component === undefined) throw new Error(`No DDP component has the id ${id}`)
  return component
}

/** Takes any text, as people write it: null when no component is called that. */
export function componentByShort(short: DdpShort): DdpComponent
export function componentByShort(short: string): DdpComponent | null
export function componentByShort(short: string): DdpComponent | null {
  return BY_SHORT.get(short) ?? null
}

/**
 * The component a node of a type stands for, by the number of its alias (null without an alias, which
 * gives the lowest id). Null when the driver refuses: -EINVAL, as for every mutex.
 *
 * Kernel: mtk_ddp_comp_get_id().
 */
export function componentOfAlias(type: DdpType, aliasId: number | null): DdpComponent | null {
  const ofType = BY_TYPE.get(type) ?? []
  return (aliasId === null ? ofType[0] : ofType.find((it) => it.aliasId === aliasId)) ?? null
}
