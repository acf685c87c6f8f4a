import { lazySoc } from './lazySoc.ts'
import { node } from './socNode.ts'

/**
 * Source: Linux v7.1, arch/arm64/boot/dts/mediatek/mt8167.dtsi: its display nodes, in tree order.
 * Only the mmsys is described there.
 */
export const MT8167 = lazySoc({
  id: 'mt8167',
  name: 'MT8167',
  compatible: 'mediatek,mt8167',
  variants: [],
  dtsi: 'mediatek/mt8167.dtsi',
  // biome-ignore format: a table
  nodes: () => [
    node('/soc/syscon@14000000', 'mmsys', ['mediatek,mt8167-mmsys', 'syscon']),
  ],
})
