import { describe, expect, it } from 'vitest'
import {
  boardOf,
  type Change,
  change,
  compatible,
  edit,
  endpointAt,
  noAlias,
  number,
  status,
  without,
} from '../../../../testing/trapBoards.ts'
import type { PipelineDocument } from '../../../pipeline/document.ts'
import type { KernelChoice } from '../kernelChoice.ts'
import { forecastProbe } from './forecastProbe.ts'
import { whoWaits } from './whoWaits.ts'

const HEAD = 'vdosys0 > ovl0 > rdma0 > color0 > ccorr0 > aal0 > gamma0 > dither0'
const HDMI = 'vdosys1 > ethdr0 > merge5 > dpi1 > hdmi > +hdmi-connector'
const computer = boardOf('mt8195', `${HEAD} > dsi0 > +dsi-panel; ${HDMI}`)
const laptop = boardOf(
  'mt8195',
  `${HEAD} > dsc0 > merge0 > dp_intf0 > edp_tx > +edp-panel; ${HDMI}`,
)

const noEndpoint = (place: string): Change =>
  edit((doc) => ({ kind: 'remove-endpoint', endpoint: endpointAt(doc, place) }))

const waits = ({ graph }: PipelineDocument, kernel?: KernelChoice) =>
  whoWaits(graph, forecastProbe(graph, kernel))

describe(whoWaits, () => {
  // kernel-behaviour (c.2) and (d), board-traps 21, 23, 26, 32, 44 and 46.
  it.each<[string, PipelineDocument, Change, string[]]>([
    [
      'vdosys0 for vdosys1, whose probe fails',
      computer,
      number('merge5:1.1', 0),
      ['vdosys0 waits for vdosys1: its probe fails.'],
    ],
    [
      'vdosys1 for vdosys0, which is disabled',
      computer,
      status('vdosys0', 'disabled'),
      ['vdosys1 waits for vdosys0: it is disabled, so nothing of it is probed.'],
    ],
    [
      'a DSI host for its panel',
      computer,
      without('panel'),
      [
        'vdosys0 waits for dsi0: it waits itself.',
        'dsi0 waits for its panel or bridge: it finds dither0, which never becomes one.',
        'vdosys1 waits for vdosys0: it waits itself.',
      ],
    ],
    [
      'DPI for its bridge',
      computer,
      noEndpoint('dpi1:1.0'),
      [
        'vdosys0 waits for vdosys1: it waits itself.',
        'vdosys1 waits for dpi1: it waits itself.',
        'dpi1 waits for its panel or bridge: it finds merge5, which never becomes one.',
      ],
    ],
    [
      'DPI for an HDMI transmitter that waits for its connector',
      computer,
      status('hdmi_connector', 'disabled'),
      [
        'vdosys0 waits for vdosys1: it waits itself.',
        'vdosys1 waits for dpi1: it waits itself.',
        'dpi1 waits for its panel or bridge: hdmi has nothing enabled behind it.',
      ],
    ],
    [
      'DP_INTF for a transmitter without lanes, and two masters for one component',
      laptop,
      noAlias('merge5'),
      [
        'vdosys0 waits for dp_intf0: it waits itself.',
        'dp_intf0 waits for edp_tx: its probe fails over its data-lanes.',
        'vdosys1 waits for merge0 and 1 more: vdosys0 has them, and a component serves one master.',
      ],
    ],
    [
      'an mmsys for a component no driver binds',
      boardOf('mt8173', 'mmsys > ovl0 > color0 > aal@14015000 > dsi0 > +dsi-panel'),
      change(compatible('aal@14015000', 'mediatek,mt8167-disp-aal')),
      ['mmsys waits for aal@14015000: no component driver binds "mediatek,mt8167-disp-aal".'],
    ],
    ['nobody on a board that works', computer, change(), []],
  ])('%s', (_name, board, slip, expected) => {
    expect(waits(slip(board)).map(({ text }) => text)).toEqual(expected)
  })

  it('names the file that shows it, if any: none for a DSI host, whose panel is refused', () => {
    const shown = (board: PipelineDocument) => waits(board).map((waiting) => waiting.shown)
    expect(shown(without('panel')(computer))).toEqual([
      '/sys/kernel/debug/device_component/',
      null,
      null,
    ])
    expect(shown(noEndpoint('dpi1:1.0')(computer)).at(-1)).toBe(
      '/sys/kernel/debug/devices_deferred',
    )
  })
})
