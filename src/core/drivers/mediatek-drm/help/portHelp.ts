import type { Block } from '../../../pipeline/document.ts'
import { baseName, type EndpointPlace, numberOf } from '../../../pipeline/endpoints.ts'
import { blockRole, hasPanelPortOnly, isDsi, isOutput } from '../../../pipeline/links.ts'
import type { Role } from '../../../soc/role.ts'
import type { Help } from './help.ts'

/** What the port of an endpoint is for: what is read there, by what number, and what may be linked. */
export function portHelp({ block, group, port }: Omit<EndpointPlace, 'endpoint'>): Help {
  const isPassedOver = group.container !== null && baseName(group.container) !== 'ports'
  return isPassedOver ? PASSED_OVER : portNumberHelp(block, numberOf(port))
}

/** The same of a port that need not be there yet. */
export function portNumberHelp(block: Block, port: number): Help {
  if (isOutput(block)) return outputPort(block, port)
  return PORTS[blockRole(block).kind](port)
}

function outputPort(block: Block, port: number): Help {
  if (port === 0) return hasPanelPortOnly(block) ? OLD_OUTPUT : OUTPUT_IN
  if (port > 1) return NOT_FOLLOWED
  return isDsi(block) ? DSI_OUT : OUTPUT_OUT
}

const PASSED_OVER: Help = {
  text: 'The kernel looks for ports in a node called ports, or right below the device: what stands in any other node can be led to, and nothing leaves by it.',
  source: 'of_graph_get_next_port(), drivers/of/property.c',
}

const MMSYS: Help = {
  text: 'Paths begin here. The number of an endpoint is the path it begins: 0 is MAIN, 1 is EXT, 2 is THIRD, and a higher one ends the probe. Link it to the first block of the path.',
  source: 'mtk_drm_of_ddp_path_build()',
}

const MMSYS_OTHER: Help = {
  text: 'An endpoint here announces the path of its number, but the first hop is looked for in port 0 alone: where that one has none of the number, the probe fails with -ENOENT.',
  source: 'mtk_drm_of_ddp_path_build_one()',
}

const COMPONENT_IN: Help = {
  text: 'Pixels come in here, from the mmsys or the block before. The walk of a path reads the end that leads here, never this one; dtc wants each to name the other.',
  source: 'mtk_drm_of_get_ddp_ep_cid()',
}

const COMPONENT_OUT: Help = {
  text: 'A path goes on from here, by the first endpoint that has the number of the path: 0 for MAIN, 1 for EXT, 2 for THIRD. Link it to the next display block.',
  source: 'mtk_drm_of_get_ddp_ep_cid()',
}

const ADAPTOR_IN: Help = {
  text: 'Layers come in here. The parts of the OVL adaptor are found by their aliases and joined in a fixed way: no driver reads this port.',
  source: 'drivers/gpu/drm/mediatek/mtk_disp_ovl_adaptor.c',
}

const NOT_FOLLOWED: Help = {
  text: 'A path leaves a block by port 1 alone: no walk comes over an endpoint here.',
  source: 'mtk_drm_of_ddp_path_build_one()',
}

const OUTPUT_IN: Help = {
  text: 'Pixels of the path come in here, and the path ends at this block. Where port 1 leads to no enabled panel or bridge, endpoint 0 is looked up here: what is found then is the display block before, and it is waited for without end.',
  source: 'devm_drm_of_get_bridge() as the output’s driver calls it',
}

const OLD_OUTPUT: Help = {
  text: 'The panel or bridge, as older trees have it: endpoint 0 is looked up when there is no port 1. For a path drawn as a graph, pixels come in at port 0 and the panel stands at port 1.',
  source: 'devm_drm_of_get_bridge() as the output’s driver calls it',
}

const DSI_OUT: Help = {
  text: 'The panel or bridge: DSI looks it up at endpoint 0, whatever the number of the path. One that the walk meets and finds disabled drops the whole path in silence.',
  source: 'mtk_dsi_host_attach()',
}

const OUTPUT_OUT: Help = {
  text: 'The bridge, transmitter or panel: the first endpoint here is taken, whatever its number. One that the walk meets and finds disabled drops the whole path in silence.',
  source: 'drivers/gpu/drm/mediatek/mtk_dpi.c',
}

const TRANSMITTER_IN: Help = {
  text: 'Pixels come in here from the display output, DP_INTF or DPI, whose path has ended there: this is a bridge behind it.',
  source: 'devm_drm_of_get_bridge() as the output’s driver calls it',
}

const DP_OUT: Help = {
  text: 'The eDP panel, at endpoint 0, or the DisplayPort connector, where the tree has one. The first endpoint here has to have data-lanes with 1, 2 or 4 entries.',
  source: 'mtk_dp_dt_parse()',
}

const HDMI_OUT: Help = {
  text: 'The HDMI connector or a further bridge, at endpoint 0. Without one the transmitter’s probe fails with -EINVAL.',
  source: 'drivers/gpu/drm/mediatek/, HDMI transmitter probe',
}

const SINK_IN: Help = {
  text: 'The picture comes in here, from an output, a transmitter or a bridge. mediatek-drm reads the end that leads here and whether this device is enabled, not this end.',
  source: 'of_graph_get_remote_node(), drivers/of/property.c',
}

const BRIDGE_OUT: Help = {
  text: 'What the bridge drives: a panel, a connector or a further bridge. The bridge’s own driver reads it.',
  source: 'the driver of the bridge',
}

const NO_DISPLAY: Help = {
  text: 'No display driver reads a port of this device.',
  source: 'mtk_drm_of_get_ddp_ep_cid()',
}

const inAndOut =
  (into: Help, out: Help) =>
  (port: number): Help =>
    port === 0 ? into : port === 1 ? out : NOT_FOLLOWED
const sink = (): Help => SINK_IN
const none = (): Help => NO_DISPLAY

const PORTS: Readonly<Record<Role['kind'], (port: number) => Help>> = {
  mmsys: (port) => (port === 0 ? MMSYS : MMSYS_OTHER),
  component: inAndOut(COMPONENT_IN, COMPONENT_OUT),
  adaptor: inAndOut(ADAPTOR_IN, COMPONENT_OUT),
  'dp-tx': inAndOut(TRANSMITTER_IN, DP_OUT),
  'hdmi-tx': inAndOut(TRANSMITTER_IN, HDMI_OUT),
  bridge: (port) => (port === 0 ? SINK_IN : BRIDGE_OUT),
  panel: sink,
  connector: sink,
  mutex: none,
  phy: none,
  other: none,
}
