import { describe, expect, it } from 'vitest'
import { forecastProbe } from '../../core/drivers/mediatek-drm/probe/forecastProbe.ts'
import type { PipelineDocument } from '../../core/pipeline/document.ts'
import {
  boardOf,
  type Change,
  chain,
  edit,
  endpointAt,
  number,
  status,
} from '../../testing/trapBoards.ts'
import { drmFacts, mmsysFacts } from './probeFacts.ts'

const netbook = boardOf(
  'mt8173',
  'mmsys > ovl0 > color0 > aal@14015000 > od@14023000 > rdma0 > ufoe@1401a000 > dsi0 > +dsi-panel',
)

const facts = ({ graph }: PipelineDocument): string[] => {
  const forecast = forecastProbe(graph)
  const ofMmsys = forecast.mmsys.flatMap((one) => mmsysFacts(graph, one))
  return [...ofMmsys, ...drmFacts(graph, forecast)].map(({ text }) => text)
}

const tablet = boardOf(
  'mt8188',
  'vdosys0 > ovl0 > rdma0 > color0 > ccorr0 > aal0 > gamma0 > postmask0 > dither0 > disp_dsi0 > +dsi-panel',
)

const noEndpoint = (place: string): Change =>
  edit((doc) => ({ kind: 'remove-endpoint', endpoint: endpointAt(doc, place) }))

describe('the facts of a probe', () => {
  it('lead from the mutex to the CRTC and its output', () => {
    expect(facts(netbook)).toEqual([
      'mutex is its mutex.',
      expect.stringMatching(/^It waits for .*ovl0.* and .*\.$/),
      'dsi0 looks in port 1, endpoint 0, when a panel attaches: panel.',
      'All of them come: mmsys binds.',
      'The DRM device is that of mmsys.',
      'Memory is mapped for ovl0.',
      expect.stringMatching(/^crtc-0 is mmsys MAIN: 4 planes from OVL0, vblank from OVL0/),
      'No CRTC for mmsys EXT: DPI0 would be dpi0, which is disabled.',
      'DSI0 takes crtc-0 (possible_crtcs 0x1).',
    ])
  })

  it('say what fails the probe', () => {
    expect(facts(number('rdma0:1.0', 1)(netbook))).toContain(
      'Its probe fails with -EINVAL: a path cannot be built.',
    )
  })

  it('say for whom it waits in vain', () => {
    expect(facts(status('panel', 'disabled')(netbook))).toContain(
      'dsi0 waits for its panel or bridge: panel is disabled.',
    )
  })

  // kernel-behaviour (d): the fallback of a graph-style output finds the component before it.
  it.each([
    [
      'a panel that is not linked',
      noEndpoint('dsi0:1.0'),
      'dsi0 looks in port 1, endpoint 0 (there is none), then port 0, endpoint 0 (ufoe@1401a000, which never becomes a bridge), when a panel attaches, and gets -EPROBE_DEFER.',
    ],
    [
      'a panel that is disabled',
      status('panel', 'disabled'),
      'dsi0 would look in port 1, endpoint 0 (panel, disabled), then port 0, endpoint 0 (ufoe@1401a000, which never becomes a bridge), but no panel attaches to it.',
    ],
  ])('say what each place an output looks in has: %s', (_name, slip, expected) => {
    expect(facts(slip(netbook))).toContain(expected)
  })

  // kernel-behaviour (c.4): conn_routes of MT8188's vdosys0, DP_INTF0 and DSI0.
  it.each([
    ['a path of the graph', tablet, /; its output is appended once more/],
    [
      'the hardcoded path',
      noEndpoint('vdosys0:0.0')(tablet),
      /hardcoded: .*; DSI0, whichever is used, completes it/,
    ],
    [
      'a path to another output',
      chain('dither0 > dpi1 > hdmi > +hdmi-connector')(tablet),
      /; nothing fills the place of its run-time output: a crash/,
    ],
  ])('say what MT8188 appends at run time: %s', (_name, doc, expected) => {
    expect(facts(doc)).toContainEqual(expect.stringMatching(expected))
  })
})
