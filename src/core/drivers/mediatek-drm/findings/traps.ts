/**
 * Every mistake of a board's tree that mediatek-drm is known to punish.
 *
 * Source: Linux v7.3-rc7, the functions named, in drivers/gpu/drm/mediatek/ unless a path says more.
 */
export interface Trap {
  readonly number: TrapNumber
  readonly code: TrapCode
  /** What it usually leads to; a finding can say otherwise. */
  readonly impact: Impact
  /** The mistake, in a few words. */
  readonly mistake: string
  readonly source: string
  /**
   * Whether a fix is offered: always, or where the tree shows one that cures it. `never`: no edit of the
   * tree does, since the kernel is at fault, or nothing is wrong.
   */
  readonly fix: 'always' | 'at times' | 'never'
}

export type Impact =
  /** The kernel crashes or hangs. */
  | 'crash'
  /** The whole DRM device is missing. */
  | 'no-drm'
  | 'path-lost'
  /** The hardware is set up wrongly, without a message. */
  | 'wrong-setup'
  | 'noise'

// Number, code without 'drm/', impact, fix, source, mistake.
// biome-ignore format: a table
const ROWS = [
  [1, 'endpoint-number', 'no-drm', 'at times', 'mtk_drm_of_get_ddp_ep_cid()', 'an endpoint on the path does not carry the path\'s number'],
  [2, 'output-port', 'no-drm', 'at times', 'mtk_drm_of_get_ddp_ep_cid()', 'a component is left by another port than 1'],
  [3, 'mmsys-port', 'no-drm', 'at times', 'mtk_drm_of_ddp_path_build_one()', 'an mmsys endpoint stands in another port than 0'],
  [4, 'mmsys-endpoint-number', 'no-drm', 'always', 'mtk_drm_of_ddp_path_build()', 'an mmsys endpoint has a number above 2'],
  [5, 'endpoint-unlinked', 'no-drm', 'at times', 'mtk_drm_of_get_ddp_ep_cid()', 'an endpoint on the path has no remote-endpoint'],
  [6, 'not-a-component', 'no-drm', 'at times', 'mtk_drm_of_get_ddp_ep_cid()', 'a device that is no component stands between components'],
  [7, 'path-without-output', 'no-drm', 'at times', 'mtk_drm_of_ddp_path_build_one()', 'a path does not end in DSI, DPI or DP_INTF'],
  [8, 'unit-address', 'wrong-setup', 'at times', 'of_graph_parse_endpoint() in drivers/of/property.c', 'unit address and reg differ'],
  [9, 'endless-loop', 'crash', 'at times', 'mtk_drm_of_ddp_path_build_one()', 'a loop through OVL adaptor nodes alone'],
  [10, 'loop', 'no-drm', 'at times', 'mtk_drm_of_ddp_path_build_one()', 'a loop through components'],
  [11, 'empty-mmsys-port', 'wrong-setup', 'always', 'mtk_drm_of_ddp_path_build()', 'a port of the mmsys without endpoints'],
  [12, 'remote-not-endpoint', 'wrong-setup', 'at times', 'of_graph_get_port_parent() in drivers/of/property.c', 'a remote-endpoint names something that is no endpoint'],
  [13, 'one-way-link', 'noise', 'at times', 'graph_endpoint check of dtc', 'a link whose other end does not name it back'],
  [14, 'duplicate-endpoint', 'wrong-setup', 'always', 'of_graph_get_endpoint_by_regs() in drivers/of/property.c', 'two endpoints of a port have one number'],
  [15, 'good-path-lost', 'no-drm', 'always', 'mtk_drm_of_ddp_path_build()', 'a good path beside a broken one'],
  [16, 'sink-disabled', 'path-lost', 'always', 'mtk_drm_of_get_ddp_ep_cid()', 'panel or bridge disabled, its output enabled'],
  [17, 'component-disabled', 'path-lost', 'always', 'mtk_drm_of_get_ddp_ep_cid()', 'a component of the path is disabled'],
  [18, 'output-without-path', 'no-drm', 'at times', 'mtk_find_possible_crtcs()', 'an enabled output whose path lacks a member'],
  [19, 'no-crtc', 'no-drm', 'at times', 'mtk_drm_kms_init()', 'no path has all its members'],
  [20, 'nothing-to-bind', 'crash', 'at times', 'component_master_add_with_match() in drivers/base/component.c', 'no path component left to wait for'],
  [21, 'mmsys-disabled', 'no-drm', 'at times', 'mtk_drm_get_all_drm_priv()', 'the mmsys is disabled, or one of two vdosys'],
  [22, 'hardcoded-path-kept', 'noise', 'at times', 'mtk_drm_probe()', 'a hardcoded path stays beside the graph'],
  [23, 'nothing-attached', 'no-drm', 'at times', 'mtk_dsi_host_attach(), mtk_dpi_probe()', 'an enabled output to which nothing attaches'],
  [24, 'odd-status', 'path-lost', 'always', '__of_device_is_available() in drivers/of/base.c', 'a status that is neither okay nor disabled'],
  [25, 'alias-missing', 'wrong-setup', 'at times', 'mtk_ddp_comp_get_id()', 'two nodes of one type for one component id'],
  [26, 'merge-alias-missing', 'no-drm', 'at times', 'mtk_ddp_comp_get_id()', 'a MERGE of two vdosys without alias'],
  [27, 'alias-number', 'no-drm', 'at times', 'mtk_ddp_comp_get_id()', 'an alias number the driver has no component for'],
  [28, 'alias-stem', 'wrong-setup', 'always', 'of_alias_get_id() in drivers/of/base.c', 'an alias of the wrong stem'],
  [29, 'output-alias-missing', 'wrong-setup', 'at times', 'mtk_ddp_comp_get_id()', 'DP_INTF or DPI of vdosys1 counts as instance 0'],
  [30, 'mutex-alias', 'no-drm', 'at times', 'mtk_drm_probe()', 'no mutex, or one mutex for both vdosys'],
  [31, 'not-a-sibling', 'no-drm', 'at times', 'mtk_drm_probe(), mtk_crtc_create()', 'a component on another bus than its mmsys'],
  [32, 'no-driver-for-compatible', 'no-drm', 'always', 'mtk_drm_bind()', 'a compatible no component driver binds'],
  [33, 'empty-slot', 'crash', 'at times', 'mtk_drm_get_all_drm_priv()', 'vdosys1 described with endpoint 0, or an mmsys without MAIN'],
  [34, 'adaptor-merge-in-path', 'no-drm', 'at times', 'mtk_disp_ovl_adaptor_probe()', 'MERGE1 to MERGE4 in a path'],
  [35, 'adaptor-entered-twice', 'wrong-setup', 'at times', 'mtk_drm_of_ddp_path_build_one()', 'two OVL adaptor nodes in the chain'],
  [36, 'adaptor-part-missing', 'crash', 'at times', 'mtk_ovl_adaptor_layer_config()', 'a part of the OVL adaptor is disabled or has no alias'],
  [37, 'adaptor-merge-warning', 'noise', 'never', 'ovl_adaptor_comp_get_id()', 'warnings at every boot of MT8188 and MT8195'],
  [38, 'merge-before-ethdr', 'no-drm', 'at times', 'mtk_mmsys_ddp_connect() in drivers/soc/mediatek/mtk-mmsys.c', 'the OVL adaptor is not the first of its path'],
  [39, 'output-without-route', 'crash', 'always', 'mtk_crtc_update_output()', 'MT8188 vdosys0 ends in another output than DSI0 or DP_INTF0'],
  [40, 'output-appended-twice', 'noise', 'never', 'mtk_crtc_create()', 'MT8188 vdosys0 described by a graph'],
  [41, 'too-many-crtcs', 'wrong-setup', 'at times', 'mtk_find_possible_crtcs(), mtk_drm_kms_init()', 'more than 3 CRTCs, or EXT of one vdosys with THIRD of the other'],
  [42, 'dsi-panel-endpoint', 'no-drm', 'at times', 'mtk_dsi_host_attach()', 'the panel\'s endpoint of a DSI host is not 0'],
  [43, 'panel-in-input-port', 'no-drm', 'at times', 'mtk_dsi_host_attach(), mtk_dpi_probe()', 'the panel stands in the port the path needs'],
  [44, 'fallback-finds-component', 'no-drm', 'at times', 'mtk_dsi_host_attach(), mtk_dpi_probe()', 'a graph-style output without a sink in port 1'],
  [45, 'dpi-bridge-at-bind', 'no-drm', 'never', 'mtk_dpi_bridge_attach() of v6.13', 'v6.13 looks up the bridge of DPI too late'],
  [46, 'data-lanes', 'no-drm', 'always', 'mtk_dp_dt_parse()', 'a DP transmitter without valid data-lanes'],
  [47, 'no-frame-source', 'wrong-setup', 'at times', 'mtk_mutex_add_comp() in drivers/soc/mediatek/mtk-mutex.c', 'an output without a frame source of its own'],
  [48, 'unrouted-hop', 'wrong-setup', 'at times', 'mtk_mmsys_ddp_connect() in drivers/soc/mediatek/mtk-mmsys.c', 'neighbours without a routing row'],
  [49, 'no-mutex-bit', 'wrong-setup', 'at times', 'mtk_mutex_add_comp() in drivers/soc/mediatek/mtk-mutex.c', 'a component without a mutex bit'],
  [50, 'first-without-planes', 'path-lost', 'at times', 'mtk_crtc_create()', 'the first component reads no layers'],
  [51, 'layers-out-of-reach', 'path-lost', 'at times', 'mtk_crtc_num_comp_planes()', 'a layer source where the driver asks for no planes'],
  [52, 'route-lost', 'wrong-setup', 'never', 'mmsys_default_routing_table in drivers/soc/mediatek/mtk-mmsys.h', 'a hop whose rows v7.3 lost'],
  [53, 'mixed-vdosys', 'wrong-setup', 'at times', 'mtk_crtc_ddp_hw_init()', 'components of both vdosys in one path'],
  [54, 'shared-component', 'path-lost', 'at times', 'mtk_crtc_create(), mtk_find_possible_crtcs()', 'one component in two paths'],
  [55, 'mailbox-missing', 'noise', 'at times', 'mtk_crtc_create()', 'more paths than mailboxes or events'],
  [56, 'gce-client-reg', 'wrong-setup', 'at times', 'cmdq_dev_get_client_reg() in drivers/soc/mediatek/mtk-cmdq-helper.c', 'a layer source the command queue cannot address'],
  [57, 'registers-or-clock', 'no-drm', 'at times', 'mtk_ddp_comp_init()', 'no reg or no clock where mediatek-drm needs both'],
] as const satisfies readonly (readonly [number, string, Impact, Trap['fix'], string, string])[]

export type TrapNumber = (typeof ROWS)[number][0]
export type TrapCode = `drm/${(typeof ROWS)[number][1]}`
/** A trap's own code, or that of a kin of it that is beyond the table. */
export type FindingCode = TrapCode | OtherCode

type OtherCode = (typeof OTHER_CODES)[number]

/** @internal compared with the docs */
export const OTHER_CODES = [
  'drm/mmsys-twice', // of trap 21: more mmsys than the SoC has
  'drm/sink-driver', // of trap 23: a driver, which no device tree shows
  'drm/no-driver-data', // of trap 32: a kernel without data of the SoC
  'drm/foreign-mutex', // of trap 49: a mutex of another SoC
] as const

/** In order of number, without gaps. */
export const TRAPS: readonly Trap[] = ROWS.map(([number, code, impact, fix, source, mistake]) => ({
  number,
  code: `drm/${code}`,
  impact,
  mistake,
  source,
  fix,
}))

export function trapOf(number: TrapNumber): Trap {
  const trap = TRAPS[number - 1]
  if (trap === undefined) throw new Error(`No trap has the number ${number}`)
  return trap
}
