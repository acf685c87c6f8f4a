import type { DdpType } from './ddpTypes.ts'

/** A compatible string that makes a node a display component. */
export interface DdpCompatible {
  readonly compatible: string
  readonly type: DdpType
  /**
   * Source file of the platform driver that lists this very string. Null when none does: none has to
   * for a type without `ownPlatformDriver`, but otherwise the node needs a further string that some
   * driver lists, or the DRM device waits for it for ever.
   */
  readonly driver: string | null
}

/**
 * Source: Linux v7.3-rc7, mtk_ddp_comp_dt_ids in drivers/gpu/drm/mediatek/mtk_drm_drv.c, in its
 * order; drivers from the match tables of the files named, in the same folder, and of
 * drivers/soc/mediatek/mtk-mutex.c.
 */
const ROWS: readonly (readonly [compatible: string, type: DdpType, driver: string | null])[] = [
  ['mediatek,mt8167-disp-aal', 'MTK_DISP_AAL', null],
  ['mediatek,mt8173-disp-aal', 'MTK_DISP_AAL', 'mtk_disp_aal.c'],
  ['mediatek,mt8183-disp-aal', 'MTK_DISP_AAL', 'mtk_disp_aal.c'],
  ['mediatek,mt8192-disp-aal', 'MTK_DISP_AAL', null],
  ['mediatek,mt8167-disp-ccorr', 'MTK_DISP_CCORR', null],
  ['mediatek,mt8183-disp-ccorr', 'MTK_DISP_CCORR', 'mtk_disp_ccorr.c'],
  ['mediatek,mt8192-disp-ccorr', 'MTK_DISP_CCORR', 'mtk_disp_ccorr.c'],
  ['mediatek,mt2701-disp-color', 'MTK_DISP_COLOR', 'mtk_disp_color.c'],
  ['mediatek,mt8167-disp-color', 'MTK_DISP_COLOR', 'mtk_disp_color.c'],
  ['mediatek,mt8173-disp-color', 'MTK_DISP_COLOR', 'mtk_disp_color.c'],
  ['mediatek,mt8167-disp-dither', 'MTK_DISP_DITHER', null],
  ['mediatek,mt8183-disp-dither', 'MTK_DISP_DITHER', null],
  ['mediatek,mt8195-disp-dsc', 'MTK_DISP_DSC', null],
  ['mediatek,mt8167-disp-gamma', 'MTK_DISP_GAMMA', null],
  ['mediatek,mt8173-disp-gamma', 'MTK_DISP_GAMMA', 'mtk_disp_gamma.c'],
  ['mediatek,mt8183-disp-gamma', 'MTK_DISP_GAMMA', 'mtk_disp_gamma.c'],
  ['mediatek,mt8195-disp-gamma', 'MTK_DISP_GAMMA', 'mtk_disp_gamma.c'],
  ['mediatek,mt8195-disp-merge', 'MTK_DISP_MERGE', 'mtk_disp_merge.c'],
  ['mediatek,mt2701-disp-mutex', 'MTK_DISP_MUTEX', 'mtk-mutex.c'],
  ['mediatek,mt2712-disp-mutex', 'MTK_DISP_MUTEX', 'mtk-mutex.c'],
  ['mediatek,mt8167-disp-mutex', 'MTK_DISP_MUTEX', 'mtk-mutex.c'],
  ['mediatek,mt8173-disp-mutex', 'MTK_DISP_MUTEX', 'mtk-mutex.c'],
  ['mediatek,mt8183-disp-mutex', 'MTK_DISP_MUTEX', 'mtk-mutex.c'],
  ['mediatek,mt8186-disp-mutex', 'MTK_DISP_MUTEX', 'mtk-mutex.c'],
  ['mediatek,mt8188-disp-mutex', 'MTK_DISP_MUTEX', 'mtk-mutex.c'],
  ['mediatek,mt8192-disp-mutex', 'MTK_DISP_MUTEX', 'mtk-mutex.c'],
  ['mediatek,mt8195-disp-mutex', 'MTK_DISP_MUTEX', 'mtk-mutex.c'],
  ['mediatek,mt8365-disp-mutex', 'MTK_DISP_MUTEX', 'mtk-mutex.c'],
  ['mediatek,mt8173-disp-od', 'MTK_DISP_OD', null],
  ['mediatek,mt2701-disp-ovl', 'MTK_DISP_OVL', 'mtk_disp_ovl.c'],
  ['mediatek,mt8167-disp-ovl', 'MTK_DISP_OVL', 'mtk_disp_ovl.c'],
  ['mediatek,mt8173-disp-ovl', 'MTK_DISP_OVL', 'mtk_disp_ovl.c'],
  ['mediatek,mt8183-disp-ovl', 'MTK_DISP_OVL', 'mtk_disp_ovl.c'],
  ['mediatek,mt8192-disp-ovl', 'MTK_DISP_OVL', 'mtk_disp_ovl.c'],
  ['mediatek,mt8195-disp-ovl', 'MTK_DISP_OVL', 'mtk_disp_ovl.c'],
  ['mediatek,mt8183-disp-ovl-2l', 'MTK_DISP_OVL_2L', 'mtk_disp_ovl.c'],
  ['mediatek,mt8192-disp-ovl-2l', 'MTK_DISP_OVL_2L', 'mtk_disp_ovl.c'],
  ['mediatek,mt8192-disp-postmask', 'MTK_DISP_POSTMASK', null],
  ['mediatek,mt2701-disp-pwm', 'MTK_DISP_BLS', null],
  ['mediatek,mt8167-disp-pwm', 'MTK_DISP_PWM', null],
  ['mediatek,mt8173-disp-pwm', 'MTK_DISP_PWM', null],
  ['mediatek,mt2701-disp-rdma', 'MTK_DISP_RDMA', 'mtk_disp_rdma.c'],
  ['mediatek,mt8167-disp-rdma', 'MTK_DISP_RDMA', null],
  ['mediatek,mt8173-disp-rdma', 'MTK_DISP_RDMA', 'mtk_disp_rdma.c'],
  ['mediatek,mt8183-disp-rdma', 'MTK_DISP_RDMA', 'mtk_disp_rdma.c'],
  ['mediatek,mt8195-disp-rdma', 'MTK_DISP_RDMA', 'mtk_disp_rdma.c'],
  ['mediatek,mt8173-disp-ufoe', 'MTK_DISP_UFOE', null],
  ['mediatek,mt8173-disp-wdma', 'MTK_DISP_WDMA', null],
  ['mediatek,mt2701-dpi', 'MTK_DPI', 'mtk_dpi.c'],
  ['mediatek,mt8167-dsi', 'MTK_DSI', 'mtk_dsi.c'],
  ['mediatek,mt8173-dpi', 'MTK_DPI', 'mtk_dpi.c'],
  ['mediatek,mt8183-dpi', 'MTK_DPI', 'mtk_dpi.c'],
  ['mediatek,mt8186-dpi', 'MTK_DPI', 'mtk_dpi.c'],
  ['mediatek,mt8188-dp-intf', 'MTK_DP_INTF', 'mtk_dpi.c'],
  ['mediatek,mt8192-dpi', 'MTK_DPI', 'mtk_dpi.c'],
  ['mediatek,mt8195-dp-intf', 'MTK_DP_INTF', 'mtk_dpi.c'],
  ['mediatek,mt8195-dpi', 'MTK_DPI', 'mtk_dpi.c'],
  ['mediatek,mt2701-dsi', 'MTK_DSI', 'mtk_dsi.c'],
  ['mediatek,mt8173-dsi', 'MTK_DSI', 'mtk_dsi.c'],
  ['mediatek,mt8183-dsi', 'MTK_DSI', 'mtk_dsi.c'],
  ['mediatek,mt8186-dsi', 'MTK_DSI', 'mtk_dsi.c'],
  ['mediatek,mt8188-dsi', 'MTK_DSI', 'mtk_dsi.c'],
]

/** To be read with `matchCompatible`. */
export const DDP_COMPATIBLES: readonly DdpCompatible[] = ROWS.map(([compatible, type, driver]) => ({
  compatible,
  type,
  driver,
}))
