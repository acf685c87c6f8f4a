import { describe, expect, it } from 'vitest'
import { graphOf, idOf } from '../../../../testing/graphOf.ts'
import { boardOf, rewriteEndpoint, status } from '../../../../testing/trapBoards.ts'
import type { PipelineDocument, PipelineGraph } from '../../../pipeline/document.ts'
import { forecastLog } from './forecastLog.ts'
import { forecastProbe } from './forecastProbe.ts'
import type { DrmForecast } from './probeForecast.ts'

// Small boards whose answers were worked out by hand from the kernel behaviour notes; the letters
// are its sections.

function upOf(graph: PipelineGraph): Extract<DrmForecast, { kind: 'up' }> {
  const { drm, headline } = forecastProbe(graph)
  return drm.kind === 'up' ? drm : expect.fail(headline)
}

const HEAD = 'vdosys0 > ovl0 > rdma0 > color0 > ccorr0 > aal0 > gamma0 > dither0'
const DSI = `${HEAD} > dsi0 > +dsi-panel`
const HDMI = 'vdosys1 > ethdr0 > merge5 > dpi1 > hdmi > +hdmi-connector'
const FOUR_LANES = { name: 'data-lanes', value: { kind: 'cells', cells: [0, 1, 2, 3] } } as const
const lanes = (transmitter: string) =>
  rewriteEndpoint(`${transmitter}:1.0`, (end) => ({ ...end, properties: [FOUR_LANES] }))

describe('numbers of CRTCs', () => {
  it('are given kind by kind, and masks counted mmsys by mmsys (c.3, c.5)', () => {
    const wired = boardOf(
      'mt8195',
      `${DSI}; ${HDMI}; vdosys0.2 > dsc0 > merge0 > dp_intf0 > edp_tx > +edp-panel`,
    )
    const { crtcs, outputs } = upOf(lanes('edp_tx')(wired).graph)
    expect(crtcs.map(({ mmsys, crtc }) => [mmsys, crtc])).toEqual([
      ['/soc/syscon@1c01a000', 0],
      ['/soc/syscon@1c100000', 1],
      ['/soc/syscon@1c01a000', 2],
    ])
    // DSI0 14, DP_INTF0 8, DPI1 11.
    expect(outputs.map(({ id, possibleCrtcs, crtc }) => [id, possibleCrtcs, crtc])).toEqual(
      expect.arrayContaining([
        [14, 1, 0],
        [8, 2, 2],
        [11, 4, 1],
      ]),
    )
  })

  it('pass over a path that is not made: EXT becomes 0 (c.3, c.4)', () => {
    const { crtcs, notCreated, outputs } = upOf(graphOf('mmsys.1 > ovl.1 > dpi.1 > bridge; mutex'))
    expect(crtcs).toMatchObject([{ number: 0, crtc: 1 }])
    // Hardcoded MAIN begins OVL0, COLOR0: the first that is missing is 4.
    expect(notCreated).toMatchObject([{ number: 0, crtc: 0, id: 4 }])
    expect(outputs).toMatchObject([{ possibleCrtcs: 1, crtc: 0 }])
  })

  it('leave an output of two paths to the first (c.5)', () => {
    const graph = graphOf('mmsys.0 > ovl.0 > dsi.0 > panel; mmsys.1 > rdma.1 > dsi; mutex')
    const { crtcs, outputs } = upOf(graph)
    expect(crtcs.map(({ number, crtc }) => [number, crtc])).toEqual([
      [0, 0],
      [1, 1],
    ])
    expect(outputs).toMatchObject([{ possibleCrtcs: 1 }])
    expect(forecastProbe(graph).headline).toBe(
      '/dev/dri appears with crtc-0 (DSI0 -> panel) and crtc-1 (no output)',
    )
  })

  it('count THIRD of vdosys1 behind MAIN where its hardcoded EXT lacks its output (c.2, c.3)', () => {
    const doc = boardOf(
      'mt8195',
      `${DSI}; vdosys1.2 > ethdr0 > merge5 > dpi1 > hdmi > +hdmi-connector`,
    )
    const { crtcs, notCreated, outputs, slots } = upOf(status('dp_intf1', 'disabled')(doc).graph)
    expect(slots).toEqual(['/soc/syscon@1c01a000', '/soc/syscon@1c100000'])
    expect(crtcs.map(({ crtc }) => crtc)).toEqual([0, 2])
    expect(notCreated).toMatchObject([{ number: 1, crtc: 1, id: 9 }])
    expect(outputs.map(({ possibleCrtcs }) => possibleCrtcs)).toEqual([1, 2])
  })
})

describe('the nodes a CRTC is made of', () => {
  it('are the last of each id, not those the walk went through (c.1)', () => {
    const { crtcs, dmaDevice } = upOf(
      graphOf('mmsys.0 > ovl.0 > rdma.0 > dsi.0 > panel; ovl2; mutex'),
    )
    expect(crtcs[0]?.path.map(({ block }) => block)).toEqual(['ovl2', 'rdma', 'dsi'].map(idOf))
    expect(dmaDevice).toBe(idOf('ovl2'))
  })

  it('give planes from the second alone, and no vblank, where the first reads no layer (c.4)', () => {
    const graph = graphOf('mmsys.0 > dither.0 > ovl.0 > dsi.0 > panel; mutex')
    const [crtc] = upOf(graph).crtcs
    expect(crtc?.planes.map(({ from }) => from)).toEqual([36, 36, 36, 36])
    expect(crtc?.vblank).toBe(null)
    const log = forecastLog(graph, forecastProbe(graph)).map(({ text }) => text)
    expect(log).not.toContain('Missing primary plane')
  })

  it('map their buffers for MDP_RDMA0 where CRTC 0 is that of the OVL adaptor (c.3)', () => {
    const { crtcs, dmaDevice } = upOf(status('dp_intf0', 'disabled')(boardOf('mt8195', HDMI)).graph)
    expect(crtcs).toMatchObject([{ number: 0, mmsys: '/soc/syscon@1c100000' }])
    expect(dmaDevice).toBe('/soc/dma-controller@1c104000')
  })
})

describe('the match list (c.1)', () => {
  const matchesOf = ({ graph }: Pick<PipelineDocument, 'graph'>, at: number) =>
    forecastProbe(graph).mmsys[at]?.siblings?.matches.map((match) =>
      match.kind === 'adaptor' ? 'adaptor' : match.id,
    )

  it('begins with the OVL adaptor, whatever the order of the tree', () => {
    // MERGE5 33, DPI1 11: dpi@1c112000 stands behind vpp-merge@1c110000.
    expect(matchesOf(boardOf('mt8195', `${DSI}; ${HDMI}`), 1)).toEqual(['adaptor', 33, 11])
  })

  it('leaves out what mediatek-drm drives itself', () => {
    const graph = graphOf('mmsys.0 > ovl.0 > dither.0 > dsi.0 > panel; mutex')
    expect(matchesOf({ graph }, 0)).toEqual([36, 14])
  })
})

describe('who waits for whom', () => {
  const headline = (doc: PipelineDocument): string => forecastProbe(doc.graph).headline

  it('the first master keeps a component both want (c.2)', () => {
    const doc = boardOf(
      'mt8195',
      'vdosys0 > ovl0 > merge5 > dsi0 > +dsi-panel; dp_intf1 > dp_tx > +dp-connector',
    )
    expect(headline(lanes('dp_tx')(doc))).toBe(
      'no DRM device, and nothing printed: vdosys1 waits for merge5 (vdosys0 has it); vdosys0 waits for vdosys1',
    )
  })

  it('a vdosys for one that the tree does not have (c.2)', () => {
    const doc = boardOf('mt8195', DSI)
    const blocks = Object.fromEntries(
      Object.entries(doc.graph.blocks).filter(([id]) => id !== '/soc/syscon@1c100000'),
    )
    expect(headline({ ...doc, graph: { ...doc.graph, blocks } })).toBe(
      'no DRM device, and nothing printed: the SoC has 2 mmsys, the tree 1',
    )
  })

  it('a DSI that has its panel for a DPI that has nothing (trap 23)', () => {
    const graph = graphOf('mmsys.0 > ovl.0 > dsi.0 > panel; mmsys.1 > rdma.1 > dpi.1 >; mutex')
    expect(headline({ ...boardOf('mt8173', ''), graph })).toBe(
      'no DRM device: mmsys waits for the panel or bridge of dpi',
    )
  })

  it('a mutex without alias comes before an earlier one with the right alias (c.1)', () => {
    const graph = graphOf('mmsys.0 > ovl.0 > dsi.0 > panel; mutex; mutex2', 'mutex0=mutex')
    expect(forecastProbe(graph).mmsys[0]?.siblings?.mutex).toBe(idOf('mutex2'))
  })
})
