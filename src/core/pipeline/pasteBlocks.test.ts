import { describe, expect, it } from 'vitest'
import { draw } from '../../testing/draw.ts'
import { shownLinks } from '../../testing/shownLinks.ts'
import { newBoard } from '../convert/open/newBoard.ts'
import { socById } from '../soc/catalogue.ts'
import { applyEdit } from './applyEdit.ts'
import { copyBlocks } from './copyBlocks.ts'
import type { Block, PipelineDocument } from './document.ts'
import { documentShape } from './documentShape.ts'
import { blockName } from './links.ts'
import { pasteBlocks } from './pasteBlocks.ts'

const SHIFT = { x: 10, y: 20 }
const mt8195 = newBoard(socById('mt8195')).doc

const block = (doc: PipelineDocument, name: string): Block => {
  const found = Object.values(doc.graph.blocks).find((one) => blockName(one) === name)
  if (found === undefined) throw new Error(`No block ${name}`)
  return found
}

/** Names of what was pasted, and the document after it. */
function paste(doc: PipelineDocument, copied: PipelineDocument) {
  const { edit, pasted, missing } = pasteBlocks(doc, copied, SHIFT)
  const after = edit === null ? doc : applyEdit(doc, edit)
  const names = pasted.flatMap((id) => {
    const found = after.graph.blocks[id]
    return found === undefined ? [] : [blockName(found)]
  })
  return { after, names, missing, edit }
}

const copy = (doc: PipelineDocument, ...names: readonly string[]): PipelineDocument =>
  copyBlocks(
    doc,
    names.map((name) => block(doc, name).id),
  )

describe(pasteBlocks, () => {
  it('makes a block of the board anew, under a free node name and free labels', () => {
    const drawn = draw(mt8195, 'dsi0 > +dsi-panel')
    const { after, names } = paste(drawn, copy(drawn, 'panel'))
    expect(names).toEqual(['panel1'])
    const twin = block(after, 'panel1')
    expect(twin.path).toBe('/soc/dsi@1c008000/panel@1')
    expect(twin.properties).toContainEqual({ name: 'reg', value: { kind: 'cells', cells: [1] } })
    expect(twin.compatible).toEqual(block(drawn, 'panel').compatible)
    expect(after.positions[twin.id]).toEqual(SHIFT)
  })

  it('takes the next free block of the SoC in place of one that there is only once', () => {
    const drawn = draw(mt8195, 'dsi0 > +dsi-panel')
    const { names, after } = paste(drawn, copy(drawn, 'dsi0', 'panel'))
    expect(names).toEqual(['dsi1', 'panel1'])
    expect(block(after, 'dsi1').status).toBe('okay')
    expect(shownLinks(after.graph)).toContain('dsi@1c012000 1.0 > panel@1 0.0')
  })

  it('names what the SoC has no more of', () => {
    const { edit, missing } = paste(mt8195, copy(mt8195, 'ovl0'))
    expect(edit).toBeNull()
    expect(missing).toEqual(['ovl0'])
  })

  it('brings links with their numbers to another board of the SoC', () => {
    const drawn = draw(mt8195, 'vdosys1.1 > ethdr0 > merge5 > dp_intf1')
    const { after, names } = paste(mt8195, copy(drawn, 'ethdr0', 'merge5', 'dp_intf1'))
    expect(names).toEqual(['merge5', 'dp_intf1', 'ethdr0'])
    expect(shownLinks(after.graph)).toEqual(
      expect.arrayContaining([
        'hdr-engine@1c114000 1.1 > vpp-merge@1c110000 0.1',
        'vpp-merge@1c110000 1.1 > dp-intf@1c113000 0.1',
      ]),
    )
  })

  it('copies only what a reader of documents takes', () => {
    const drawn = draw(mt8195, 'vdosys0 > ovl0; dither0 > dsi0 > +dsi-panel')
    expect(documentShape.problem(copy(drawn, 'ovl0', 'rdma0', 'panel'), 'the copy')).toBeNull()
  })
})
