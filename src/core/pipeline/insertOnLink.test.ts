import { describe, expect, it } from 'vitest'
import { graphOf, idOf } from '../../testing/graphOf.ts'
import { shownLinks } from '../../testing/shownLinks.ts'
import { applyEdit } from './applyEdit.ts'
import type { PipelineDocument } from './document.ts'
import type { Edit } from './edit.ts'
import { insertOnLink } from './insertOnLink.ts'
import { linksOf } from './links.ts'

const docOf = (chains: string): PipelineDocument => ({
  title: '',
  soc: null,
  graph: graphOf(chains),
  positions: {},
})

/** The links after a block was let go on the link that enters another. */
function inserted(doc: PipelineDocument, block: string, before: string): string[] | null {
  const link = linksOf(doc.graph).find(({ to }) => to.startsWith(idOf(before)))
  if (link === undefined) throw new Error(`No link enters ${before}`)
  const put: Edit = { kind: 'place', positions: { [idOf(block)]: { x: 1, y: 2 } } }
  const edit = insertOnLink(doc, link, idOf(block), put)
  return edit === null ? null : shownLinks(applyEdit(doc, edit).graph)
}

describe(insertOnLink, () => {
  it.each([
    [
      'leads the path through the block, by its number',
      'mmsys.1 > ovl.1 > dsi; rdma',
      'rdma',
      'dsi',
      ['mmsys 0.1 > ovl 0.1', 'ovl 1.1 > rdma 0.1', 'rdma 1.1 > dsi 0.1'],
    ],
    [
      'keeps the endpoint the path begins at',
      'mmsys.2 > rdma.2 > dsi; ovl',
      'ovl',
      'rdma',
      ['mmsys 0.2 > ovl 0.2', 'ovl 1.2 > rdma 0.2', 'rdma 1.2 > dsi 0.2'],
    ],
    [
      'leaves the other path of a block alone',
      'mmsys.0 > ovl.0 > dsi0; mmsys.1 > ovl.1 > dsi1; rdma',
      'rdma',
      'dsi1',
      [
        'mmsys 0.0 > ovl 0.0',
        'mmsys 0.1 > ovl 0.1',
        'ovl 1.0 > dsi0 0.0',
        'ovl 1.1 > rdma 0.1',
        'rdma 1.1 > dsi1 0.1',
      ],
    ],
    ['refuses a block that is linked', 'ovl.0 > dsi; rdma.0 > dither', 'rdma', 'dsi', null],
    ['refuses what only takes', 'ovl.0 > dsi; panel', 'panel', 'dsi', null],
    ['refuses an end of the link itself', 'ovl.0 > dsi', 'dsi', 'dsi', null],
  ])('%s', (_name, chains, block, before, expected) => {
    const links = inserted(docOf(chains), block, before)
    expect(links?.toSorted() ?? null).toEqual(expected?.toSorted() ?? null)
  })
})
