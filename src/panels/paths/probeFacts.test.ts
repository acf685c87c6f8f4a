import { describe, expect, it } from 'vitest'
import { forecastProbe } from '../../core/drivers/mediatek-drm/probe/forecastProbe.ts'
import type { PipelineDocument } from '../../core/pipeline/document.ts'
import { boardOf, noAlias, number, status } from '../../testing/trapBoards.ts'
import { drmFacts, mmsysFacts } from './probeFacts.ts'

const netbook = boardOf(
  'mt8173',
  'mmsys > ovl0 > color0 > aal@14015000 > od@14023000 > rdma0 > ufoe@1401a000 > dsi0 > +dsi-panel',
)

const facts = ({ graph }: PipelineDocument): string[] => {
  const { mmsys, drm } = forecastProbe(graph)
  return [...mmsys.flatMap((one) => mmsysFacts(graph, one)), ...drmFacts(graph, drm)].map(
    ({ text }) => text,
  )
}

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
      'dsi0 never comes: it waits for its panel or bridge.',
    )
  })

  it('say which of two nodes stands for an id', () => {
    expect(facts(noAlias('rdma1')(netbook))).toContainEqual(
      expect.stringMatching(/^rdma1 stands for RDMA0, in place of rdma0\.$/),
    )
  })
})
