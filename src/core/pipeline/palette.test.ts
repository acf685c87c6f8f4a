import { describe, expect, it } from 'vitest'
import { newBoard } from '../convert/open/newBoard.ts'
import { socById } from '../soc/catalogue.ts'
import { applyEdit } from './applyEdit.ts'
import type { PipelineDocument } from './document.ts'
import { blockName } from './links.ts'
import { editForItem, paletteOf } from './palette.ts'

const HERE = { x: 5, y: 6 }
const mt8195 = newBoard(socById('mt8195')).doc
const mt8173 = newBoard(socById('mt8173')).doc

const group = (doc: PipelineDocument, title: string): string[] =>
  paletteOf(doc)
    .filter((one) => one.title === title)
    .flatMap(({ items }) => items.map(({ name }) => name))

const item = (doc: PipelineDocument, name: string) => {
  const found = paletteOf(doc)
    .flatMap(({ items }) => items)
    .find((one) => one.name === name)
  if (found === undefined) throw new Error(`The palette has no ${name}`)
  return found
}

describe(paletteOf, () => {
  // mt8195.dtsi: vdosys0 has 0x1c0xxxxx, vdosys1 0x1c1xxxxx; ovl0 to dither0 are linked in it already.
  it('keeps free blocks by the mmsys they work under', () => {
    expect(group(mt8195, 'Free on vdosys0')).toEqual(
      expect.arrayContaining(['dsi0', 'dsi1', 'dsc0', 'merge0', 'dp_intf0']),
    )
    expect(group(mt8195, 'Free on vdosys1')).toEqual(
      expect.arrayContaining(['vdo1_rdma0', 'merge5', 'dp_intf1', 'ethdr0', 'dpi1']),
    )
    expect(group(mt8195, 'Free on vdosys0')).not.toContain('ethdr0')
  })

  it('has what is on the canvas under In use, and nothing twice', () => {
    const used = group(mt8195, 'In use')
    expect(used).toEqual(expect.arrayContaining(['vdosys0', 'vdosys1', 'ovl0', 'dither0']))
    const all = paletteOf(mt8195).flatMap(({ items }) => items.map(({ key }) => key))
    expect(new Set(all).size).toBe(all.length)
  })

  it('has the transmitters apart', () => {
    expect(group(mt8195, 'Transmitters')).toEqual(['hdmi', 'edp_tx', 'dp_tx'])
  })

  it('offers no PHY, mutex or mailbox: none is ever linked', () => {
    const names = paletteOf(mt8195).flatMap(({ items }) => items.map(({ name }) => name))
    for (const name of ['mipi_tx0', 'hdmi_phy', 'mutex', 'gce0']) expect(names).not.toContain(name)
  })

  it('offers an eDP panel only where an eDP transmitter is', () => {
    expect(group(mt8195, 'Displays and bridges')).toContain('eDP panel')
    expect(group(mt8173, 'Displays and bridges')).not.toContain('eDP panel')
  })

  it('is empty for a document without blocks, but for what stands anywhere', () => {
    const empty = { ...mt8195, graph: { blocks: {}, aliases: [] }, positions: {} }
    expect(paletteOf(empty).map(({ title }) => title)).toEqual(['Displays and bridges'])
  })
})

describe(editForItem, () => {
  const status = (doc: PipelineDocument, name: string) =>
    Object.values(doc.graph.blocks).find((block) => blockName(block) === name)?.status

  it('takes a block of the SoC into use with the PHY its pixels leave by', () => {
    const doc = applyEdit(mt8195, editForItem(mt8195, item(mt8195, 'dsi1'), HERE))
    expect(item(doc, 'dsi1').inUse).toBe(true)
    expect([status(doc, 'dsi1'), status(doc, 'mipi_tx1')]).toEqual(['okay', 'okay'])
    expect([status(doc, 'dsi0'), status(doc, 'mipi_tx0')]).toEqual(['disabled', 'disabled'])
  })

  it('takes the HDMI PHY with the HDMI transmitter', () => {
    const doc = applyEdit(mt8195, editForItem(mt8195, item(mt8195, 'hdmi'), HERE))
    expect([status(doc, 'hdmi'), status(doc, 'hdmi_phy')]).toEqual(['okay', 'okay'])
  })

  it('makes a new block of a template each time', () => {
    const once = applyEdit(mt8195, editForItem(mt8195, item(mt8195, 'HDMI connector'), HERE))
    const twice = applyEdit(once, editForItem(once, item(once, 'HDMI connector'), HERE))
    expect(group(twice, 'In use')).toEqual(
      expect.arrayContaining(['hdmi_connector', 'hdmi_connector1']),
    )
  })

  it('refuses an item of no palette', () => {
    const stranger = { ...item(mt8195, 'HDMI connector'), key: 'new:lamp' }
    expect(() => editForItem(mt8195, stranger, HERE)).toThrow('new:lamp')
  })
})
