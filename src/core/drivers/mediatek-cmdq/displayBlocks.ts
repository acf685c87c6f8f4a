/** A block of registers, to give addresses the names people know. */
interface RegisterBlock {
  readonly name: string
  readonly base: number
  readonly size: number
}

const page = (name: string, base: number): RegisterBlock => ({ name, base, size: 0x1000 })

/** Blocks in the three windows of MT8173: arch/arm64/boot/dts/mediatek/mt8173.dtsi at DTSI_REF. */
export const MT8173_BLOCKS: readonly RegisterBlock[] = [
  page('mmsys', 0x14000000),
  page('mdp_rdma0', 0x14001000),
  page('mdp_rdma1', 0x14002000),
  page('mdp_rsz0', 0x14003000),
  page('mdp_rsz1', 0x14004000),
  page('mdp_rsz2', 0x14005000),
  page('mdp_wdma0', 0x14006000),
  page('mdp_wrot0', 0x14007000),
  page('mdp_wrot1', 0x14008000),
  page('ovl0', 0x1400c000),
  page('ovl1', 0x1400d000),
  page('rdma0', 0x1400e000),
  page('rdma1', 0x1400f000),
  page('rdma2', 0x14010000),
  page('wdma0', 0x14011000),
  page('wdma1', 0x14012000),
  page('color0', 0x14013000),
  page('color1', 0x14014000),
  page('aal', 0x14015000),
  page('gamma', 0x14016000),
  page('merge', 0x14017000),
  page('split0', 0x14018000),
  page('split1', 0x14019000),
  page('ufoe', 0x1401a000),
  page('dsi0', 0x1401b000),
  page('dsi1', 0x1401c000),
  page('dpi0', 0x1401d000),
  page('pwm0', 0x1401e000),
  page('pwm1', 0x1401f000),
  page('mutex', 0x14020000),
  page('larb0', 0x14021000),
  page('smi_common', 0x14022000),
  page('od', 0x14023000),
  { name: 'hdmi0', base: 0x14025000, size: 0x400 },
  page('larb4', 0x14027000),
]
