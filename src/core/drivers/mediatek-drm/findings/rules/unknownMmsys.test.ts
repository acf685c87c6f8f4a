import { describe, expect, it } from 'vitest'
import { graphOf } from '../../../../../testing/graphOf.ts'
import { boardOf, status, without } from '../../../../../testing/trapBoards.ts'
import type { PipelineDocument } from '../../../../pipeline/document.ts'
import { KERNEL_CHOICES, type KernelChoice } from '../../kernelChoice.ts'
import { findingsOf } from '../findingsOf.ts'

/** The messages, where the finding is the one error; else null. */
function told(doc: PipelineDocument, kernel?: KernelChoice): string | null {
  const errors = findingsOf(doc, kernel).filter(({ severity }) => severity === 'error')
  const [first] = errors
  return errors.length === 1 && first?.code === 'drm/no-driver-data' ? first.message : null
}

const wired8365 = boardOf(
  'mt8365',
  'mmsys > ovl0 > rdma0 > color0 > ccorr0 > aal0 > gamma0 > dither0 > dsi0 > +dsi-panel',
)
const lit6795 = status('dsi0', 'okay')(boardOf('mt6795', ''))

describe('a kernel whose mediatek-drm has no data of the mmsys', () => {
  // mediatek,mt8365-mmsys came after v6.13.
  it.each([
    ['v6.12', true],
    ['v6.13', true],
    ['v7.3', false],
  ] as const)('MT8365 on %s: %s', (kernel, expected) => {
    expect(told(wired8365, kernel) !== null).toBe(expected)
  })

  // mtk_drm_of_ids has no entry for it.
  it.each(KERNEL_CHOICES)('MT6795 on %s', (kernel) => {
    expect(told(lit6795, kernel)).toMatch(/does not know "mediatek,mt6795-mmsys"/)
  })

  it('is told of the output where the mmsys is no block, as no link leads to it', () => {
    expect(told(without('mmsys')(lit6795))).toMatch(/does not know "mediatek,mt6795-mmsys"/)
  })

  it('is told of a tree without any mmsys', () => {
    const graph = graphOf('ovl.0 > dsi.0 > panel')
    const doc = { title: '', soc: null, positions: {}, graph }
    expect(told(doc)).toMatch(/^dsi is enabled, but the tree has no mmsys/)
  })

  it('is no matter while no output is enabled', () => {
    expect(findingsOf(boardOf('mt6795', ''))).toEqual([])
  })
})
