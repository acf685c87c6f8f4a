import { describe, expect, it } from 'vitest'
import { boardOf, chain } from '../../testing/trapBoards.ts'
import { forecastProbe } from '../drivers/mediatek-drm/probe/forecastProbe.ts'
import type { PipelineDocument } from '../pipeline/document.ts'
import { blockName, blocksOfLink, linksOf } from '../pipeline/links.ts'
import { unknownHops } from './unknownHops.ts'

const netbook = boardOf(
  'mt8173',
  'mmsys > ovl0 > color0 > aal@14015000 > od@14023000 > rdma0 > ufoe@1401a000 > dsi0 > +dsi-panel',
)

const marked = ({ graph }: PipelineDocument): string[] => {
  const links = linksOf(graph)
  const unknown = unknownHops(forecastProbe(graph), links)
  return links.flatMap((link) => {
    const [from, to] = blocksOfLink(link).map((id) => graph.blocks[id])
    if (!unknown.has(link.id) || from === undefined || to === undefined) return []
    return [`${blockName(from)} → ${blockName(to)}`]
  })
}

describe(unknownHops, () => {
  it('are none on the hardcoded path', () => {
    expect(marked(netbook)).toEqual([])
  })
  it('are the link that has no row in the SoC’s table', () => {
    expect(marked(chain('color0 > od@14023000')(netbook))).toEqual(['color0 → od@14023000'])
  })
})
