import type { SocNode } from './soc.ts'
import { ep, node } from './socNode.ts'

/** Source: Linux v7.1, arch/arm64/boot/dts/mediatek/mt8365.dtsi: its display nodes, in tree order. */
// biome-ignore format: a table
export const MT8365 = (): SocNode[] => [
  node('/soc/pwm@1100e000',     'disp_pwm', ['mediatek,mt8365-disp-pwm', 'mediatek,mt8183-disp-pwm']),
  node('/soc/dsi-phy@11c00000', 'mipi_tx0', ['mediatek,mt8365-mipi-tx', 'mediatek,mt8183-mipi-tx'], { size: 0x800 }),
  node('/soc/syscon@14000000',  'mmsys',    ['mediatek,mt8365-mmsys', 'syscon'], {
    port: [ep('mmsys_main', 'ovl0_in', 0), ep('mmsys_ext', 'rdma1_in', 1)] }),
  node('/soc/mutex@14001000',   'mutex',    ['mediatek,mt8365-disp-mutex']),
  node('/soc/ovl@1400b000',     'ovl0',     ['mediatek,mt8365-disp-ovl', 'mediatek,mt8192-disp-ovl'], { alias: 'ovl0',
    ports: [[ep('ovl0_in', 'mmsys_main', 0)], [ep('ovl0_out', 'rdma0_in', 0)]] }),
  node('/soc/rdma@1400d000',    'rdma0',    ['mediatek,mt8365-disp-rdma', 'mediatek,mt8183-disp-rdma'], { alias: 'rdma0',
    ports: [[ep('rdma0_in', 'ovl0_out', 0)], [ep('rdma0_out', 'color0_in', 0)]] }),
  node('/soc/color@1400f000',   'color0',   ['mediatek,mt8365-disp-color', 'mediatek,mt8173-disp-color'], { alias: 'color0',
    ports: [[ep('color0_in', 'rdma0_out', 0)], [ep('color0_out', 'ccorr0_in', 0)]] }),
  node('/soc/ccorr@14010000',   'ccorr0',   ['mediatek,mt8365-disp-ccorr', 'mediatek,mt8183-disp-ccorr'], { alias: 'ccorr0',
    ports: [[ep('ccorr0_in', 'color0_out', 0)], [ep('ccorr0_out', 'aal0_in', 0)]] }),
  node('/soc/aal@14011000',     'aal0',     ['mediatek,mt8365-disp-aal', 'mediatek,mt8183-disp-aal'], { alias: 'aal0',
    ports: [[ep('aal0_in', 'ccorr0_out', 0)], [ep('aal0_out', 'gamma0_in', 0)]] }),
  node('/soc/gamma@14012000',   'gamma0',   ['mediatek,mt8365-disp-gamma', 'mediatek,mt8183-disp-gamma'], { alias: 'gamma0',
    ports: [[ep('gamma0_in', 'aal0_out', 0)], [ep('gamma0_out', 'dither0_in', 0)]] }),
  node('/soc/dither@14013000',  'dither0',  ['mediatek,mt8365-disp-dither', 'mediatek,mt8183-disp-dither'], { alias: 'dither0',
    ports: [[ep('dither0_in', 'gamma0_out', 0)], [ep('dither0_out', null, 0)]] }),
  node('/soc/dsi@14014000',     'dsi0',     ['mediatek,mt8365-dsi', 'mediatek,mt8183-dsi'], { alias: 'dsi0' }),
  node('/soc/rdma@14016000',    'rdma1',    ['mediatek,mt8365-disp-rdma', 'mediatek,mt8183-disp-rdma'], { alias: 'rdma1',
    ports: [[ep('rdma1_in', 'mmsys_ext', 1)], [ep('rdma1_out', null, 1)]] }),
  node('/soc/dpi@14018000',     'dpi0',     ['mediatek,mt8365-dpi', 'mediatek,mt8192-dpi'], { status: 'disabled', alias: 'dpi0' }),
]
