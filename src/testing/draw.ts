import { applyEdit } from '../core/pipeline/applyEdit.ts'
import type { Block, PipelineDocument } from '../core/pipeline/document.ts'
import { blockName } from '../core/pipeline/links.ts'
import { TEMPLATES } from '../core/pipeline/newBlock.ts'
import { editForItem, paletteOf } from '../core/pipeline/palette.ts'

/**
 * Draws on a document as a person does: `vdosys0 > ovl0 > +dsi-panel` links blocks in a row, taking
 * what is not yet on the canvas out of the palette; `+template` makes a new block. `mmsys.1` leaves
 * by that endpoint number. Chains are parted by `;`.
 */
export function draw(start: PipelineDocument, drawing: string): PipelineDocument {
  let doc = start
  for (const chain of drawing.split(';')) {
    let last: { readonly block: Block; readonly number: number | null } | null = null
    for (const word of chain.split('>')) {
      const [name = '', number] = word.trim().split('.')
      const taken = takeBlock(doc, name)
      doc = taken.doc
      if (last !== null) {
        const from = { block: last.block.id, endpoint: null }
        doc = applyEdit(doc, {
          kind: 'link',
          from: last.number === null ? from : { ...from, number: last.number },
          to: { block: taken.block.id, endpoint: null },
        })
      }
      last = { block: taken.block, number: number === undefined ? null : Number(number) }
    }
  }
  return doc
}

function takeBlock(
  doc: PipelineDocument,
  name: string,
): { readonly doc: PipelineDocument; readonly block: Block } {
  const items = paletteOf(doc).flatMap((group) => group.items)
  const known = new Set(Object.keys(doc.graph.blocks))
  const isTemplate = TEMPLATES.some(({ id }) => name === `+${id}`)
  const item = items.find((candidate) =>
    isTemplate ? candidate.key === `new:${name.slice(1)}` : candidate.name === name,
  )
  if (item === undefined) throw new Error(`The palette has no ${name}`)
  const placed = item.inUse ? doc : applyEdit(doc, editForItem(doc, item, { x: 0, y: 0 }))
  const block = Object.values(placed.graph.blocks).find((candidate) =>
    isTemplate ? !known.has(candidate.id) : blockName(candidate) === name,
  )
  if (block === undefined) throw new Error(`Taking ${name} gave no block`)
  return { doc: placed, block }
}
