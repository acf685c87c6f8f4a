import type { SocNode } from './soc.ts'
import { ep, node } from './socNode.ts'

/** Source: Linux v7.1, arch/arm64/boot/dts/mediatek/mt8173.dtsi: its display nodes, in tree order. */
// biome-ignore format: a table
export const MT8173 = (): SocNode[] => [
  node('/soc/hdmi-phy@10209100', 'hdmi_phy', ['mediatek,mt8173-hdmi-phy'], { status: 'disabled', size: 0x24 }),
  node('/soc/mailbox@10212000',  'gce',      ['mediatek,mt8173-gce']),
  node('/soc/dsi-phy@10215000',  'mipi_tx0', ['mediatek,mt8173-mipi-tx'], { status: 'disabled' }),
  node('/soc/dsi-phy@10216000',  'mipi_tx1', ['mediatek,mt8173-mipi-tx'], { status: 'disabled' }),
  node('/soc/i2c@11012000',      'hdmiddc0', ['mediatek,mt8173-hdmi-ddc'], { size: 0x1c }),
  node('/soc/syscon@14000000',   'mmsys',    ['mediatek,mt8173-mmsys', 'syscon'], { gce: ['gce', 1, 0x0] }),
  node('/soc/ovl@1400c000',      'ovl0',     ['mediatek,mt8173-disp-ovl'], { alias: 'ovl0', gce: ['gce', 1, 0xc000] }),
  node('/soc/ovl@1400d000',      'ovl1',     ['mediatek,mt8173-disp-ovl'], { alias: 'ovl1', gce: ['gce', 1, 0xd000] }),
  node('/soc/rdma@1400e000',     'rdma0',    ['mediatek,mt8173-disp-rdma'], { alias: 'rdma0', gce: ['gce', 1, 0xe000] }),
  node('/soc/rdma@1400f000',     'rdma1',    ['mediatek,mt8173-disp-rdma'], { alias: 'rdma1', gce: ['gce', 1, 0xf000] }),
  node('/soc/rdma@14010000',     'rdma2',    ['mediatek,mt8173-disp-rdma'], { alias: 'rdma2', gce: ['gce', 2, 0x0] }),
  node('/soc/wdma@14011000',     'wdma0',    ['mediatek,mt8173-disp-wdma'], { alias: 'wdma0', gce: ['gce', 2, 0x1000] }),
  node('/soc/wdma@14012000',     'wdma1',    ['mediatek,mt8173-disp-wdma'], { alias: 'wdma1', gce: ['gce', 2, 0x2000] }),
  node('/soc/color@14013000',    'color0',   ['mediatek,mt8173-disp-color'], { alias: 'color0', gce: ['gce', 2, 0x3000] }),
  node('/soc/color@14014000',    'color1',   ['mediatek,mt8173-disp-color'], { alias: 'color1', gce: ['gce', 2, 0x4000] }),
  node('/soc/aal@14015000',      '',         ['mediatek,mt8173-disp-aal'], { gce: ['gce', 2, 0x5000] }),
  node('/soc/gamma@14016000',    '',         ['mediatek,mt8173-disp-gamma'], { gce: ['gce', 2, 0x6000] }),
  node('/soc/merge@14017000',    '',         ['mediatek,mt8173-disp-merge']),
  node('/soc/split@14018000',    'split0',   ['mediatek,mt8173-disp-split'], { alias: 'split0' }),
  node('/soc/split@14019000',    'split1',   ['mediatek,mt8173-disp-split'], { alias: 'split1' }),
  node('/soc/ufoe@1401a000',     '',         ['mediatek,mt8173-disp-ufoe'], { gce: ['gce', 2, 0xa000] }),
  node('/soc/dsi@1401b000',      'dsi0',     ['mediatek,mt8173-dsi'], { status: 'disabled', alias: 'dsi0' }),
  node('/soc/dsi@1401c000',      'dsi1',     ['mediatek,mt8173-dsi'], { status: 'disabled', alias: 'dsi1' }),
  node('/soc/dpi@1401d000',      'dpi0',     ['mediatek,mt8173-dpi'], { status: 'disabled', alias: 'dpi0',
    port: [ep('dpi0_out', 'hdmi0_in')] }),
  node('/soc/pwm@1401e000',      'pwm0',     ['mediatek,mt8173-disp-pwm'], { status: 'disabled' }),
  node('/soc/pwm@1401f000',      'pwm1',     ['mediatek,mt8173-disp-pwm'], { status: 'disabled' }),
  node('/soc/mutex@14020000',    'mutex',    ['mediatek,mt8173-disp-mutex'], { gce: ['gce', 3, 0x0], events: [53, 54] }),
  node('/soc/od@14023000',       '',         ['mediatek,mt8173-disp-od'], { gce: ['gce', 3, 0x3000] }),
  node('/soc/hdmi@14025000',     'hdmi0',    ['mediatek,mt8173-hdmi'], { status: 'disabled', size: 0x400,
    ports: [[ep('hdmi0_in', 'dpi0_out')]] }),
]
