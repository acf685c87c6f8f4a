import type { SocNode } from './soc.ts'
import { node } from './socNode.ts'

/** Source: Linux v7.1, arch/arm64/boot/dts/mediatek/mt6795.dtsi: its display nodes, in tree order. */
// biome-ignore format: a table
export const MT6795 = (): SocNode[] => [
  node('/soc/mailbox@10212000', 'gce',      ['mediatek,mt6795-gce', 'mediatek,mt8173-gce']),
  node('/soc/dsi-phy@10215000', 'mipi_tx0', ['mediatek,mt8173-mipi-tx'], { status: 'disabled' }),
  node('/soc/dsi-phy@10216000', 'mipi_tx1', ['mediatek,mt8173-mipi-tx'], { status: 'disabled' }),
  node('/soc/syscon@14000000',  'mmsys',    ['mediatek,mt6795-mmsys', 'syscon'], { gce: ['gce', 1, 0x0] }),
  node('/soc/ovl@1400c000',     'ovl0',     ['mediatek,mt6795-disp-ovl', 'mediatek,mt8173-disp-ovl'], { alias: 'ovl0', gce: ['gce', 1, 0xc000] }),
  node('/soc/ovl@1400d000',     'ovl1',     ['mediatek,mt6795-disp-ovl', 'mediatek,mt8173-disp-ovl'], { alias: 'ovl1', gce: ['gce', 1, 0xd000] }),
  node('/soc/rdma@1400e000',    'rdma0',    ['mediatek,mt6795-disp-rdma', 'mediatek,mt8173-disp-rdma'], { alias: 'rdma0', gce: ['gce', 1, 0xe000] }),
  node('/soc/rdma@1400f000',    'rdma1',    ['mediatek,mt6795-disp-rdma', 'mediatek,mt8173-disp-rdma'], { alias: 'rdma1', gce: ['gce', 1, 0xf000] }),
  node('/soc/rdma@14010000',    'rdma2',    ['mediatek,mt6795-disp-rdma', 'mediatek,mt8173-disp-rdma'], { alias: 'rdma2', gce: ['gce', 2, 0x0] }),
  node('/soc/wdma@14011000',    'wdma0',    ['mediatek,mt6795-disp-wdma', 'mediatek,mt8173-disp-wdma'], { alias: 'wdma0', gce: ['gce', 2, 0x1000] }),
  node('/soc/wdma@14012000',    'wdma1',    ['mediatek,mt6795-disp-wdma', 'mediatek,mt8173-disp-wdma'], { alias: 'wdma1', gce: ['gce', 2, 0x2000] }),
  node('/soc/color@14013000',   'color0',   ['mediatek,mt6795-disp-color', 'mediatek,mt8173-disp-color'], { alias: 'color0', gce: ['gce', 2, 0x3000] }),
  node('/soc/color@14014000',   'color1',   ['mediatek,mt6795-disp-color', 'mediatek,mt8173-disp-color'], { alias: 'color1', gce: ['gce', 2, 0x4000] }),
  node('/soc/aal@14015000',     '',         ['mediatek,mt6795-disp-aal', 'mediatek,mt8173-disp-aal'], { gce: ['gce', 2, 0x5000] }),
  node('/soc/gamma@14016000',   '',         ['mediatek,mt6795-disp-gamma', 'mediatek,mt8173-disp-gamma'], { gce: ['gce', 2, 0x6000] }),
  node('/soc/merge@14017000',   '',         ['mediatek,mt6795-disp-merge', 'mediatek,mt8173-disp-merge']),
  node('/soc/split@14018000',   'split0',   ['mediatek,mt6795-disp-split', 'mediatek,mt8173-disp-split'], { alias: 'split0' }),
  node('/soc/split@14019000',   'split1',   ['mediatek,mt6795-disp-split', 'mediatek,mt8173-disp-split'], { alias: 'split1' }),
  node('/soc/ufoe@1401a000',    '',         ['mediatek,mt6795-disp-ufoe', 'mediatek,mt8173-disp-ufoe'], { gce: ['gce', 2, 0xa000] }),
  node('/soc/dsi@1401b000',     'dsi0',     ['mediatek,mt6795-dsi', 'mediatek,mt8173-dsi'], { status: 'disabled', alias: 'dsi0' }),
  node('/soc/dsi@1401c000',     'dsi1',     ['mediatek,mt6795-dsi', 'mediatek,mt8173-dsi'], { status: 'disabled', alias: 'dsi1' }),
  node('/soc/dpi@1401d000',     'dpi0',     ['mediatek,mt6795-dpi', 'mediatek,mt8183-dpi'], { status: 'disabled', alias: 'dpi0' }),
  node('/soc/pwm@1401e000',     'pwm0',     ['mediatek,mt6795-disp-pwm', 'mediatek,mt8173-disp-pwm'], { status: 'disabled' }),
  node('/soc/pwm@1401f000',     'pwm1',     ['mediatek,mt6795-disp-pwm', 'mediatek,mt8173-disp-pwm'], { status: 'disabled' }),
  node('/soc/mutex@14020000',   'mutex',    ['mediatek,mt8173-disp-mutex'], { gce: ['gce', 3, 0x0], events: [52, 53] }),
  node('/soc/od@14023000',      '',         ['mediatek,mt6795-disp-od', 'mediatek,mt8173-disp-od'], { gce: ['gce', 3, 0x3000] }),
]
