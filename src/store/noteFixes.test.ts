import { describe, expect, it } from 'vitest'
import { findingsOf } from '../core/drivers/mediatek-drm/findings/findingsOf.ts'
import { pathMarks } from '../core/drivers/mediatek-drm/pathMarks.ts'
import { resolveAll } from '../core/drivers/mediatek-drm/resolveMmsys.ts'
import type { PipelineDocument } from '../core/pipeline/document.ts'
import { boardOf, number, status } from '../testing/trapBoards.ts'
import { noteFixes } from './noteFixes.ts'

const netbook = boardOf(
  'mt8173',
  'mmsys > ovl0 > color0 > aal@14015000 > od@14023000 > rdma0 > ufoe@1401a000 > dsi0 > +dsi-panel',
)

const fixes = (doc: PipelineDocument): string[] => {
  const { failures } = pathMarks(doc.graph, resolveAll(doc.graph))
  return [...noteFixes(failures, findingsOf(doc)).values()].map(({ label }) => label)
}

describe(noteFixes, () => {
  it.each([
    [
      'at the endpoint the walk looks for',
      number('rdma0:1.0', 1)(netbook),
      ['Number the endpoints 0'],
    ],
    ['at the device it is refused', status('panel', 'disabled')(netbook), ['Enable panel']],
    ['and none where no path stops', netbook, []],
  ])('%s', (_name, doc, expected) => {
    expect(fixes(doc)).toEqual(expected)
  })
})
