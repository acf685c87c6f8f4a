import { describe, expect, it } from 'vitest'
import { newBoard } from '../core/convert/open/newBoard.ts'
import { copyBlocks } from '../core/pipeline/copyBlocks.ts'
import { blockName } from '../core/pipeline/links.ts'
import { socById } from '../core/soc/catalogue.ts'
import { draw } from '../testing/draw.ts'
import { shownLinks } from '../testing/shownLinks.ts'
import { createEditorStore } from './editorStore.ts'
import { removeSelection } from './removeSelection.ts'
import { blocksOf, duplicateSelection, pasteCopied, toggleSelection } from './selectionActions.ts'
import { selectGraph, selectLinks } from './selectors.ts'

/** The store with a drawn board open, some of its blocks selected. */
function opened(...selected: readonly string[]) {
  const { getState: read } = createEditorStore()
  const board = newBoard(socById('mt8195'))
  const doc = draw(board.doc, 'vdosys0 > ovl0; dither0 > dsi0 > +dsi-panel')
  read().open({ ...board, doc })
  const ids = selected.flatMap((name) =>
    Object.values(doc.graph.blocks).flatMap((one) => (blockName(one) === name ? one.id : [])),
  )
  read().select({ kind: 'blocks', ids })
  const names = () =>
    blocksOf(read())
      .flatMap((id) => selectGraph(read()).blocks[id] ?? [])
      .map(blockName)
  return { read, doc, ids, names }
}

describe('the selection', () => {
  it('is removed as one step, the gap left open or closed', () => {
    const { read } = opened('color0', 'ccorr0')
    removeSelection(read)
    expect(shownLinks(selectGraph(read())).join()).not.toContain('rdma@1c002000 1.0')
    expect(read().selection).toBeNull()
    read().undo()

    const again = opened('color0', 'ccorr0')
    removeSelection(again.read, true)
    expect(shownLinks(selectGraph(again.read()))).toContain('rdma@1c002000 1.0 > aal@1c005000 0.0')
    expect(again.read().past.at(-1)?.label).toBe('Remove color0, ccorr0 and close the gap')
  })

  it('is unlinked where it is a link', () => {
    const { read } = opened()
    const [link] = selectLinks(read())
    if (link === undefined) throw new Error('The board has no link')
    read().select({ kind: 'link', from: link.from, to: link.to })
    removeSelection(read)
    expect(selectLinks(read()).map(({ id }) => id)).not.toContain(link.id)
  })

  it('is what a duplicate made, and says what there is no more of', () => {
    const { read, names } = opened('dsi0', 'panel', 'ovl0')
    expect(duplicateSelection(read)?.missing).toEqual(['ovl0'])
    expect(names().toSorted()).toEqual(['dsi1', 'panel1'])
    expect(read().past.at(-1)?.label).toBe('Duplicate dsi1, panel1')
  })

  it('stands aside of what it was pasted over, each time further', () => {
    const { read, doc, ids } = opened('panel')
    const copied = copyBlocks(doc, ids)
    const places = [1, 2].map(() => {
      pasteCopied(read, copied)
      const [id] = blocksOf(read())
      return id === undefined ? undefined : read().project?.doc.positions[id]
    })
    const [first, second] = places
    expect(second?.x).toBe((first?.x ?? 0) + 32)
  })

  it('is enabled while one of it is disabled, else disabled', () => {
    const { read } = opened('dsi0', 'ovl0')
    toggleSelection(read)
    expect(read().past.at(-1)?.label).toBe('Disable 2 blocks')
    toggleSelection(read)
    expect(read().past.at(-1)?.label).toBe('Enable 2 blocks')
  })
})
