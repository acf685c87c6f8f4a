import type { SocNode } from './soc.ts'
import { node } from './socNode.ts'

/** Source: Linux v7.1, arch/arm/boot/dts/mediatek/mt7623n.dtsi: its display nodes, in tree order. */
// biome-ignore format: a table
export const MT7623 = (): SocNode[] => [
  node('/syscon@14000000',   'mmsys',    ['mediatek,mt7623-mmsys', 'mediatek,mt2701-mmsys', 'syscon']),
  node('/ovl@14007000',      'ovl',      ['mediatek,mt7623-disp-ovl', 'mediatek,mt2701-disp-ovl']),
  node('/rdma@14008000',     'rdma0',    ['mediatek,mt7623-disp-rdma', 'mediatek,mt2701-disp-rdma'], { alias: 'rdma0' }),
  node('/wdma@14009000',     '',         ['mediatek,mt7623-disp-wdma', 'mediatek,mt2701-disp-wdma']),
  node('/pwm@1400a000',      'bls',      ['mediatek,mt7623-disp-pwm', 'mediatek,mt2701-disp-pwm'], { status: 'disabled' }),
  node('/color@1400b000',    'color',    ['mediatek,mt7623-disp-color', 'mediatek,mt2701-disp-color']),
  node('/dsi@1400c000',      'dsi',      ['mediatek,mt7623-dsi', 'mediatek,mt2701-dsi'], { status: 'disabled' }),
  node('/mutex@1400e000',    'mutex',    ['mediatek,mt7623-disp-mutex', 'mediatek,mt2701-disp-mutex']),
  node('/rdma@14012000',     'rdma1',    ['mediatek,mt7623-disp-rdma', 'mediatek,mt2701-disp-rdma'], { alias: 'rdma1' }),
  node('/dpi@14014000',      'dpi0',     ['mediatek,mt7623-dpi', 'mediatek,mt2701-dpi'], { status: 'disabled' }),
  node('/hdmi@14015000',     'hdmi0',    ['mediatek,mt7623-hdmi', 'mediatek,mt2701-hdmi'], { status: 'disabled', size: 0x400 }),
  node('/dsi-phy@10010000',  'mipi_tx0', ['mediatek,mt7623-mipi-tx', 'mediatek,mt2701-mipi-tx'], { size: 0x90 }),
  node('/hdmi-phy@10209100', 'hdmi_phy', ['mediatek,mt7623-hdmi-phy', 'mediatek,mt2701-hdmi-phy'], { status: 'disabled', size: 0x24 }),
  node('/i2c@11013000',      'hdmiddc0', ['mediatek,mt7623-hdmi-ddc', 'mediatek,mt8173-hdmi-ddc'], { status: 'disabled', size: 0x1c }),
]
