import { describe, expect, it } from 'vitest'
import { blockId } from '../core/base/ids.ts'
import { newBoard } from '../core/convert/open/newBoard.ts'
import { resolveAll } from '../core/drivers/mediatek-drm/resolveMmsys.ts'
import { applyEdit } from '../core/pipeline/applyEdit.ts'
import type { Edit } from '../core/pipeline/edit.ts'
import { socById } from '../core/soc/catalogue.ts'
import { changedLines, pathLines } from './pathLines.ts'

const VDOSYS0 = blockId('/soc/syscon@1c01a000')
const OVL0 = blockId('/soc/ovl@1c000000')
const DITHER0 = blockId('/soc/dither@1c007000')
const DSI0 = blockId('/soc/dsi@1c008000')

const end = (block: ReturnType<typeof blockId>) => ({ block, endpoint: null })
const linkMain: Edit = { kind: 'link', from: { ...end(VDOSYS0), number: 0 }, to: end(OVL0) }
const linkDsi: Edit = { kind: 'link', from: end(DITHER0), to: end(DSI0) }
const setDsi = (status: string): Edit => ({ kind: 'set-status', block: DSI0, status })

/** What is said when the last of these edits is made on a bare MT8195. */
function saidAfter(...edits: readonly Edit[]): string[] {
  const { doc } = newBoard(socById('mt8195'))
  const lines = ({ graph }: typeof doc) => pathLines(graph, resolveAll(graph))
  const before = edits.slice(0, -1).reduce(applyEdit, doc)
  return changedLines(lines(before), lines(edits.reduce(applyEdit, doc)))
}

describe(changedLines, () => {
  it.each<readonly [string, readonly Edit[], readonly string[]]>([
    ['a path that begins to fail', [linkMain], ['vdosys0 MAIN now fails at dither0: not linked']],
    // ovl0, rdma0, color0, ccorr0, aal0, gamma0, dither0, dsi0
    [
      'a path that is built',
      [setDsi('okay'), linkMain, linkDsi],
      ['vdosys0 MAIN built: 8 components'],
    ],
    [
      'a path that is dropped at a disabled block',
      [linkMain, linkDsi, setDsi('disabled')],
      ['vdosys0 MAIN is now dropped at dsi0: disabled'],
    ],
    ['nothing, when no path changed', [linkMain, { kind: 'set-title', title: 'x' }], []],
  ])('says %s', (_name, edits, expected) => {
    expect(saidAfter(...edits)).toEqual(expected)
  })
})
