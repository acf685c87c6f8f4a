import { describe, expect, it } from 'vitest'
import { blockOf, graphOf } from '../../../../testing/graphOf.ts'
import type { PipelineGraph } from '../../../pipeline/document.ts'
import { componentById } from '../../../soc/ddpComponents.ts'
import { hardcodedComparison } from './hardcodedComparison.ts'

const names = (ids: readonly number[]): string => ids.map((id) => componentById(id).short).join(' ')

const compared = (graph: PipelineGraph) => {
  const comparison = hardcodedComparison(graph, blockOf(graph, 'mmsys').id)
  if (comparison === null) throw new Error('mmsys is one')
  return comparison
}

// MT8173 of ddp-compatibles.json: OVL0 COLOR0 AAL0 OD0 RDMA0 UFOE DSI0 PWM0, OVL1 COLOR1 GAMMA RDMA1 DPI0.
describe(hardcodedComparison, () => {
  const graph = graphOf('mmsys.0 > ovl.0 > rdma.0 > dsi.0 > panel; mutex')

  it('puts each path beside the one hardcoded for the SoC', () => {
    const [main, ext, third] = compared(graph).paths
    expect(main).toMatchObject({ state: 'built', source: 'graph', same: false })
    expect(names(main?.withGraph ?? [])).toBe('OVL0 RDMA0 DSI0')
    expect(names(main?.removed ?? [])).toBe('COLOR0 AAL0 OD0 UFOE PWM0')
    expect(main?.added).toEqual([])
    expect(ext).toMatchObject({ state: 'not-in-graph', source: 'hardcoded', same: true })
    expect(third).toMatchObject({ source: 'none', withGraph: [], without: [] })
  })

  it('tells what would become of the board without the graph', () => {
    const { withGraph, without } = compared(graph)
    expect(withGraph.headline).toBe('/dev/dri appears with crtc-0 (DSI0 -> panel)')
    expect(without.drm).toMatchObject({
      kind: 'bind-fails',
      failure: { kind: 'output-without-crtc' },
    })
  })

  it('has nothing to compare for a block that is no mmsys', () => {
    expect(hardcodedComparison(graph, blockOf(graph, 'ovl').id)).toBeNull()
  })
})
