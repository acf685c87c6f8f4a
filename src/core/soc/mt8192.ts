import type { SocNode } from './soc.ts'
import { ep, node } from './socNode.ts'

/** Source: Linux v7.1, arch/arm64/boot/dts/mediatek/mt8192.dtsi: its display nodes, in tree order. */
// biome-ignore format: a table
export const MT8192 = (): SocNode[] => [
  node('/soc/mailbox@10228000',  'gce',       ['mediatek,mt8192-gce'], { size: 0x4000 }),
  node('/soc/pwm@1100e000',      'pwm0',      ['mediatek,mt8183-disp-pwm'], { status: 'disabled' }),
  node('/soc/dsi-phy@11e50000',  'mipi_tx0',  ['mediatek,mt8183-mipi-tx'], { status: 'disabled' }),
  node('/soc/syscon@14000000',   'mmsys',     ['mediatek,mt8192-mmsys', 'syscon'], { gce: ['gce', 1, 0x0] }),
  node('/soc/mutex@14001000',    'mutex',     ['mediatek,mt8192-disp-mutex'], { gce: ['gce', 1, 0x1000], events: [434, 435] }),
  node('/soc/ovl@14005000',      'ovl0',      ['mediatek,mt8192-disp-ovl'], { alias: 'ovl0', gce: ['gce', 1, 0x5000] }),
  node('/soc/ovl@14006000',      'ovl_2l0',   ['mediatek,mt8192-disp-ovl-2l'], { alias: 'ovl-2l0', gce: ['gce', 1, 0x6000] }),
  node('/soc/rdma@14007000',     'rdma0',     ['mediatek,mt8192-disp-rdma', 'mediatek,mt8183-disp-rdma'], { alias: 'rdma0', gce: ['gce', 1, 0x7000] }),
  node('/soc/color@14009000',    'color0',    ['mediatek,mt8192-disp-color', 'mediatek,mt8173-disp-color'], { gce: ['gce', 1, 0x9000] }),
  node('/soc/ccorr@1400a000',    'ccorr0',    ['mediatek,mt8192-disp-ccorr'], { gce: ['gce', 1, 0xa000] }),
  node('/soc/aal@1400b000',      'aal0',      ['mediatek,mt8192-disp-aal', 'mediatek,mt8183-disp-aal'], { gce: ['gce', 1, 0xb000] }),
  node('/soc/gamma@1400c000',    'gamma0',    ['mediatek,mt8192-disp-gamma', 'mediatek,mt8183-disp-gamma'], { gce: ['gce', 1, 0xc000] }),
  node('/soc/postmask@1400d000', 'postmask0', ['mediatek,mt8192-disp-postmask'], { gce: ['gce', 1, 0xd000] }),
  node('/soc/dither@1400e000',   'dither0',   ['mediatek,mt8192-disp-dither', 'mediatek,mt8183-disp-dither'], { gce: ['gce', 1, 0xe000] }),
  node('/soc/dsi@14010000',      'dsi0',      ['mediatek,mt8183-dsi'], { status: 'disabled',
    port: [ep('dsi_out')] }),
  node('/soc/ovl@14014000',      'ovl_2l2',   ['mediatek,mt8192-disp-ovl-2l'], { alias: 'ovl-2l2', gce: ['gce', 2, 0x4000] }),
  node('/soc/rdma@14015000',     'rdma4',     ['mediatek,mt8192-disp-rdma', 'mediatek,mt8183-disp-rdma'], { alias: 'rdma4', gce: ['gce', 2, 0x5000] }),
  node('/soc/dpi@14016000',      'dpi0',      ['mediatek,mt8192-dpi'], { status: 'disabled' }),
]
