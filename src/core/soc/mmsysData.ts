import { componentByShort } from './ddpComponents.ts'

/**
 * What mediatek-drm has built in for an mmsys or vdosys.
 *
 * Source: Linux v7.3-rc7, mtk_drm_of_ids and the mtk_mmsys_driver_data structures in
 * drivers/gpu/drm/mediatek/mtk_drm_drv.c.
 */
export interface MmsysData extends DriverData {
  readonly compatible: string
}

interface DriverData {
  /** The structure's name in the driver. */
  readonly driverData: string
  /** 1 for vdosys1: the number of the mutex alias it takes. */
  readonly mmsysId: number
  /** How many mmsys the SoC's one DRM device is made of. It comes up when all of them have bound. */
  readonly mmsysDevNum: number
  readonly shadowRegister: boolean
  /** Component ids of the hardcoded paths; each stays in force until a graph's path replaces it. */
  readonly main: readonly number[] | null
  readonly ext: readonly number[] | null
  readonly third: readonly number[] | null
  /** Outputs that can be put behind a path at run time. */
  readonly connRoutes: readonly { readonly crtc: number; readonly component: number }[]
  /** Framebuffer limits in px; null leaves the driver's 4096 and 64. */
  readonly maxWidth: number | null
  readonly minWidth: number | null
  readonly minHeight: number | null
}

const MT2701 = data('mt2701_mmsys_driver_data', {
  shadowRegister: true,
  main: path('OVL0 RDMA0 COLOR0 BLS DSI0'),
  ext: path('RDMA1 DPI0'),
})
const MT7623 = data('mt7623_mmsys_driver_data', {
  shadowRegister: true,
  main: path('OVL0 RDMA0 COLOR0 BLS DPI0'),
  ext: path('RDMA1 DSI0'),
})
const MT2712 = data('mt2712_mmsys_driver_data', {
  main: path('OVL0 COLOR0 AAL0 OD0 RDMA0 DPI0 PWM0'),
  ext: path('OVL1 COLOR1 AAL1 OD1 RDMA1 DPI1 PWM1'),
  third: path('RDMA2 DSI3 PWM2'),
})
const MT8167 = data('mt8167_mmsys_driver_data', {
  main: path('OVL0 COLOR0 CCORR AAL0 GAMMA DITHER0 RDMA0 DSI0'),
})
const MT8173 = data('mt8173_mmsys_driver_data', {
  main: path('OVL0 COLOR0 AAL0 OD0 RDMA0 UFOE DSI0 PWM0'),
  ext: path('OVL1 COLOR1 GAMMA RDMA1 DPI0'),
})
const MT8183 = data('mt8183_mmsys_driver_data', {
  main: path('OVL0 OVL_2L0 RDMA0 COLOR0 CCORR AAL0 GAMMA DITHER0 DSI0'),
  ext: path('OVL_2L1 RDMA1 DPI0'),
})
const MT8186 = data('mt8186_mmsys_driver_data', {
  main: path('OVL0 RDMA0 COLOR0 CCORR AAL0 GAMMA POSTMASK0 DITHER0 DSI0'),
  ext: path('OVL_2L0 RDMA1 DPI0'),
})
const MT8188_VDOSYS0 = data('mt8188_vdosys0_driver_data', {
  mmsysDevNum: 2,
  main: path('OVL0 RDMA0 COLOR0 CCORR AAL0 GAMMA POSTMASK0 DITHER0'),
  connRoutes: [
    { crtc: 0, component: componentByShort('DP_INTF0').id },
    { crtc: 0, component: componentByShort('DSI0').id },
  ],
  maxWidth: 8191,
  minWidth: 1,
  minHeight: 1,
})
const MT8195_VDOSYS1 = data('mt8195_vdosys1_driver_data', {
  mmsysId: 1,
  mmsysDevNum: 2,
  ext: path('DRM_OVL_ADAPTOR MERGE5 DP_INTF1'),
  maxWidth: 8191,
  minWidth: 2,
  minHeight: 1,
})
const MT8192 = data('mt8192_mmsys_driver_data', {
  main: path('OVL0 OVL_2L0 RDMA0 COLOR0 CCORR AAL0 GAMMA POSTMASK0 DITHER0 DSI0'),
  ext: path('OVL_2L2 RDMA4 DPI0'),
})
const MT8195_VDOSYS0 = data('mt8195_vdosys0_driver_data', {
  mmsysDevNum: 2,
  main: path('OVL0 RDMA0 COLOR0 CCORR AAL0 GAMMA DITHER0 DSC0 MERGE0 DP_INTF0'),
  maxWidth: 8191,
  minWidth: 1,
  minHeight: 1,
})
const MT8365 = data('mt8365_mmsys_driver_data', {})

/** In the order of mtk_drm_of_ids. To be read with `matchCompatible`. */
export const MMSYS_DATA: readonly MmsysData[] = [
  { compatible: 'mediatek,mt2701-mmsys', ...MT2701 },
  { compatible: 'mediatek,mt7623-mmsys', ...MT7623 },
  { compatible: 'mediatek,mt2712-mmsys', ...MT2712 },
  { compatible: 'mediatek,mt8167-mmsys', ...MT8167 },
  { compatible: 'mediatek,mt8173-mmsys', ...MT8173 },
  { compatible: 'mediatek,mt8183-mmsys', ...MT8183 },
  { compatible: 'mediatek,mt8186-mmsys', ...MT8186 },
  { compatible: 'mediatek,mt8188-vdosys0', ...MT8188_VDOSYS0 },
  { compatible: 'mediatek,mt8188-vdosys1', ...MT8195_VDOSYS1 },
  { compatible: 'mediatek,mt8192-mmsys', ...MT8192 },
  { compatible: 'mediatek,mt8195-mmsys', ...MT8195_VDOSYS0 },
  { compatible: 'mediatek,mt8195-vdosys0', ...MT8195_VDOSYS0 },
  { compatible: 'mediatek,mt8195-vdosys1', ...MT8195_VDOSYS1 },
  { compatible: 'mediatek,mt8365-mmsys', ...MT8365 },
]

/**
 * Known to the mmsys driver but not to mediatek-drm. A vppsys gets no DRM device at all; the others get
 * one whose probe answers -ENODEV and prints nothing.
 *
 * Source: of_match_mtk_mmsys in drivers/soc/mediatek/mtk-mmsys.c.
 */
export const MMSYS_WITHOUT_DRM: readonly {
  readonly compatible: string
  readonly vppsys: boolean
}[] = [
  { compatible: 'mediatek,mt6779-mmsys', vppsys: false },
  { compatible: 'mediatek,mt6795-mmsys', vppsys: false },
  { compatible: 'mediatek,mt6797-mmsys', vppsys: false },
  { compatible: 'mediatek,mt8188-vppsys0', vppsys: true },
  { compatible: 'mediatek,mt8188-vppsys1', vppsys: true },
  { compatible: 'mediatek,mt8195-vppsys0', vppsys: true },
  { compatible: 'mediatek,mt8195-vppsys1', vppsys: true },
]

function data(driverData: string, own: Partial<DriverData>): DriverData {
  return {
    driverData,
    mmsysId: 0,
    mmsysDevNum: 1,
    shadowRegister: false,
    main: null,
    ext: null,
    third: null,
    connRoutes: [],
    maxWidth: null,
    minWidth: null,
    minHeight: null,
    ...own,
  }
}

/** Ids of components named by their short names. */
function path(shorts: string): readonly number[] {
  return shorts.split(' ').map((short) => {
    const component = componentByShort(short)
    if (component === null) throw new Error(`No DDP component is called ${short}`)
    return component.id
  })
}
