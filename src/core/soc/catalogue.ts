import { lazySoc } from './lazySoc.ts'
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
import { SOC_NAMES } from './socNames.ts'

const BY_ID: Readonly<Record<SocId, Soc>> = {
  mt2701: lazySoc(SOC_NAMES.mt2701, MT2701),
  mt7623: lazySoc(SOC_NAMES.mt7623, MT7623),
  mt2712: lazySoc(SOC_NAMES.mt2712, MT2712),
  mt6795: lazySoc(SOC_NAMES.mt6795, MT6795),
  mt8167: lazySoc(SOC_NAMES.mt8167, MT8167),
  mt8173: lazySoc(SOC_NAMES.mt8173, MT8173),
  mt8183: lazySoc(SOC_NAMES.mt8183, MT8183),
  mt8186: lazySoc(SOC_NAMES.mt8186, MT8186),
  mt8188: lazySoc(SOC_NAMES.mt8188, MT8188),
  mt8192: lazySoc(SOC_NAMES.mt8192, MT8192),
  mt8195: lazySoc(SOC_NAMES.mt8195, MT8195),
  mt8365: lazySoc(SOC_NAMES.mt8365, MT8365),
}

/** Every SoC we hold, by number within its family. */
export const SOCS: readonly Soc[] = Object.values(BY_ID)

export const socById = (id: SocId): Soc => BY_ID[id]
