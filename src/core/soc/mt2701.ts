import { lazySoc } from './lazySoc.ts'
import { node } from './socNode.ts'

/**
 * Source: Linux v7.1, arch/arm/boot/dts/mediatek/mt2701.dtsi: its display nodes, in tree order.
 * No other display block is described there.
 */
export const MT2701 = lazySoc({
  id: 'mt2701',
  name: 'MT2701',
  compatible: 'mediatek,mt2701',
  variants: [],
  dtsi: 'mediatek/mt2701.dtsi',
  // biome-ignore format: a table
  nodes: () => [
    node('/syscon@14000000', 'mmsys', ['mediatek,mt2701-mmsys', 'syscon']),
    node('/pwm@1400a000',    'bls',   ['mediatek,mt2701-disp-pwm'], { status: 'disabled' }),
  ],
})
