import type { SocNode } from './soc.ts'
import { node } from './socNode.ts'

/**
 * Source: Linux v7.1, arch/arm/boot/dts/mediatek/mt2701.dtsi: its display nodes, in tree order.
 * No other display block is described there.
 */
// biome-ignore format: a table
export const MT2701 = (): SocNode[] => [
  node('/syscon@14000000', 'mmsys', ['mediatek,mt2701-mmsys', 'syscon']),
  node('/pwm@1400a000',    'bls',   ['mediatek,mt2701-disp-pwm'], { status: 'disabled' }),
]
