import { describe, expect, it } from 'vitest'
import { endpointOf, graphOf } from '../../../../testing/graphOf.ts'
import type { PipelineGraph } from '../../../pipeline/document.ts'
import { updateEndpoint } from '../../../pipeline/graphUpdate.ts'
import { resolveAll } from '../resolveMmsys.ts'
import { explainPath } from './explainPath.ts'
import { explanationMarkdown } from './explanationMarkdown.ts'

function explain(graph: PipelineGraph, crtc = 0) {
  const [mmsys] = resolveAll(graph)
  const path = mmsys?.paths[crtc]
  return mmsys && path ? explainPath(graph, mmsys, path) : []
}

const titles = (chains: string, crtc = 0): string[] =>
  explain(graphOf(chains), crtc).map(({ title }) => title)

describe('the steps of a path', () => {
  it.each([
    [
      'mmsys.0 > ovl.0 > rdma.0 > dsi.0 > panel',
      ['mmsys', 'mmsys → ovl', 'ovl → rdma', 'rdma → dsi', 'dsi → panel', 'Accepted', 'In force'],
    ],
    [
      'mmsys.0 > ovl.0 > dsi',
      ['mmsys', 'mmsys → ovl', 'ovl → dsi', 'dsi → ?', 'Accepted', 'In force'],
    ],
    ['mmsys.0 > ovl.0 > rdma!', ['mmsys', 'mmsys → ovl', 'ovl → rdma', 'Dropped', 'In force']],
    ['mmsys.0 > ovl.1 > dsi', ['mmsys', 'mmsys → ovl', 'ovl → ?', 'The probe fails', 'In force']],
    ['mmsys; ovl', ['mmsys', 'No walk of MAIN', 'In force']],
  ])('%s', (chains, expected) => {
    expect(titles(chains)).toEqual(expected)
  })

  it('end early in a loop that never does', () => {
    const steps = titles('vdosys1.1 > vdordma.1 > ethdr.1 > vdordma', 1)
    expect(steps.slice(-2)).toEqual(['Never ends', 'In force'])
  })
})

describe('what a step says', () => {
  const [begin, first, , last] = explain(graphOf('mmsys.1 > ovl0.1 > dsi', 'ovl1=ovl0'), 1)

  it('names numbers, alias and component', () => {
    expect(first?.text).toBe(
      'The driver leaves mmsys by port 0, endpoint 1, the number of EXT. The remote-endpoint of endpoint@1 leads up to ovl0. ' +
        'It is enabled, and "mediatek,mt8173-disp-ovl" gives its type; the alias ovl1 gives the number: OVL1 (40).',
    )
  })

  it('cites the function', () => {
    expect([begin?.rule, first?.rule, last?.rule]).toEqual([
      'mtk_drm_probe()',
      'mtk_drm_of_get_ddp_ep_cid()',
      'of_graph_get_endpoint_by_regs()',
    ])
  })

  it('tells of a kept path which one is in force', () => {
    const ext = explain(graphOf('mmsys.0 > ovl.0 > dsi'), 1).at(-1)
    // mt8173_mmsys_driver_data, ext_path
    expect(ext?.text).toBe('EXT is OVL1 → COLOR1 → GAMMA → RDMA1 → DPI0, hardcoded for this SoC.')
  })

  it('points at the endpoint a hop left by', () => {
    const graph = graphOf('mmsys.0 > ovl.0 > dsi')
    const leaving = endpointOf(graph, 'ovl:out')
    expect(explain(graph)[2]?.subject).toEqual({ kind: 'endpoint', id: leaving })
    const strayed = updateEndpoint(graph, leaving, (endpoint) => ({
      ...endpoint,
      remote: { kind: 'node', path: '/soc/dsi', device: null },
    }))
    expect(explain(strayed)[2]?.text).toContain('/soc/dsi')
  })
})

it('becomes a numbered list and the headline of the board, their words no markup', () => {
  expect(
    explanationMarkdown('vdosys0 MAIN', 'No [DRM] device.', [
      { title: 'a → b', text: 'by *_x_*.', rule: 'f_1()', subject: { kind: 'file', file: '' } },
    ]),
  ).toBe(
    '## vdosys0 MAIN\n\n1. **a → b** by \\*\\_x\\_\\*. (`f_1()`)\n\n**No \\[DRM\\] device.**\n',
  )
})
