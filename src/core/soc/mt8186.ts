import type { SocNode } from './soc.ts'
import { ep, node } from './socNode.ts'

/** Source: Linux v7.1, arch/arm64/boot/dts/mediatek/mt8186.dtsi: its display nodes, in tree order. */
// biome-ignore format: a table
export const MT8186 = (): SocNode[] => [
  node('/soc/mailbox@1022c000',  'gce',      ['mediatek,mt8186-gce'], { size: 0x4000 }),
  node('/soc/pwm@1100e000',      'pwm0',     ['mediatek,mt8186-disp-pwm', 'mediatek,mt8183-disp-pwm'], { status: 'disabled' }),
  node('/soc/dsi-phy@11cc0000',  'mipi_tx0', ['mediatek,mt8183-mipi-tx'], { status: 'disabled' }),
  node('/soc/syscon@14000000',   'mmsys',    ['mediatek,mt8186-mmsys', 'syscon'], { gce: ['gce', 1, 0x0] }),
  node('/soc/mutex@14001000',    'mutex',    ['mediatek,mt8186-disp-mutex'], { gce: ['gce', 2, 0x1000], events: [434, 435] }),
  node('/soc/ovl@14005000',      'ovl0',     ['mediatek,mt8186-disp-ovl', 'mediatek,mt8192-disp-ovl'], { alias: 'ovl0', gce: ['gce', 1, 0x5000] }),
  node('/soc/ovl@14006000',      'ovl_2l0',  ['mediatek,mt8186-disp-ovl-2l', 'mediatek,mt8192-disp-ovl-2l'], { alias: 'ovl-2l0', gce: ['gce', 1, 0x6000] }),
  node('/soc/rdma@14007000',     'rdma0',    ['mediatek,mt8186-disp-rdma', 'mediatek,mt8183-disp-rdma'], { alias: 'rdma0', gce: ['gce', 1, 0x7000] }),
  node('/soc/color@14009000',    'color',    ['mediatek,mt8186-disp-color', 'mediatek,mt8173-disp-color'], { gce: ['gce', 1, 0x8000] }),
  node('/soc/dpi@1400a000',      'dpi',      ['mediatek,mt8186-dpi'], { status: 'disabled',
    port: [ep('dpi_out')] }),
  node('/soc/ccorr@1400b000',    'ccorr',    ['mediatek,mt8186-disp-ccorr', 'mediatek,mt8192-disp-ccorr'], { gce: ['gce', 1, 0xb000] }),
  node('/soc/aal@1400c000',      'aal',      ['mediatek,mt8186-disp-aal', 'mediatek,mt8183-disp-aal'], { gce: ['gce', 1, 0xc000] }),
  node('/soc/gamma@1400d000',    'gamma',    ['mediatek,mt8186-disp-gamma', 'mediatek,mt8183-disp-gamma'], { gce: ['gce', 1, 0xd000] }),
  node('/soc/postmask@1400e000', 'postmask', ['mediatek,mt8186-disp-postmask', 'mediatek,mt8192-disp-postmask'], { gce: ['gce', 1, 0xe000] }),
  node('/soc/dither@1400f000',   'dither',   ['mediatek,mt8186-disp-dither', 'mediatek,mt8183-disp-dither'], { gce: ['gce', 1, 0xf000] }),
  node('/soc/dsi@14013000',      'dsi0',     ['mediatek,mt8186-dsi'], { status: 'disabled',
    port: [ep('dsi_out')] }),
  node('/soc/rdma@1401f000',     'rdma1',    ['mediatek,mt8186-disp-rdma', 'mediatek,mt8183-disp-rdma'], { alias: 'rdma1', gce: ['gce', 2, 0xf000] }),
]
