import { expect, it } from 'vitest'
import { findingsOf } from '../core/drivers/mediatek-drm/findings/findingsOf.ts'
import { boardOf, status } from '../testing/trapBoards.ts'
import { findingJson } from './findingJson.ts'

const netbook = boardOf(
  'mt8173',
  'mmsys > ovl0 > color0 > aal@14015000 > od@14023000 > rdma0 > ufoe@1401a000 > dsi0 > +dsi-panel',
)
const place = { file: 'a.dts', line: null, column: null, node: '/soc/dsi@1401b000/panel@0' }

it('says of a trap what an edit does about it', () => {
  const [found] = findingsOf(status('panel', 'disabled')(netbook))
  if (found === undefined) throw new Error('Nothing is found')
  expect(findingJson({ finding: found, ...place })).toMatchObject({
    ...place,
    code: 'drm/sink-disabled',
    fix: 'Enable panel',
  })
})
