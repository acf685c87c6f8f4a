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
  const mmsys = matchCompatible(MMSYS_DATA, compatible)
  if (mmsys !== null) return { kind: 'mmsys', data: mmsys }
  const ddp = matchCompatible(DDP_COMPATIBLES, compatible)
  if (ddp !== null) {
    return ddp.type === 'MTK_DISP_MUTEX' ? { kind: 'mutex' } : { kind: 'component', type: ddp.type }
  }
  const adaptor = matchCompatible(OVL_ADAPTOR_COMPATIBLES, compatible)
  if (adaptor !== null) return { kind: 'adaptor', type: adaptor.type }
  return { kind: kindByCompatible(compatible) ?? kindByName(nodeName) }
}

function kindByCompatible(compatible: readonly string[]): GuessedKind | null {
  for (const string of compatible) {
    if (/^mediatek,mt\d+-e?dp-tx$/.test(string)) return 'dp-tx'
    if (/^mediatek,mt\d+-hdmi(-tx)?$/.test(string)) return 'hdmi-tx'
    if (/^mediatek,mt\d+-(mipi-tx|hdmi-phy)$/.test(string)) return 'phy'
    if (/-connector$/.test(string)) return 'connector'
    if (BRIDGES.has(string)) return 'bridge'
    if (PANELS.has(string)) return 'panel'
  }
  return null
}

/** By the generic names of the Devicetree Specification and the names boards use. */
function kindByName(nodeName: string): GuessedKind {
  const base = nodeName.replace(/@.*$/, '')
  if (/(^|-)panel(-?\d+)?$/.test(base)) return 'panel'
  if (/(^|-)connector(-?\d+)?$/.test(base)) return 'connector'
  if (/(^|-)(bridge|encoder)(-?\d+)?$/.test(base)) return 'bridge'
  return 'other'
}

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
