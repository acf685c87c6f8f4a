import { matchCompatible } from './matchCompatible.ts'
import type { SocId, SocName } from './soc.ts'

/** What the SoCs of the catalogue are called: apart from their nodes, which opening a board asks for none of. */
export const SOC_NAMES: Readonly<Record<SocId, SocName>> = {
  mt2701: {
    id: 'mt2701',
    name: 'MT2701',
    compatible: 'mediatek,mt2701',
    variants: [],
    dtsi: 'mediatek/mt2701.dtsi',
  },
  mt7623: {
    id: 'mt7623',
    name: 'MT7623',
    compatible: 'mediatek,mt7623',
    variants: [],
    dtsi: 'mediatek/mt7623n.dtsi',
  },
  mt2712: {
    id: 'mt2712',
    name: 'MT2712',
    compatible: 'mediatek,mt2712',
    variants: [],
    dtsi: 'mediatek/mt2712e.dtsi',
  },
  mt6795: {
    id: 'mt6795',
    name: 'MT6795',
    compatible: 'mediatek,mt6795',
    variants: [],
    dtsi: 'mediatek/mt6795.dtsi',
  },
  mt8167: {
    id: 'mt8167',
    name: 'MT8167',
    compatible: 'mediatek,mt8167',
    variants: [],
    dtsi: 'mediatek/mt8167.dtsi',
  },
  mt8173: {
    id: 'mt8173',
    name: 'MT8173',
    compatible: 'mediatek,mt8173',
    variants: [],
    dtsi: 'mediatek/mt8173.dtsi',
  },
  mt8183: {
    id: 'mt8183',
    name: 'MT8183',
    compatible: 'mediatek,mt8183',
    variants: [],
    dtsi: 'mediatek/mt8183.dtsi',
  },
  mt8186: {
    id: 'mt8186',
    name: 'MT8186',
    compatible: 'mediatek,mt8186',
    variants: [],
    dtsi: 'mediatek/mt8186.dtsi',
  },
  mt8188: {
    id: 'mt8188',
    name: 'MT8188',
    compatible: 'mediatek,mt8188',
    variants: [
      { name: 'MT8390', compatible: 'mediatek,mt8390' },
      { name: 'MT8370', compatible: 'mediatek,mt8370', dtsi: 'mediatek/mt8370.dtsi' },
    ],
    dtsi: 'mediatek/mt8188.dtsi',
  },
  mt8192: {
    id: 'mt8192',
    name: 'MT8192',
    compatible: 'mediatek,mt8192',
    variants: [],
    dtsi: 'mediatek/mt8192.dtsi',
  },
  mt8195: {
    id: 'mt8195',
    name: 'MT8195',
    compatible: 'mediatek,mt8195',
    variants: [{ name: 'MT8395', compatible: 'mediatek,mt8395' }],
    dtsi: 'mediatek/mt8195.dtsi',
  },
  mt8365: {
    id: 'mt8365',
    name: 'MT8365',
    compatible: 'mediatek,mt8365',
    variants: [],
    dtsi: 'mediatek/mt8365.dtsi',
  },
}

const CHIPS = Object.values(SOC_NAMES).flatMap((soc) => [
  { compatible: soc.compatible, name: soc.name, soc },
  ...soc.variants.map(({ compatible, name }) => ({ compatible, name, soc })),
])

/**
 * The SoC a board is built on, and the name of the chip as people say it: 'MT8395' for a root of
 * `"radxa,nio-12l", "mediatek,mt8395", "mediatek,mt8195"`. Null when the root names none we know.
 */
export function socOfBoard(
  rootCompatible: readonly string[],
): { readonly soc: SocId; readonly name: string } | null {
  const chip = matchCompatible(CHIPS, rootCompatible)
  return chip && { soc: chip.soc.id, name: chip.name }
}
