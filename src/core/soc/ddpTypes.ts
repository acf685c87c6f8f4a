/**
 * The kinds of display component mediatek-drm knows.
 *
 * Source: Linux v7.3-rc7, drivers/gpu/drm/mediatek/: enum mtk_ddp_comp_type (mtk_ddp_comp.h) and the
 * alias stems of mtk_ddp_comp_stem (mtk_ddp_comp.c). The titles are ours.
 */

// One row a type, in the order of the enum: a row's index is its value. Type, alias stem, title.
const ROWS = [
  ['MTK_DISP_AAL', 'aal', 'adaptive contrast'],
  ['MTK_DISP_BLS', 'bls', 'backlight control'],
  ['MTK_DISP_CCORR', 'ccorr', 'colour matrix'],
  ['MTK_DISP_COLOR', 'color', 'colour tuning'],
  ['MTK_DISP_DITHER', 'dither', 'dithering'],
  ['MTK_DISP_DSC', 'dsc', 'stream compression'],
  ['MTK_DISP_GAMMA', 'gamma', 'gamma curve'],
  ['MTK_DISP_MERGE', 'merge', 'stream merger'],
  ['MTK_DISP_MUTEX', 'mutex', 'frame start trigger'],
  ['MTK_DISP_OD', 'od', 'panel overdrive'],
  ['MTK_DISP_OVL', 'ovl', 'layer blender'],
  ['MTK_DISP_OVL_2L', 'ovl-2l', 'two-layer blender'],
  ['MTK_DISP_OVL_ADAPTOR', 'ovl_adaptor', 'blender made of vdosys1 parts'],
  ['MTK_DISP_POSTMASK', 'postmask', 'screen corner mask'],
  ['MTK_DISP_PWM', 'pwm', 'backlight PWM'],
  ['MTK_DISP_RDMA', 'rdma', 'scan-out DMA'],
  ['MTK_DISP_UFOE', 'ufoe', 'frame compression'],
  ['MTK_DISP_WDMA', 'wdma', 'write-back DMA'],
  ['MTK_DPI', 'dpi', 'parallel RGB output'],
  ['MTK_DP_INTF', 'dp-intf', 'feed of a DisplayPort transmitter'],
  ['MTK_DSI', 'dsi', 'MIPI DSI output'],
] as const

export type DdpType = (typeof ROWS)[number][0]

export interface DdpTypeInfo {
  readonly type: DdpType
  /** Value in the kernel's enum; dmesg prints it ("Failed to get id. type: %d"). */
  readonly value: number
  /** What an /aliases property is called before its number: 'ovl-2l' of 'ovl-2l0'. */
  readonly aliasStem: string
  /** What the block does, in a few words of ours. */
  readonly title: string
  /** A path may end here. */
  readonly output: boolean
  /** A platform driver of its own must bind the node before the DRM device comes up. */
  readonly ownPlatformDriver: boolean
  /** Initialising the component leaves the node's registers and clocks to others. */
  readonly initReturnsEarly: boolean
  /** mediatek-drm itself maps `reg` 0 and takes clock 0; one of them missing fails its probe. */
  readonly needsRegsAndClock: boolean
  /** Planes it gives a CRTC as the first element of the path. */
  readonly layersAsFirst: number
  /** It adds planes as the second element, behind another blender. */
  readonly planesAsSecond: boolean
  /** It can time a CRTC's vblank as the first element, the only one ever asked. */
  readonly vblankAsFirst: boolean
}

/** mtk_drm_of_ddp_path_build_one(): the ids accepted as the last of a path. */
const OUTPUT: readonly DdpType[] = ['MTK_DPI', 'MTK_DP_INTF', 'MTK_DSI']

/** mtk_drm_probe(): the types it adds a component match for. The adaptor's device it makes itself. */
const OWN_PLATFORM_DRIVER: readonly DdpType[] = [
  'MTK_DISP_AAL',
  'MTK_DISP_CCORR',
  'MTK_DISP_COLOR',
  'MTK_DISP_GAMMA',
  'MTK_DISP_MERGE',
  'MTK_DISP_OVL',
  'MTK_DISP_OVL_2L',
  'MTK_DISP_OVL_ADAPTOR',
  'MTK_DISP_RDMA',
  'MTK_DPI',
  'MTK_DP_INTF',
  'MTK_DSI',
]

/** mtk_ddp_comp_init(): returns before mapping registers. The adaptor and the mutex never get there. */
const INIT_RETURNS_EARLY: readonly DdpType[] = [
  'MTK_DISP_AAL',
  'MTK_DISP_BLS',
  'MTK_DISP_CCORR',
  'MTK_DISP_COLOR',
  'MTK_DISP_GAMMA',
  'MTK_DISP_MERGE',
  'MTK_DISP_OVL',
  'MTK_DISP_OVL_2L',
  'MTK_DISP_PWM',
  'MTK_DISP_RDMA',
  'MTK_DPI',
  'MTK_DP_INTF',
  'MTK_DSI',
]
const NEEDS_REGS_AND_CLOCK: readonly DdpType[] = [
  'MTK_DISP_DITHER',
  'MTK_DISP_DSC',
  'MTK_DISP_OD',
  'MTK_DISP_POSTMASK',
  'MTK_DISP_UFOE',
  'MTK_DISP_WDMA',
]

/** Types with a layer_nr callback, asked by mtk_crtc_create(), and the number it answers. */
const LAYERS: { readonly [Type in DdpType]?: number } = {
  MTK_DISP_OVL: 4,
  MTK_DISP_OVL_2L: 2,
  MTK_DISP_OVL_ADAPTOR: 4,
  MTK_DISP_RDMA: 1,
}

/** Types with bgclr_in_on: mtk_crtc_num_comp_planes() counts a second element only if it has it. */
const PLANES_AS_SECOND: readonly DdpType[] = ['MTK_DISP_OVL', 'MTK_DISP_OVL_2L']

/** Types with enable_vblank. */
const VBLANK: readonly DdpType[] = [
  'MTK_DISP_OVL',
  'MTK_DISP_OVL_2L',
  'MTK_DISP_OVL_ADAPTOR',
  'MTK_DISP_RDMA',
]

/**
 * In the order of the kernel's enum.
 *
 * @internal compared with the facts row by row
 */
export const DDP_TYPES: readonly DdpTypeInfo[] = ROWS.map(([type, aliasStem, title], value) => ({
  type,
  value,
  aliasStem,
  title,
  output: OUTPUT.includes(type),
  ownPlatformDriver: OWN_PLATFORM_DRIVER.includes(type),
  initReturnsEarly: INIT_RETURNS_EARLY.includes(type),
  needsRegsAndClock: NEEDS_REGS_AND_CLOCK.includes(type),
  layersAsFirst: LAYERS[type] ?? 0,
  planesAsSecond: PLANES_AS_SECOND.includes(type),
  vblankAsFirst: VBLANK.includes(type),
}))

const BY_TYPE: ReadonlyMap<DdpType, DdpTypeInfo> = new Map(
  DDP_TYPES.map((info) => [info.type, info]),
)

export function ddpType(type: DdpType): DdpTypeInfo {
  const info = BY_TYPE.get(type)
  if (info === undefined) throw new Error(`No row for ${type}`)
  return info
}
