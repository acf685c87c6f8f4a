import { lazySoc } from './lazySoc.ts'
import { node } from './socNode.ts'

/**
 * Source: Linux v7.1, arch/arm64/boot/dts/mediatek/mt2712e.dtsi: its display nodes, in tree order.
 * Only the mmsys is described there.
 */
export const MT2712 = lazySoc({
  id: 'mt2712',
  name: 'MT2712',
  compatible: 'mediatek,mt2712',
  variants: [],
  dtsi: 'mediatek/mt2712e.dtsi',
  // biome-ignore format: a table
  nodes: () => [
    node('/syscon@14000000', 'mmsys', ['mediatek,mt2712-mmsys', 'syscon']),
  ],
})
