import { describe, expect, it } from 'vitest'
import { boardOf, number, status } from '../../../testing/trapBoards.ts'
import type { PipelineDocument } from '../../pipeline/document.ts'
import { boardVerdict } from './boardVerdict.ts'
import { forecastProbe } from './probe/forecastProbe.ts'

const netbook = boardOf(
  'mt8173',
  'mmsys > ovl0 > color0 > aal@14015000 > od@14023000 > rdma0 > ufoe@1401a000 > dsi0 > +dsi-panel',
)

const view = ({ graph }: PipelineDocument) => boardVerdict(graph, forecastProbe(graph))

describe(boardVerdict, () => {
  it('says in one line what appears', () => {
    expect(view(netbook)).toEqual({
      headline: '/dev/dri appears with crtc-0 (DSI0 → panel).',
      paths: 'The driver builds one path: mmsys MAIN.',
      tone: 'ok',
    })
  })
  it('is bad where nothing appears, though the path build does not fail', () => {
    const { headline, tone } = view(status('panel', 'disabled')(netbook))
    expect([headline.slice(0, 13), tone]).toEqual(['No DRM device', 'bad'])
  })
  it('names the path that fails the probe', () => {
    expect(view(number('rdma0:1.0', 1)(netbook)).paths).toBe('mmsys: MAIN is refused.')
  })
  it('says what to do next while nothing is wired, with no alarm, and what is true till then', () => {
    const { headline, paths, tone } = view(boardOf('mt8173', ''))
    expect([headline, tone]).toEqual(['No output is wired yet.', 'quiet'])
    expect(paths).toContain('lead a path from mmsys to a DSI, DPI or DP_INTF')
    expect(paths).toContain('Until then there is no DRM device.')
  })
  it('is an alarm where something else is wrong with a board nobody has wired', () => {
    const { headline, tone } = view(status('mutex', 'disabled')(boardOf('mt8173', '')))
    expect([headline, tone]).toEqual(['No DRM device: mmsys finds no mutex.', 'warn'])
  })
})
