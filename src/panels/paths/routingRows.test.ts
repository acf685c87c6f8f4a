import { describe, expect, it } from 'vitest'
import { forecastProbe } from '../../core/drivers/mediatek-drm/probe/forecastProbe.ts'
import type { PipelineDocument } from '../../core/pipeline/document.ts'
import { boardOf, chain, compatible } from '../../testing/trapBoards.ts'
import { routingRows, routingSummary } from './routingRows.ts'

const netbook = boardOf(
  'mt8173',
  'mmsys > ovl0 > color0 > aal@14015000 > od@14023000 > rdma0 > ufoe@1401a000 > dsi0 > +dsi-panel',
)

const routingOf = ({ graph }: PipelineDocument) => {
  const { drm } = forecastProbe(graph)
  const crtc = drm.kind === 'up' ? drm.crtcs[0] : undefined
  if (crtc === undefined) throw new Error('No CRTC comes up')
  return crtc.routing
}

const doubts = (doc: PipelineDocument): string[] =>
  routingRows(routingOf(doc)).flatMap(({ subject, text, tone }) =>
    tone === 'warn' ? [`${subject}: ${text.split(/[:,]/)[0]}`] : [],
  )

describe(routingRows, () => {
  it('have no doubt of the hardcoded path', () => {
    expect(doubts(netbook)).toEqual([])
    expect(routingSummary(routingOf(netbook))).toBe('5 programmed, 1 good without a row')
  })
  it('say what is not known of a hop without a row', () => {
    expect(doubts(chain('color0 > od@14023000')(netbook))).toEqual(['COLOR0 → OD0: not known'])
  })
  it('name the component that has no mutex bit', () => {
    const doc = compatible('od@14023000', 'mediatek,mt8183-disp-dither')(netbook)
    expect(doubts(doc)).toContain('DITHER0: no mutex bit')
  })
})
