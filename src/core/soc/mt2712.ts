import type { SocNode } from './soc.ts'
import { node } from './socNode.ts'

/**
 * Source: Linux v7.1, arch/arm64/boot/dts/mediatek/mt2712e.dtsi: its display nodes, in tree order.
 * Only the mmsys is described there.
 */
// biome-ignore format: a table
export const MT2712 = (): SocNode[] => [
  node('/syscon@14000000', 'mmsys', ['mediatek,mt2712-mmsys', 'syscon']),
]
