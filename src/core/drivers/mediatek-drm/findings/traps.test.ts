import { describe, expect, it } from 'vitest'
import { graphOf } from '../../../../testing/graphOf.ts'
import {
  alias,
  blockNamed,
  boardOf,
  type Change,
  cells,
  chain,
  change,
  compatible,
  edit,
  endpointAt,
  noAlias,
  number,
  rewrite,
  rewriteEndpoint,
  status,
  without,
} from '../../../../testing/trapBoards.ts'
import { applyEdit } from '../../../pipeline/applyEdit.ts'
import type { PipelineDocument } from '../../../pipeline/document.ts'
import { endpointsOf } from '../../../pipeline/endpoints.ts'
import type { KernelChoice } from '../kernelChoice.ts'
import type { Finding } from './finding.ts'
import { findingsOf } from './findingsOf.ts'
import { TRAPS, type TrapNumber, trapOf } from './traps.ts'

// Boards that work. None has an error or a warning.
const MAIN_8173 =
  'mmsys > ovl0 > color0 > aal@14015000 > od@14023000 > rdma0 > ufoe@1401a000 > dsi0 > +dsi-panel'
const HEAD_8195 = 'vdosys0 > ovl0 > rdma0 > color0 > ccorr0 > aal0 > gamma0 > dither0'
const HDMI_8195 = 'vdosys1 > ethdr0 > merge5 > dpi1 > hdmi > +hdmi-connector'
const HEAD_8188 = 'vdosys0 > ovl0 > rdma0 > color0 > ccorr0 > aal0 > gamma0 > postmask0 > dither0'
const MAIN_8365 =
  'mmsys.0 > ovl0 > rdma0 > color0 > ccorr0 > aal0 > gamma0 > dither0 > dsi0 > +dsi-panel'
const EXT_8173 = 'mmsys.1 > ovl1 > color1 > gamma@14016000 > rdma1 > dpi0 > hdmi0 > +hdmi-connector'

const lanesOf = (name: string): Change =>
  rewriteEndpoint(`${name}:1.0`, (endpoint) => ({
    ...endpoint,
    properties: [{ name: 'data-lanes', value: { kind: 'cells', cells: [0, 1, 2, 3] } }],
  }))
const lanes = lanesOf('edp_tx')
const netbook = boardOf('mt8173', MAIN_8173)
const dual = boardOf('mt8173', `${MAIN_8173}; ${EXT_8173}`)
const triple = boardOf('mt8173', `${MAIN_8173}; ${EXT_8173}; mmsys.2 > rdma2 > dsi1 > +dsi-panel`)
const computer = boardOf('mt8195', `${HEAD_8195} > dsi0 > +dsi-panel; ${HDMI_8195}`)
const laptop = lanes(
  boardOf('mt8195', `${HEAD_8195} > dsc0 > merge0 > dp_intf0 > edp_tx > +edp-panel; ${HDMI_8195}`),
)
const socket = lanesOf('dp_tx')(
  boardOf(
    'mt8195',
    `${HEAD_8195} > dsi0 > +dsi-panel; vdosys1 > ethdr0 > merge5 > dp_intf1 > dp_tx > +dp-connector`,
  ),
)
const twoDp = change(
  lanes,
  lanesOf('dp_tx'),
)(
  boardOf(
    'mt8195',
    `${HEAD_8195} > dsc0 > merge0 > dp_intf0 > edp_tx > +edp-panel; vdosys1 > ethdr0 > merge5 > dp_intf1 > dp_tx > +dp-connector`,
  ),
)
/** DSI1 stands in no path. */
const twoDsi = change(status('dsi1', 'okay'), alias('dsi1', 'dsi1'))(computer)
const tablet = boardOf('mt8188', `${HEAD_8188} > disp_dsi0 > +dsi-panel`)
const phone = boardOf('mt8365', `${MAIN_8365}; mmsys.1 > rdma1 > dpi0 > +i2c-bridge`)
const GOOD = { netbook, dual, computer, laptop, socket, twoDsi, tablet, phone }

const MT8173_CLIENT_REG = ['gce', 1, 0xc000, 0x1000] as const
/** The netbook as a whole device tree has it: with clocks, mailboxes and command queue windows. */
const whole = change(
  ...['ovl0', 'od@14023000', 'ufoe@1401a000'].flatMap((name) => [
    cells(name, 'reg', 0, 0x1400c000, 0, 0x1000),
    cells(name, 'clocks', 'mmsys', 7),
  ]),
  cells('ovl0', 'mediatek,gce-client-reg', ...MT8173_CLIENT_REG),
  cells('mmsys', 'mboxes', 'gce', 0, 4),
  cells('mutex', 'mediatek,gce-events', 53),
)(netbook)

const rewriteAliases =
  (renamed: Readonly<Record<string, string>>): Change =>
  ({ graph, ...doc }) => ({
    ...doc,
    graph: {
      ...graph,
      aliases: graph.aliases.map(({ name, block }) => ({ name: renamed[name] ?? name, block })),
    },
  })
const unlinked = (place: string): Change =>
  rewriteEndpoint(place, (endpoint) => ({ ...endpoint, remote: null }))
const names = (place: string, path: string): Change =>
  rewriteEndpoint(place, (endpoint) => ({
    ...endpoint,
    remote: { kind: 'node', path, device: null },
  }))
const noEndpoint = (place: string): Change =>
  edit((doc) => ({ kind: 'remove-endpoint', endpoint: endpointAt(doc, place) }))
const extra = (name: string, port: number, reg: number): Change =>
  edit((doc) => ({ kind: 'add-endpoint', block: blockNamed(doc, name).id, port, number: reg }))
const portNumber = (name: string, from: number, to: number): Change =>
  rewrite(name, (block) => ({
    ...block,
    groups: block.groups.map(({ ports }) => ({
      container: 'ports',
      ports: ports.map((port) =>
        (port.reg ?? 0) === from ? { ...port, name: `port@${to}`, reg: to } : port,
      ),
    })),
  }))
const outPorts = (name: string): Change =>
  rewrite(name, (block) => ({
    ...block,
    groups: block.groups.flatMap(({ ports }) =>
      ports.map((port) => ({
        container: port.reg === 1 ? 'out-ports' : 'in-ports',
        ports: [{ ...port, name: 'port', reg: null }],
      })),
    ),
  }))
/** Puts the panel's endpoint of an output into the port the path comes in by. */
const panelInPort0 = (name: string): Change =>
  rewrite(name, (block) => {
    const ports = block.groups.flatMap((group) => group.ports)
    const [first, second] = ports
    if (first === undefined || second === undefined) throw new Error(`${name} lacks a port`)
    const moved = second.endpoints.map((endpoint) => ({ ...endpoint, name: 'endpoint@1', reg: 1 }))
    return {
      ...block,
      groups: [
        { container: 'ports', ports: [{ ...first, endpoints: [...first.endpoints, ...moved] }] },
      ],
    }
  })

interface Row {
  readonly trap: TrapNumber
  readonly name: string
  /** A board that just does not have it. */
  readonly near: PipelineDocument
  readonly slip: Change
  readonly kernel?: KernelChoice
  readonly severity?: Finding['severity']
  /** What a fix of this very case leaves: nothing of the kind, unless there is none. */
  readonly fix: boolean
}

const row = (
  trap: TrapNumber,
  name: string,
  near: PipelineDocument,
  slip: Change,
  severity: Finding['severity'],
  fix: 'fix' | 'no fix',
  kernel?: KernelChoice,
): Row => ({ trap, name, near, slip, severity, fix: fix === 'fix', ...(kernel && { kernel }) })

const ROWS: readonly Row[] = [
  row(1, 'a middle endpoint numbered 1 on MAIN', netbook, number('rdma0:1.0', 1), 'error', 'fix'),
  row(1, 'a middle endpoint numbered 0 on EXT', computer, number('merge5:1.1', 0), 'error', 'fix'),
  row(2, 'the output in port 2', netbook, portNumber('rdma0', 1, 2), 'error', 'fix'),
  row(2, 'in-ports and out-ports', netbook, outPorts('rdma0'), 'error', 'fix'),
  row(3, 'the mmsys endpoint in port 1', netbook, portNumber('mmsys', 0, 1), 'error', 'fix'),
  row(4, 'mmsys endpoint 3', netbook, number('mmsys:0.0', 3), 'error', 'fix'),
  row(
    5,
    'a middle endpoint without remote, but named',
    netbook,
    unlinked('rdma0:1.0'),
    'error',
    'fix',
  ),
  row(
    5,
    'a middle endpoint linked by neither side',
    netbook,
    edit((doc) => ({ kind: 'unlink', endpoints: [endpointAt(doc, 'rdma0:1.0')] })),
    'error',
    'fix',
  ),
  row(5, 'an mmsys endpoint without remote', computer, extra('vdosys0', 0, 1), 'error', 'fix'),
  row(
    6,
    'a splitter between components',
    netbook,
    change(link('color0', 'split0', 0), link('split0', 'aal@14015000', 0)),
    'error',
    'fix',
  ),
  row(6, 'a mutex on the path', netbook, link('color0', 'mutex', 0), 'error', 'fix'),
  row(7, 'a path that ends in UFOE', netbook, noEndpoint('ufoe@1401a000:1.0'), 'error', 'fix'),
  row(
    7,
    'a path that ends in a panel behind OVL',
    netbook,
    chain('ovl0 > +dpi-panel'),
    'error',
    'fix',
  ),
  row(
    7,
    'PWM behind the output of EXT',
    dsiOnExt(),
    change(extra('dsi0', 1, 1), (doc) => linkAt(doc, 'dsi0:1.1', 'pwm0')),
    'error',
    'fix',
  ),
  row(
    8,
    'endpoint@1 with reg 0 on MAIN',
    netbook,
    rewriteEndpoint('rdma0:1.0', (e) => ({ ...e, name: 'endpoint@1', reg: 0 })),
    'warning',
    'fix',
  ),
  row(
    8,
    'endpoint@1 with reg 0 on EXT',
    computer,
    rewriteEndpoint('merge5:1.1', (e) => ({ ...e, name: 'endpoint@1', reg: 0 })),
    'error',
    'fix',
  ),
  row(
    9,
    'two adaptor nodes in a circle',
    computer,
    change(link('ethdr0', 'vdo1_rdma0', 1), pointsAt('vdo1_rdma0', 'ethdr0', 1)),
    'error',
    'fix',
  ),
  row(10, 'RDMA back to OVL', netbook, pointsAt('rdma0', 'ovl0', 0), 'error', 'fix'),
  row(
    10,
    'DSI back to OVL',
    boardOf('mt8173', 'mmsys > ovl0 > dsi0 > +dsi-panel'),
    pointsAt('dsi0', 'ovl0', 0),
    'error', // it takes the place of the panel, too
    'fix',
  ),
  row(
    10,
    'DSI of EXT back to OVL beside its panel',
    boardOf('mt8173', 'mmsys.1 > ovl1 > dsi0 > +dsi-panel'),
    change(extra('dsi0', 1, 1), pointsAt('dsi0', 'ovl1', 1)),
    'warning',
    'fix',
  ),
  row(
    4,
    'mmsys endpoint 3 beside three paths',
    change(extra('mmsys', 0, 1), extra('mmsys', 0, 2))(netbook),
    extra('mmsys', 0, 3),
    'error',
    'fix',
  ),
  row(
    11,
    'an empty port',
    change(chain('dsi0 > +dsi-panel'), status('pwm0', 'okay'))(boardOf('mt8173', '')),
    rewrite('mmsys', (block) => ({
      ...block,
      groups: [
        { container: null, ports: [{ name: 'port', reg: null, labels: [], endpoints: [] }] },
      ],
    })),
    'warning',
    'fix',
  ),
  row(
    12,
    'a phandle of the port',
    netbook,
    names('rdma0:1.0', '/soc/ufoe@1401a000/ports/port@0'),
    'error',
    'fix',
  ),
  row(
    12,
    'a phandle no node has, where no path passes',
    netbook,
    change(
      extra('rdma0', 1, 1),
      rewriteEndpoint('rdma0:1.1', (e) => ({ ...e, remote: { kind: 'dangling', phandle: 9 } })),
    ),
    'warning',
    'fix',
  ),
  row(
    13,
    'a link to an endpoint that is linked to another',
    netbook,
    pointsAt('pwm0', 'rdma0', 0),
    'warning',
    'fix',
  ),
  row(13, 'a panel that does not name its host', netbook, unlinked('panel:0.0'), 'warning', 'fix'),
  row(14, 'a second endpoint 0', netbook, second('rdma0'), 'warning', 'fix'),
  row(
    14,
    'a second endpoint 0 that is linked too',
    link('rdma0', 'color1', 1)(netbook),
    rewriteEndpoint('rdma0:1.1', (e) => ({ ...e, name: 'endpoint', reg: null })),
    'warning',
    'fix',
  ),
  row(
    14,
    'a second endpoint 0 of the mmsys',
    second('rdma0', 0)(netbook), // an entering one's number is read by nobody
    second('mmsys', 0),
    'warning',
    'fix',
  ),
  row(
    14,
    'four linked endpoints of the mmsys, of which three have a number',
    triple,
    change(
      link('mmsys', 'wdma0', 3),
      rewriteEndpoint('mmsys:0.3', (e) => ({ ...e, name: 'endpoint', reg: null })),
    ),
    'warning',
    'fix',
  ),
  row(15, 'EXT broken beside MAIN', dual, number('rdma1:1.1', 0), 'warning', 'fix'),
  row(16, 'a disabled panel', computer, status('panel', 'disabled'), 'warning', 'fix'),
  row(
    16,
    'a disabled panel behind an output the kernel waits for',
    netbook,
    status('panel', 'disabled'),
    'error',
    'fix',
  ),
  row(17, 'a disabled component', computer, status('rdma0', 'disabled'), 'warning', 'fix'),
  row(
    17,
    'a disabled component before a mistake, on a path beside the hardcoded one',
    computer,
    change(status('rdma0', 'disabled'), number('gamma0:1.0', 1)),
    'warning',
    'fix',
  ),
  row(17, 'a disabled first component', computer, status('ovl0', 'disabled'), 'warning', 'fix'),
  row(
    18,
    'a hardcoded path kept, its output on',
    netbook,
    status('color0', 'disabled'),
    'error',
    'fix',
  ),
  row(
    18,
    'a hardcoded path kept that lacks a node, its output on',
    change(chain('dsi0 > +dsi-panel'), status('pwm0', 'okay'))(boardOf('mt8173', EXT_8173)),
    compatible('ufoe@1401a000', 'vendor,no-ufoe'),
    'error',
    'fix',
  ),
  row(
    18,
    'the only path, hardcoded, lacking a node',
    change(chain('dsi0 > +dsi-panel'), status('pwm0', 'okay'))(boardOf('mt8173', '')),
    compatible('ufoe@1401a000', 'vendor,no-ufoe'),
    'error',
    'no fix', // without its output there is no display at all
  ),
  row(
    19,
    'nothing complete',
    change(chain('dsi0 > +dsi-panel'), status('pwm0', 'okay'))(boardOf('mt8173', '')),
    status('dsi0', 'disabled'),
    'info',
    'fix',
  ),
  row(
    20,
    'MT8365 with both displays off',
    phone,
    change(
      status('panel', 'disabled'),
      status('dsi0', 'disabled'),
      status('dpi0', 'disabled'),
      ...['ovl0', 'rdma0', 'rdma1', 'color0', 'ccorr0', 'aal0', 'gamma0'].map((name) =>
        status(name, 'disabled'),
      ),
    ),
    'error',
    'fix',
  ),
  row(21, 'the only mmsys disabled', netbook, status('mmsys', 'disabled'), 'error', 'fix'),
  row(21, 'vdosys1 disabled', computer, status('vdosys1', 'disabled'), 'error', 'fix'),
  row(23, 'the only DSI host without panel', netbook, without('panel'), 'error', 'fix'),
  row(
    22,
    'EXT hardcoded and all enabled',
    netbook,
    chain('dpi0 > hdmi0 > +hdmi-connector'),
    'info',
    'fix',
  ),
  row(23, 'a DSI host without panel', computer, without('panel'), 'error', 'fix'),
  row(23, 'an eDP transmitter without panel', laptop, without('panel'), 'error', 'fix'),
  row(
    23,
    'an HDMI transmitter with its connector disabled',
    computer,
    status('hdmi_connector', 'disabled'),
    'error',
    'fix',
  ),
  row(
    23,
    'an HDMI transmitter without connector',
    computer,
    without('hdmi_connector'),
    'error',
    'fix',
  ),
  row(
    16,
    'the HDMI transmitter of MAIN, while DSI stays enabled for the hardcoded MAIN',
    boardOf(
      'mt8173',
      'mmsys > ovl1 > color1 > gamma@14016000 > rdma1 > dpi0 > hdmi0 > +hdmi-connector; dsi0 > +dsi-panel',
    ),
    status('hdmi0', 'disabled'),
    'error',
    'fix',
  ),
  row(24, 'status fail on a path', computer, status('rdma0', 'fail'), 'warning', 'fix'),
  row(24, 'status reserved off the paths', computer, status('dsi1', 'reserved'), 'info', 'fix'),
  row(25, 'two RDMAs for one id', netbook, noAlias('rdma1'), 'warning', 'fix'),
  row(
    26,
    'merge5 without alias beside MERGE0 of vdosys0',
    laptop,
    noAlias('merge5'),
    'error',
    'fix',
  ),
  row(
    26,
    'merge5 without alias in place of MERGE0, which vdosys0 keeps hardcoded',
    boardOf('mt8195', 'vdosys1 > ethdr0 > merge5 > dpi1 > hdmi > +hdmi-connector'),
    change(alias('gce0', 'merge5'), status('merge0', 'disabled')),
    'error',
    'fix',
  ),
  row(26, 'merge5 without alias', computer, noAlias('merge5'), 'warning', 'fix'),
  row(27, 'color5', netbook, alias('color0', 'color5'), 'error', 'fix'),
  row(27, 'rdma3 off the paths', netbook, alias('rdma2', 'rdma3'), 'info', 'fix'),
  row(
    28,
    'rdma-1 as stem',
    netbook,
    change(noAlias('rdma1'), alias('rdma1', 'disp-rdma1')),
    'warning',
    'fix',
  ),
  row(
    28,
    'an alias of another type, of a number its own has not',
    change(noAlias('rdma2'), noAlias('color0'), status('color1', 'disabled'))(netbook),
    alias('color0', 'rdma2'),
    'warning',
    'fix',
  ),
  row(
    28,
    'mdp-rdma3 for a part of the adaptor',
    computer,
    change(noAlias('vdo1-rdma3'), alias('vdo1_rdma3', 'mdp-rdma3')),
    'error',
    'fix',
  ),
  row(
    28,
    'a PADDING, which the OVL adaptor can do without',
    boardOf(
      'mt8188',
      'disp_dsi0 > +dsi-panel; vdosys1 > ethdr0 > merge5 > dpi1 > hdmi > +hdmi-connector',
    ),
    change(noAlias('padding7'), alias('padding7', 'ovl1')),
    'warning',
    'fix',
  ),
  row(
    28,
    'merge1, which the OVL adaptor cannot do without',
    computer,
    change(noAlias('merge1'), alias('merge1', 'vpp-merge1')),
    'error',
    'fix',
  ),
  row(
    28,
    'ovl1 as the alias of DSI1 beside DSI0',
    twoDsi,
    change(noAlias('dsi1'), alias('dsi1', 'ovl1')),
    'error',
    'fix',
  ),
  row(29, 'dpi1 without alias', computer, noAlias('dpi1'), 'warning', 'fix'),
  row(
    29,
    'dp_intf1 without the alias that dp_intf0 has',
    socket,
    alias('dp_intf0', 'dp-intf1'),
    'warning',
    'fix',
  ),
  row(
    29,
    'dp_intf1 without alias beside DP_INTF0 of vdosys0',
    twoDp,
    noAlias('dp-intf1'),
    'error',
    'fix',
  ),
  row(
    29,
    'dp_intf1 without alias, while vdosys0 keeps its hardcoded path to DP_INTF0',
    lanesOf('dp_tx')(
      boardOf('mt8195', 'vdosys1 > ethdr0 > merge5 > dp_intf1 > dp_tx > +dp-connector'),
    ),
    change(noAlias('dp-intf1'), status('dp_intf0', 'disabled')),
    'error',
    'fix',
  ),
  row(
    29,
    'the aliases of both DP_INTF exchanged',
    twoDp,
    rewriteAliases({ 'dp-intf0': 'dp-intf1', 'dp-intf1': 'dp-intf0' }),
    'warning',
    'fix',
  ),
  row(
    30,
    'no mutex aliases on two vdosys',
    computer,
    change(noAlias('mutex0'), noAlias('mutex1')),
    'error',
    'fix',
  ),
  row(30, 'a mutex for the other vdosys', netbook, alias('mutex', 'mutex1'), 'error', 'fix'),
  row(30, 'a disabled mutex', netbook, status('mutex', 'disabled'), 'error', 'fix'),
  row(30, 'the mutex of vdosys1 disabled', computer, status('mutex1', 'disabled'), 'error', 'fix'),
  row(
    31,
    'a component on a bus of its own',
    netbook,
    rewrite('color0', (block) => ({ ...block, path: '/soc/bus/color@14013000' })),
    'error',
    'no fix',
  ),
  row(
    31,
    'a component of EXT on a bus of its own',
    dual,
    rewrite('gamma@14016000', (block) => ({ ...block, path: '/soc/bus/gamma@14016000' })),
    'error',
    'fix',
  ),
  row(
    32,
    'mt8167-disp-aal alone',
    netbook,
    compatible('aal@14015000', 'mediatek,mt8167-disp-aal'),
    'error',
    'fix',
  ),
  row(33, 'MT8365 with EXT alone', phone, noEndpoint('mmsys:0.0'), 'error', 'fix'),
  row(33, 'MT8365 with MAIN dropped', phone, status('panel', 'disabled'), 'error', 'fix'),
  row(25, 'two DSI hosts', tablet, status('disp_dsi1', 'okay'), 'error', 'fix'),
  row(
    25,
    'two DSI hosts for one route',
    boardOf('mt8188', 'disp_dsi0 > +dsi-panel'),
    chain('disp_dsi1 > +dsi-panel'),
    'error',
    'fix',
  ),
  row(
    25,
    'two DSI hosts without alias, the first of them called ovl0',
    twoDsi,
    change(noAlias('dsi1'), alias('dsi0', 'ovl0')),
    'error',
    'fix',
  ),
  row(
    44,
    'a graph on a kernel that reads none',
    boardOf('mt8173', ''),
    change(chain(MAIN_8173), status('pwm0', 'okay')),
    'error',
    'no fix',
    'v6.12',
  ),
  row(
    44,
    'a path numbered 1 on a kernel that looks at endpoint 0 of port 0 alone',
    boardOf('mt8173', ''),
    chain(EXT_8173),
    'error',
    'no fix',
    'v6.12',
  ),
  row(
    6,
    'DPI of MT8195 on the first kernel that reads graphs',
    boardOf('mt8195', `${HEAD_8195} > dsi0 > +dsi-panel`),
    chain(HDMI_8195),
    'error',
    'fix',
    'v6.13',
  ),
  row(
    33,
    'vdosys1 with endpoint 0',
    computer,
    change(number('vdosys1:0.1', 0), number('ethdr0:1.1', 0), number('merge5:1.1', 0)),
    'error',
    'fix',
  ),
  row(34, 'merge1 in the path', computer, chain('ethdr0 > merge1 > merge5'), 'error', 'fix'),
  row(
    35,
    'begun at vdo1_rdma0',
    computer,
    chain('vdosys1 > vdo1_rdma0 > ethdr0'),
    'warning',
    'fix',
  ),
  row(36, 'a disabled vdo1_rdma3', computer, status('vdo1_rdma3', 'disabled'), 'error', 'fix'),
  row(36, 'merge2 without alias', computer, noAlias('merge2'), 'error', 'fix'),
  row(
    36,
    'a disabled ETHDR with the hardcoded path',
    hardcoded(),
    status('ethdr0', 'disabled'),
    'error',
    'fix',
  ),
  row(
    37,
    'any adaptor',
    change(status('merge0', 'disabled'), status('merge5', 'disabled'))(boardOf('mt8195', '')),
    status('merge0', null),
    'info',
    'no fix',
  ),
  row(
    38,
    'merge5 before ethdr',
    computer,
    chain('vdosys1 > merge5 > ethdr0 > dpi1'),
    'error',
    'fix',
  ),
  row(
    39,
    'MT8188 vdosys0 to DPI1',
    tablet,
    chain('dither0 > dpi1 > hdmi > +hdmi-connector'),
    'error',
    'fix',
  ),
  row(
    40,
    'MT8188 vdosys0 to DSI0',
    boardOf('mt8188', ''),
    chain(`${HEAD_8188} > disp_dsi0 > +dsi-panel`),
    'info',
    'no fix',
  ),
  row(
    41,
    'THIRD beside EXT of the other',
    computer,
    change(chain('vdosys0.2 > dsc0 > merge0 > dp_intf0 > edp_tx > +edp-panel'), lanes),
    'warning',
    'fix',
  ),
  row(42, 'the panel at endpoint 1', netbook, number('dsi0:1.0', 1), 'error', 'fix'),
  row(43, 'the panel in the input port', netbook, panelInPort0('dsi0'), 'error', 'fix'),
  row(44, 'a panel that is not linked', netbook, noEndpoint('dsi0:1.0'), 'error', 'fix'),
  row(44, 'DPI without bridge', computer, noEndpoint('dpi1:1.0'), 'error', 'fix'),
  row(45, 'HDMI through DPI beside DSI', netbook, chain(EXT_8173), 'warning', 'no fix', 'v6.13'),
  row(46, 'no endpoint behind DP', socket, noEndpoint('dp_tx:1.0'), 'error', 'fix'),
  row(
    46,
    'no data-lanes',
    laptop,
    rewriteEndpoint('edp_tx:1.0', (e) => ({ ...e, properties: [] })),
    'error',
    'fix',
  ),
  row(47, 'DSI1 at the end', netbook, chain('ufoe@1401a000 > dsi1 > +dsi-panel'), 'warning', 'fix'),
  row(48, 'COLOR straight to OD', netbook, chain('color0 > od@14023000'), 'warning', 'fix'),
  row(48, 'OVL straight to GAMMA', dual, chain('ovl1 > gamma@14016000'), 'warning', 'fix'),
  row(
    49,
    'DITHER on MT8173',
    netbook,
    compatible('od@14023000', 'mediatek,mt8183-disp-dither'),
    'warning',
    'fix',
  ),
  row(
    49,
    'POSTMASK between DITHER and DSI of MT8195',
    computer,
    change(chain('dither0 > dsc0 > dsi0'), compatible('dsc0', 'mediatek,mt8192-disp-postmask')),
    'warning',
    'fix',
  ),
  row(50, 'COLOR first', netbook, chain('mmsys.0 > color0'), 'warning', 'fix'),
  row(51, 'a third layer source', netbook, chain('color0 > ovl1 > aal@14015000'), 'warning', 'fix'),
  row(
    52,
    'RDMA2 to DSI3',
    third('mediatek,mt8173-mmsys'),
    change(
      compatible('mmsys', 'mediatek,mt2712-mmsys'),
      compatible('mutex', 'mediatek,mt2712-disp-mutex'),
    ),
    'warning',
    'no fix',
  ),
  row(
    53,
    'DSI0 of vdosys0 behind merge5',
    computer,
    change(noEndpoint('vdosys0:0.0'), chain('merge5 > dsi0')),
    'warning',
    'fix',
  ),
  row(
    53,
    'a layer reader of the OVL adaptor, which vdosys1 has, on vdosys0',
    computer,
    change(noEndpoint('vdosys0:0.0'), chain('vdosys0 > vdo1_rdma0 > rdma0')),
    'error',
    'fix',
  ),
  row(
    53,
    'DSI0 behind merge5, while a route of vdosys0 leads to it',
    boardOf('mt8188', 'disp_dsi0 > +dsi-panel'),
    chain('vdosys1 > ethdr0 > merge5 > disp_dsi0'),
    'error',
    'fix',
  ),
  row(
    54,
    'DSI0 on both paths',
    dual,
    change(extra('dsi0', 0, 1), (doc) => linkAt(doc, 'rdma1:1.1', 'dsi0', 'dsi0:0.1')),
    'warning',
    'fix',
  ),
  row(
    54,
    'the output of EXT on the hardcoded MAIN',
    dsiOnExt(),
    status('pwm0', 'okay'),
    'warning',
    'fix',
  ),
  row(55, 'no mailbox', whole, cells('mmsys', 'mboxes'), 'info', 'fix'),
  row(
    56,
    'an OVL the command queue cannot reach',
    whole,
    cells('ovl0', 'mediatek,gce-client-reg'),
    'warning',
    'fix',
  ),
  row(57, 'OD without reg', whole, cells('od@14023000', 'reg'), 'error', 'fix'),
  row(57, 'OD without clock', whole, cells('od@14023000', 'clocks'), 'error', 'no fix'),
]

function dsiOnExt(): PipelineDocument {
  return boardOf('mt8173', 'mmsys.1 > ovl1 > color1 > gamma@14016000 > rdma1 > dsi0 > +dsi-panel')
}

/** vdosys1 without a graph: the hardcoded path, complete. */
function hardcoded(): PipelineDocument {
  return boardOf('mt8195', `${HEAD_8195} > dsi0 > +dsi-panel; dp_intf1 > dp_tx > +dp-connector`)
}

function third(mmsys: string): PipelineDocument {
  const graph = graphOf('mmsys.2 > rdma.2 > dsi.2 > panel; mutex', 'rdma2=rdma dsi3=dsi')
  return compatible('mmsys', mmsys)({ title: '', soc: null, graph, positions: {} })
}

/** Links an endpoint to a block, or to one of its endpoints. */
function linkAt(
  doc: PipelineDocument,
  from: string,
  to: string,
  entering?: string,
): PipelineDocument {
  const [name = ''] = from.split(':')
  return applyEdit(doc, {
    kind: 'link',
    from: { block: blockNamed(doc, name).id, endpoint: endpointAt(doc, from) },
    to: {
      block: blockNamed(doc, to).id,
      endpoint: entering === undefined ? null : endpointAt(doc, entering),
    },
  })
}

function link(from: string, to: string, path: number): Change {
  return edit((doc) => ({
    kind: 'link',
    from: { block: blockNamed(doc, from).id, endpoint: null, number: path },
    to: { block: blockNamed(doc, to).id, endpoint: null },
  }))
}

/** Leads a block on to another whose own endpoint keeps naming what came before it. */
function pointsAt(from: string, to: string, path: number): Change {
  return (doc) => {
    const target = blockNamed(doc, to).groups[0]?.ports[0]?.endpoints[0]?.id
    const made = endpointsOf(blockNamed(doc, from)).some(({ port }) => port.reg === 1)
      ? doc
      : extra(from, 1, path)(doc)
    if (target === undefined) throw new Error(`${to} has no way in`)
    return rewriteEndpoint(`${from}:1.${path}`, (endpoint) => ({
      ...endpoint,
      remote: { kind: 'endpoint', endpoint: target },
    }))(made)
  }
}

/** A second, unlinked endpoint with the number of the first. */
function second(name: string, port = 1): Change {
  return change(
    extra(name, port, 1),
    rewriteEndpoint(`${name}:${port}.1`, (endpoint) => ({
      ...endpoint,
      name: 'endpoint',
      reg: null,
    })),
  )
}

const isOf =
  ({ trap, severity }: Row) =>
  (finding: Finding): boolean =>
    finding.trap === trap && (severity === undefined || finding.severity === severity)

describe('a board that works has no error and no warning', () => {
  it.each(Object.entries(GOOD))('%s', (_name, doc) => {
    const findings = findingsOf(doc).filter(({ severity }) => severity !== 'info')
    expect(findings.map(({ code, message }) => `${code} ${message}`)).toEqual([])
  })
})

const titled = (rows: readonly Row[]) =>
  rows.map(
    (entry) => [`${entry.trap} ${trapOf(entry.trap).code.slice(4)}: ${entry.name}`, entry] as const,
  )

describe('each trap is found', () => {
  it.each(titled(ROWS))('%s', (_title, entry) => {
    const found = findingsOf(entry.slip(entry.near), entry.kernel)
    expect(
      found.map(({ trap, severity, message }) => `${trap} ${severity} ${message}`),
    ).toContainEqual(expect.stringMatching(new RegExp(`^${entry.trap} ${entry.severity} `)))
  })
})

describe('and not on a board that just does not have it', () => {
  it.each(titled(ROWS))('%s', (_title, entry) => {
    expect(
      findingsOf(entry.near, entry.kernel)
        .filter(isOf(entry))
        .map(({ message }) => message),
    ).toEqual([])
  })
})

describe('its root cause is told once', () => {
  it.each(titled(ROWS))('%s', (_title, entry) => {
    const seen = (doc: PipelineDocument) =>
      findingsOf(doc, entry.kernel).filter(({ severity }) => severity !== 'info')
    const before = seen(entry.near).map(({ code }) => code)
    const added = seen(entry.slip(entry.near)).filter(({ code }) => !before.includes(code))
    expect(added.map(({ trap }) => trap).filter((trap) => trap !== entry.trap)).toEqual(
      FOLLOWED[entry.name] ?? [],
    )
  })
})

/** Other findings a slip makes that stand on their own, by the name of its row. */
const FOLLOWED: Readonly<Record<string, readonly TrapNumber[]>> = {
  'EXT broken beside MAIN': [1], // the broken path itself
  'THIRD beside EXT of the other': [50], // no layer source is left for vdosys0 to begin with
  'DSI1 at the end': [48],
  'DITHER on MT8173': [48, 48],
  'POSTMASK between DITHER and DSI of MT8195': [48, 48],
  'a third layer source': [48, 48],
  'DSI0 on both paths': [48],
  'two DSI hosts without alias, the first of them called ovl0': [28],
}

describe('its fix removes it and adds nothing', () => {
  it.each(titled(ROWS))('%s', (_title, entry) => {
    const doc = entry.slip(entry.near)
    const before = findingsOf(doc, entry.kernel)
    const fix = before.find(isOf(entry))?.fix ?? null
    expect(fix !== null).toBe(entry.fix)
    if (fix === null) return
    const after = findingsOf(applyEdit(doc, fix.edit), entry.kernel)
    expect(after.filter(isOf(entry)).map(({ message }) => message)).toEqual([])
    // What only explains may come: a panel that is enabled again needs its driver.
    const known = new Set(
      [...before, ...findingsOf(entry.near, entry.kernel)].map(({ code }) => code),
    )
    const added = after.filter(({ code, severity }) => severity !== 'info' && !known.has(code))
    expect(added.map(({ code, message }) => `${code} ${message}`)).toEqual([])
  })
})

describe('the fix of an output of vdosys1 that counts as instance 0', () => {
  const fixed = (doc: PipelineDocument): Readonly<Record<string, string>> | null => {
    const found = findingsOf(doc).find(({ trap }) => trap === 29)
    if (found === undefined) throw new Error('It is not found')
    const { fix } = found
    if (fix === null) return null
    const { aliases } = applyEdit(doc, fix.edit).graph
    return Object.fromEntries(aliases.map(({ name, block }) => [name, block]))
  }

  it.each([
    ['an alias that is taken', alias('dp_intf0', 'dp-intf1')],
    ['aliases exchanged', rewriteAliases({ 'dp-intf0': 'dp-intf1', 'dp-intf1': 'dp-intf0' })],
  ])('gives both their own number: %s', (_name, slip) => {
    expect(fixed(slip(twoDp))).toMatchObject({
      'dp-intf0': blockNamed(twoDp, 'dp_intf0').id,
      'dp-intf1': blockNamed(twoDp, 'dp_intf1').id,
    })
  })

  it('takes no number from another output of vdosys1, which needs it as much', () => {
    const both = chain('vdosys1.2 > merge1 > dp_intf0')(twoDp)
    expect(fixed(alias('dp_intf0', 'dp-intf1')(both))).toBeNull()
  })
})

describe('the table of traps', () => {
  it('is counted from 1 without gaps', () => {
    expect(TRAPS.map(({ number }) => number)).toEqual(Array.from({ length: 57 }, (_, at) => at + 1))
  })
  it.each(titled(ROWS))('says whether there is a fix: %s', (_title, { trap, fix }) => {
    const said = fix ? ['always', 'at times'] : ['at times', 'never']
    expect(said).toContain(trapOf(trap).fix)
  })
  it('has a row here for each', () => {
    const covered = new Set(ROWS.map(({ trap }) => trap))
    expect(TRAPS.filter(({ number }) => !covered.has(number)).map(({ code }) => code)).toEqual([])
  })
})
