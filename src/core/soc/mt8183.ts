import type { SocNode } from './soc.ts'
import { ep, node } from './socNode.ts'

/** Source: Linux v7.1, arch/arm64/boot/dts/mediatek/mt8183.dtsi: its display nodes, in tree order. */
// biome-ignore format: a table
export const MT8183 = (): SocNode[] => [
  node('/soc/mailbox@10238000', 'gce',      ['mediatek,mt8183-gce'], { size: 0x4000 }),
  node('/soc/pwm@1100e000',     'pwm0',     ['mediatek,mt8183-disp-pwm']),
  node('/soc/dsi-phy@11e50000', 'mipi_tx0', ['mediatek,mt8183-mipi-tx']),
  node('/soc/syscon@14000000',  'mmsys',    ['mediatek,mt8183-mmsys', 'syscon'], { gce: ['gce', 1, 0x0],
    port: [ep('mmsys_ep_main', 'ovl0_in', 0), ep('mmsys_ep_ext', 'ovl_2l1_in', 1)] }),
  node('/soc/ovl@14008000',     'ovl0',     ['mediatek,mt8183-disp-ovl'], { gce: ['gce', 1, 0x8000],
    ports: [[ep('ovl0_in', 'mmsys_ep_main')], [ep('ovl0_out', 'ovl_2l0_in')]] }),
  node('/soc/ovl@14009000',     'ovl_2l0',  ['mediatek,mt8183-disp-ovl-2l'], { gce: ['gce', 1, 0x9000],
    ports: [[ep('ovl_2l0_in', 'ovl0_out')], [ep('ovl_2l0_out', 'rdma0_in')]] }),
  node('/soc/ovl@1400a000',     'ovl_2l1',  ['mediatek,mt8183-disp-ovl-2l'], { gce: ['gce', 1, 0xa000],
    ports: [[ep('ovl_2l1_in', 'mmsys_ep_ext', 1)], [ep('ovl_2l1_out', 'rdma1_in', 1)]] }),
  node('/soc/rdma@1400b000',    'rdma0',    ['mediatek,mt8183-disp-rdma'], { gce: ['gce', 1, 0xb000],
    ports: [[ep('rdma0_in', 'ovl_2l0_out')], [ep('rdma0_out', 'color0_in')]] }),
  node('/soc/rdma@1400c000',    'rdma1',    ['mediatek,mt8183-disp-rdma'], { gce: ['gce', 1, 0xc000],
    ports: [[ep('rdma1_in', 'ovl_2l1_out', 1)], [ep('rdma1_out', 'dpi_in', 1)]] }),
  node('/soc/color@1400e000',   'color0',   ['mediatek,mt8183-disp-color', 'mediatek,mt8173-disp-color'], { gce: ['gce', 1, 0xe000],
    ports: [[ep('color0_in', 'rdma0_out')], [ep('color0_out', 'ccorr0_in')]] }),
  node('/soc/ccorr@1400f000',   'ccorr0',   ['mediatek,mt8183-disp-ccorr'], { gce: ['gce', 1, 0xf000],
    ports: [[ep('ccorr0_in', 'color0_out')], [ep('ccorr0_out', 'aal0_in')]] }),
  node('/soc/aal@14010000',     'aal0',     ['mediatek,mt8183-disp-aal'], { gce: ['gce', 2, 0x0],
    ports: [[ep('aal0_in', 'ccorr0_out')], [ep('aal0_out', 'gamma0_in')]] }),
  node('/soc/gamma@14011000',   'gamma0',   ['mediatek,mt8183-disp-gamma'], { gce: ['gce', 2, 0x1000],
    ports: [[ep('gamma0_in', 'aal0_out')], [ep('gamma0_out', 'dither0_in')]] }),
  node('/soc/dither@14012000',  'dither0',  ['mediatek,mt8183-disp-dither'], { gce: ['gce', 2, 0x2000],
    ports: [[ep('dither0_in', 'gamma0_out')], [ep('dither0_out', 'dsi_in')]] }),
  node('/soc/dsi@14014000',     'dsi0',     ['mediatek,mt8183-dsi'], { status: 'disabled',
    ports: [[ep('dsi_in', 'dither0_out')], [ep('dsi_out')]] }),
  node('/soc/dpi@14015000',     'dpi0',     ['mediatek,mt8183-dpi'], { status: 'disabled',
    ports: [[ep('dpi_in', 'rdma1_out', 1)], [ep('dpi_out', null, 1)]] }),
  node('/soc/mutex@14016000',   'mutex',    ['mediatek,mt8183-disp-mutex'], { gce: ['gce', 2, 0x6000], events: [130, 131] }),
]
