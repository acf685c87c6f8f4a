import { describe, expect, it } from 'vitest'
import type { BlockId } from '../core/base/ids.ts'
import { applyEdit } from '../core/pipeline/applyEdit.ts'
import type { PipelineDocument } from '../core/pipeline/document.ts'
import { blocksOfLink, linksOf } from '../core/pipeline/links.ts'
import { editForItem, paletteOf } from '../core/pipeline/palette.ts'
import { shownLinks } from '../testing/shownLinks.ts'
import { blockNamed, boardOf } from '../testing/trapBoards.ts'
import { displayOnLink } from './displayOnLink.ts'

const HEAD = 'mmsys > ovl0 > color0 > aal@14015000 > od@14023000 > rdma0 > ufoe@1401a000'
const dark = boardOf('mt8173', `${HEAD} > dsi1`)
const lit = boardOf('mt8173', `${HEAD} > dsi1 > +dsi-panel`)

/** What comes of a palette item let go on the link between two blocks. */
function dropped(doc: PipelineDocument, name: string, from: string, to: string) {
  const item = paletteOf(doc)
    .flatMap(({ items }) => items)
    .find((candidate) => candidate.name === name)
  const ends = [from, to].map((end) => blockNamed(doc, end).id).join()
  const link = linksOf(doc.graph).find((candidate) => blocksOfLink(candidate).join() === ends)
  if (item === undefined || link === undefined) throw new Error(`No ${name} on ${ends}`)
  const put = (behind?: BlockId) => editForItem(doc, item, { x: 0, y: 0 }, behind)
  return displayOnLink(doc, link, put)
}

const pathsAfter = (doc: PipelineDocument, drop: ReturnType<typeof dropped>) =>
  drop?.kind === 'behind'
    ? Object.values(applyEdit(doc, drop.edit).graph.blocks)
        .map(({ path }) => path)
        .filter((path) => path.includes('panel'))
    : drop

describe('a display let go on a link', () => {
  it('goes to the host of that link, not to the first that is free', () => {
    const drop = dropped(dark, 'DSI panel', 'ufoe@1401a000', 'dsi1')
    expect(pathsAfter(dark, drop)).toEqual(['/soc/dsi@1401c000/panel@0'])
    const after = drop?.kind === 'behind' ? applyEdit(dark, drop.edit).graph : dark.graph
    expect(shownLinks(after)).toContain('dsi@1401c000 1.0 > panel@0 0.0')
  })

  it('is a second child of a host that has one, linked by whoever wants it', () => {
    expect(pathsAfter(lit, dropped(lit, 'DSI panel', 'dsi1', 'panel'))).toEqual([
      '/soc/dsi@1401c000/panel@0',
      '/soc/dsi@1401c000/panel@1',
    ])
  })

  it.each([
    ['DSI panel', 'ovl0', 'color0'],
    ['HDMI connector', 'rdma0', 'ufoe@1401a000'],
  ])('is refused in words where neither end leads to it: %s', (name, from, to) => {
    expect(dropped(dark, name, from, to)).toEqual({
      kind: 'refused',
      text: expect.stringContaining(`between ${from} and ${to}`),
    })
  })

  it('leaves to others what passes pixels on', () => {
    expect(dropped(dark, 'I2C bridge', 'ufoe@1401a000', 'dsi1')).toBe(null)
  })
})
