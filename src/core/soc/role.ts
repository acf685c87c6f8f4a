import { DDP_COMPATIBLES } from './ddpCompatibles.ts'
import type { DdpType } from './ddpTypes.ts'
import { matchCompatible } from './matchCompatible.ts'
import { MMSYS_DATA, type MmsysData } from './mmsysData.ts'
import { OVL_ADAPTOR_COMPATIBLES, type OvlAdaptorType } from './ovlAdaptor.ts'

/** What a device is to the picture: how it is drawn and where the palette keeps it. */
export type Role =
  | { readonly kind: 'mmsys'; readonly data: MmsysData }
  | { readonly kind: 'mutex' }
  | { readonly kind: 'component'; readonly type: Exclude<DdpType, 'MTK_DISP_MUTEX'> }
  | { readonly kind: 'adaptor'; readonly type: OvlAdaptorType }
  | { readonly kind: GuessedKind }

type GuessedKind = 'dp-tx' | 'hdmi-tx' | 'phy' | 'panel' | 'bridge' | 'connector' | 'other'

/**
 * Tells a device's role from its compatible strings, and what those leave open from its node name.
 *
 * The first four kinds follow the driver's own tables, in the order it consults them. The rest is a
 * guess for drawing alone: the driver never asks what stands behind an output.
 *
 * @param nodeName - with or without unit address: 'panel@0'
 */
export function roleOf(compatible: readonly string[], nodeName = ''): Role {
  return driverRole(compatible) ?? { kind: kindByCompatible(compatible) ?? kindByName(nodeName) }
}

function driverRole(compatible: readonly string[]): Role | null {
  // Most devices of a board are none of the driver's: one look tells.
  if (!compatible.some((string) => DRIVEN.has(string.toLowerCase()))) return null
  const mmsys = matchCompatible(MMSYS_DATA, compatible)
  if (mmsys !== null) return { kind: 'mmsys', data: mmsys }
  const ddp = matchCompatible(DDP_COMPATIBLES, compatible)
  if (ddp !== null) {
    return ddp.type === 'MTK_DISP_MUTEX' ? { kind: 'mutex' } : { kind: 'component', type: ddp.type }
  }
  const adaptor = matchCompatible(OVL_ADAPTOR_COMPATIBLES, compatible)
  return adaptor && { kind: 'adaptor', type: adaptor.type }
}

/** What the driver's tables hold, in lower case. */
const DRIVEN: ReadonlySet<string> = new Set(
  [MMSYS_DATA, DDP_COMPATIBLES, OVL_ADAPTOR_COMPATIBLES].flatMap((rows) =>
    rows.map(({ compatible }) => compatible.toLowerCase()),
  ),
)

function kindByCompatible(compatible: readonly string[]): GuessedKind | null {
  for (const string of compatible) {
    const made = MADE.get(string.slice(string.indexOf('-') + 1))
    if (made !== undefined && /^mediatek,mt\d+-/.test(string)) return made
    if (string.endsWith('-connector')) return 'connector'
    if (BRIDGES.has(string)) return 'bridge'
    if (PANELS.has(string)) return 'panel'
  }
  return null
}

/** By the generic names of the Devicetree Specification and the names boards use. */
function kindByName(nodeName: string): GuessedKind {
  switch (GENERIC.exec(nodeName)?.[1]) {
    case 'panel':
      return 'panel'
    case 'connector':
      return 'connector'
    case 'bridge':
    case 'encoder':
      return 'bridge'
    default:
      return 'other'
  }
}

/** 'panel', 'edp-panel', 'panel-1@0' */
const GENERIC = /^(?:[^@]*-)?(panel|connector|bridge|encoder)(?:-?\d+)?(?:@|$)/

/** What stands behind 'mediatek,mt8195-', of MediaTek's own devices at the far side of an output. */
const MADE: ReadonlyMap<string, GuessedKind> = new Map([
  ['dp-tx', 'dp-tx'],
  ['edp-tx', 'dp-tx'],
  ['hdmi', 'hdmi-tx'],
  ['hdmi-tx', 'hdmi-tx'],
  ['mipi-tx', 'phy'],
  ['hdmi-phy', 'phy'],
])

/** Strings that stand for any panel of a kind; other panels are told by their node's name. */
const PANELS: ReadonlySet<string> = new Set([
  'edp-panel',
  'panel-dpi',
  'panel-dsi-cm',
  'panel-edp',
  'panel-lvds',
  'panel-mipi-dbi-spi',
  'panel-simple-dsi',
])

/** Bridge chips with a driver in drivers/gpu/drm/bridge, those boards commonly carry. */
const BRIDGES: ReadonlySet<string> = new Set([
  'adi,adv7511',
  'adi,adv7511w',
  'adi,adv7513',
  'adi,adv7533',
  'adi,adv7535',
  'analogix,anx6345',
  'analogix,anx7625',
  'analogix,anx7808',
  'analogix,anx7812',
  'analogix,anx7814',
  'analogix,anx7816',
  'analogix,anx7818',
  'chipone,icn6211',
  'chrontel,ch7033',
  'dumb-vga-dac',
  'ite,it6263',
  'ite,it6505',
  'ite,it66121',
  'ite,it6610',
  'lontium,lt8912b',
  'lontium,lt9211',
  'lontium,lt9611',
  'lontium,lt9611uxc',
  'lvds-decoder',
  'lvds-encoder',
  'nxp,ptn3460',
  'parade,ps8622',
  'parade,ps8625',
  'parade,ps8640',
  'sil,sii8620',
  'sil,sii9022',
  'sil,sii9234',
  'ti,dlpc3433',
  'ti,sn65dsi83',
  'ti,sn65dsi84',
  'ti,sn65dsi86',
  'ti,tfp410',
  'toshiba,tc358762',
  'toshiba,tc358764',
  'toshiba,tc358767',
  'toshiba,tc358768',
  'toshiba,tc358775',
])
