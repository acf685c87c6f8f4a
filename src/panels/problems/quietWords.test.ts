import { describe, expect, it } from 'vitest'
import { newBoard } from '../../core/convert/open/newBoard.ts'
import type { KernelChoice } from '../../core/drivers/mediatek-drm/kernelChoice.ts'
import { forecastProbe } from '../../core/drivers/mediatek-drm/probe/forecastProbe.ts'
import type { PipelineDocument } from '../../core/pipeline/document.ts'
import { socById } from '../../core/soc/catalogue.ts'
import { boardOf } from '../../testing/trapBoards.ts'
import { quietWords } from './quietWords.ts'

const words = ({ graph }: PipelineDocument, kernel?: KernelChoice) =>
  quietWords(graph, forecastProbe(graph, kernel))

const netbook = boardOf(
  'mt8173',
  'mmsys > ovl0 > color0 > aal@14015000 > od@14023000 > rdma0 > ufoe@1401a000 > dsi0 > +dsi-panel',
)

describe('over a list without a problem', () => {
  it('stands that all is well, where the display comes up', () => {
    expect(words(netbook)).toBe('No problem found: the driver takes the graph as it is.')
  })
  it('stands that nothing is wired, where nothing is', () => {
    expect(words(boardOf('mt8173', ''))).toBe('No problem found; no output is wired yet.')
  })
  // mtk_drm_of_ids has no entry for MT6795: its probe returns -ENODEV.
  it('stands why nothing appears all the same', () => {
    expect(words(newBoard(socById('mt6795')).doc)).toMatch(
      /^No mistake found, and yet: no DRM device: the tree has no mmsys/,
    )
  })
})
