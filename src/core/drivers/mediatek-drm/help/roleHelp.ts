import { type DdpType, ddpType } from '../../../soc/ddpTypes.ts'
import { OVL_ADAPTOR_TYPES } from '../../../soc/ovlAdaptor.ts'
import type { Role } from '../../../soc/role.ts'
import type { Help } from './help.ts'

/** What a block is, and where on a path it can stand. */
export function roleHelp(role: Role): Help {
  switch (role.kind) {
    case 'component':
      return componentHelp(role.type)
    case 'adaptor':
      return {
        text: `${sentence(OVL_ADAPTOR_TYPES[role.type].title)} A part of the OVL adaptor, vdosys1’s layer blender: it counts by its alias, ${OVL_ADAPTOR_TYPES[role.type].aliasStem} with a number. A path should come to it at ethdr alone.`,
        source: 'drivers/gpu/drm/mediatek/mtk_disp_ovl_adaptor.c',
      }
    default:
      return OTHERS[role.kind]
  }
}

/** Put together of what the tables of the driver say about the type. */
function componentHelp(type: DdpType): Help {
  const { title, output, layersAsFirst, planesAsSecond, vblankAsFirst, needsRegsAndClock } =
    ddpType(type)
  const place = output
    ? 'A path ends here.'
    : layersAsFirst > 0 && vblankAsFirst
      ? `As the first block of a path it gives ${planes(layersAsFirst)} and the vblank${planesAsSecond ? '; as the second, further planes' : ''}.`
      : 'Stands in the middle of a path: one that begins here has no planes, one that ends here is refused.'
  const needs = needsRegsAndClock ? ' The node needs reg and a clock, or the probe fails.' : ''
  return {
    text: `${sentence(title)} ${place}${needs}`,
    source: 'mtk_ddp_comp.c and mtk_drm_of_ddp_path_build_one()',
  }
}

const planes = (count: number): string => (count === 1 ? 'a plane' : `${count} planes`)

const sentence = (title: string): string =>
  /^[a-z]{2}/.test(title) ? `${title.charAt(0).toUpperCase()}${title.slice(1)}.` : `${title}.`

const OTHERS: Readonly<Record<Exclude<Role['kind'], 'component' | 'adaptor'>, Help>> = {
  mmsys: {
    text: 'The multimedia system, which routes pixels from block to block. Each endpoint in its port begins a path: 0 MAIN, 1 EXT, 2 THIRD.',
    source: 'mtk_drm_of_ddp_path_build()',
  },
  mutex: {
    text: 'Starts the blocks of a path together at each frame. It is found beside the mmsys, where there are two by its alias, and never linked.',
    source: 'mtk_drm_probe()',
  },
  'dp-tx': {
    text: 'Makes DisplayPort of what DP_INTF gives: a bridge behind the end of a path. It leads on to a panel or a connector.',
    source: 'drivers/gpu/drm/mediatek/mtk_dp.c',
  },
  'hdmi-tx': {
    text: 'Makes HDMI of what DPI gives: a bridge behind the end of a path. It leads on to a connector.',
    source: 'drivers/gpu/drm/mediatek/, HDMI transmitter',
  },
  phy: {
    text: 'Drives the pins of an output or transmitter, which names it in phys: it is not linked.',
    source: 'drivers/phy/mediatek/',
  },
  panel: {
    text: 'A display panel. It has to be enabled, and its driver to be there: an output that waits for it keeps the whole DRM device from coming up.',
    source: 'mtk_dsi_host_attach(), devm_drm_of_get_bridge()',
  },
  bridge: {
    text: 'A chip that turns one display interface into another. It has to be enabled, and its driver to be there: an output waits for it.',
    source: 'devm_drm_of_get_bridge()',
  },
  connector: {
    text: 'A socket for a cable: the end of a chain of bridges.',
    source: 'the transmitter or bridge before it',
  },
  other: {
    text: 'A device no display driver knows by its compatible.',
    source: 'mtk_ddp_comp_dt_ids, mtk_drm_drv.c',
  },
}
