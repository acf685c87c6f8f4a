import { matchCompatible } from './matchCompatible.ts'
import { MT2701 } from './mt2701.ts'
import { MT2712 } from './mt2712.ts'
import { MT6795 } from './mt6795.ts'
import { MT7623 } from './mt7623.ts'
import { MT8167 } from './mt8167.ts'
import { MT8173 } from './mt8173.ts'
import { MT8183 } from './mt8183.ts'
import { MT8186 } from './mt8186.ts'
import { MT8188 } from './mt8188.ts'
import { MT8192 } from './mt8192.ts'
import { MT8195 } from './mt8195.ts'
import { MT8365 } from './mt8365.ts'
import type { Soc, SocId } from './soc.ts'

const BY_ID: Readonly<Record<SocId, Soc>> = {
  mt2701: MT2701,
  mt7623: MT7623,
  mt2712: MT2712,
  mt6795: MT6795,
  mt8167: MT8167,
  mt8173: MT8173,
  mt8183: MT8183,
  mt8186: MT8186,
  mt8188: MT8188,
  mt8192: MT8192,
  mt8195: MT8195,
  mt8365: MT8365,
}

/** Every SoC we hold, by number within its family. */
export const SOCS: readonly Soc[] = Object.values(BY_ID)

export const socById = (id: SocId): Soc => BY_ID[id]

const CHIPS = SOCS.flatMap((soc) => [
  { compatible: soc.compatible, name: soc.name, soc },
  ...soc.variants.map(({ compatible, name }) => ({ compatible, name, soc })),
])

/**
 * The SoC a board is built on, and the name of the chip as people say it: 'MT8395' for a root of
 * `"radxa,nio-12l", "mediatek,mt8395", "mediatek,mt8195"`. Null when the root names none we know.
 */
export function socOfBoard(
  rootCompatible: readonly string[],
): { readonly soc: Soc; readonly name: string } | null {
  const chip = matchCompatible(CHIPS, rootCompatible)
  return chip && { soc: chip.soc, name: chip.name }
}
