import { describe, expect, it } from 'vitest'
import { draw } from '../../../testing/draw.ts'
import { boardOf, compatible } from '../../../testing/trapBoards.ts'
import { blockEntries } from '../../base/ids.ts'
import { newBoard } from '../../convert/open/newBoard.ts'
import type { PipelineDocument } from '../../pipeline/document.ts'
import { blockName } from '../../pipeline/links.ts'
import { socById } from '../../soc/catalogue.ts'
import type { SocId } from '../../soc/soc.ts'
import { followersOf, refusedFollowers } from './followersOf.ts'

const board = (soc: SocId): PipelineDocument => newBoard(socById(soc)).doc

function known(doc: PipelineDocument, name: string): Record<string, string> {
  const block = Object.values(doc.graph.blocks).find((one) => blockName(one) === name)
  if (block === undefined) throw new Error(`No block ${name}`)
  const followers = followersOf(doc, { block: block.id, endpoint: null })
  return Object.fromEntries(
    followers.flatMap(({ item, why }) => (why === null ? [] : [[item.name, why]])),
  )
}

describe(followersOf, () => {
  // mt8195_vdosys0_driver_data: OVL0 RDMA0 COLOR0 CCORR AAL0 GAMMA DITHER0 DSC0 MERGE0 DP_INTF0
  it('knows the hops of the hardcoded paths', () => {
    expect(known(board('mt8195'), 'vdosys0')).toEqual({ ovl0: 'begins the hardcoded MAIN path' })
    expect(known(board('mt8195'), 'ovl0')).toMatchObject({ rdma0: 'in the hardcoded MAIN path' })
    expect(known(board('mt8195'), 'vdosys1')).toMatchObject({
      ethdr0: 'begins the hardcoded EXT path',
    })
  })

  // mmsys_mt8195_routing_table has DITHER0 to DSC0 and to DSI0 in both kernels.
  it('knows the rows of the routing table', () => {
    expect(known(board('mt8195'), 'dither0')).toMatchObject({
      dsc0: 'in the hardcoded MAIN path',
      dsi0: 'vdosys0 has a route for it',
    })
  })

  // v7.3 lost the row UFOE to DSI0 of the table that MT2712 uses (dd63310b94f3); MT8173 has its own.
  it('knows no row that the newest kernel lost', () => {
    const netbook = boardOf('mt8173', '')
    const lost = compatible('mmsys', 'mediatek,mt2712-mmsys')(netbook)
    expect(known(netbook, 'ufoe@1401a000')).toHaveProperty('dsi0')
    expect(known(lost, 'ufoe@1401a000')).not.toHaveProperty('dsi0')
  })

  // mt8188_vdosys0_driver_data: two outputs that can be put behind its MAIN path.
  it('knows the outputs a path is given at run time', () => {
    expect(known(board('mt8188'), 'dither0')).toMatchObject({
      dp_intf0: 'can end the hardcoded MAIN path',
    })
  })

  const offered = (doc: PipelineDocument, name: string): string[] => {
    const block = Object.values(doc.graph.blocks).find((one) => blockName(one) === name)
    if (block === undefined) throw new Error(`No block ${name}`)
    return followersOf(doc, { block: block.id, endpoint: null }).map(({ item }) => item.name)
  }
  const drawn = draw(board('mt8195'), 'dither0 > dsi0')

  it.each([
    ['dsi0', ['DSI panel', 'DSI bridge', 'I2C bridge']],
    ['dpi1', ['hdmi', 'RGB panel', 'I2C bridge']],
    ['dp_intf1', ['edp_tx', 'dp_tx']],
    ['edp_tx', ['eDP panel', 'DP connector']],
    ['hdmi', ['HDMI connector']],
  ])('offers first behind %s what takes its signal', (name, expected) => {
    expect(Object.keys(known(drawn, name))).toEqual(expected)
  })
  it('offers nothing behind an output that takes another signal', () => {
    expect(offered(drawn, 'dsi0')).toEqual(['DSI panel', 'DSI bridge', 'I2C bridge'])
    expect(offered(drawn, 'dp_intf1')).toEqual(['edp_tx', 'dp_tx', 'I2C bridge'])
  })
  it('offers no panel of another DSI host', () => {
    expect(offered(drawn, 'dsi1')).toContain('DSI panel') // though dsi0 has none either
    const both = draw(drawn, 'dsi0 > +dsi-panel')
    expect(Object.keys(known(both, 'dsi1'))).toContain('DSI panel') // made below dsi1, which is free
    expect(offered(both, 'dsi1')).not.toContain('panel')
  })

  it('offers everything that is not ruled out after what is known, and nothing else', () => {
    const doc = board('mt8195')
    const rdma0 = Object.values(doc.graph.blocks).find((one) => blockName(one) === 'rdma0')
    const names =
      rdma0 === undefined
        ? []
        : followersOf(doc, { block: rdma0.id, endpoint: null }).map(({ item }) => item.name)
    expect(names[0]).toBe('color0')
    expect(names).toContain('dsi0')
    expect(names).not.toContain('ovl0') // the path would go round in a circle
    expect(names).not.toContain('ethdr0') // of the other vdosys
    expect(names).not.toContain('DSI panel')
    expect(names).not.toContain('vdosys0') // leads here, not the other way
  })
})

describe(refusedFollowers, () => {
  const doc = draw(
    board('mt8195'),
    'dither0 > dsi0 > +dsi-panel; dsi1 > +dsi-panel; dp_intf1 > edp_tx',
  )
  const endOf = (name: string) => {
    const block = Object.values(doc.graph.blocks).find((one) => blockName(one) === name)
    if (block === undefined) throw new Error(`No block ${name}`)
    return { block: block.id, endpoint: null }
  }
  const refused = (name: string): Record<string, string> =>
    Object.fromEntries(
      refusedFollowers(doc, endOf(name)).map(({ block, why }) => [blockName(block), why]),
    )

  it('says of each block what speaks against a link to it', () => {
    expect(refused('rdma0')).toMatchObject({
      ovl0: 'ovl0 leads to rdma0 already: the path would go round in a circle.',
    })
    expect(refused('dsi0')).toMatchObject({
      rdma0:
        'dsi0 is a display output, and no component can follow it: link a panel, bridge or transmitter.',
      edp_tx: 'dsi0 gives DSI, and edp_tx takes DP_INTF.',
      panel1: 'panel1 is a child of another DSI than dsi0.',
    })
  })

  it('has all of the canvas that can be linked to and is not offered, and nothing else', () => {
    const rdma0 = endOf('rdma0')
    const offered = followersOf(doc, rdma0).map(({ item }) => item.block)
    const others = refusedFollowers(doc, rdma0).map(({ block }) => block.id)
    const givers = ['rdma0', 'vdosys0', 'vdosys1'].map((name) => endOf(name).block)
    const placed = blockEntries(doc.positions).map(([id]) => id)
    expect(placed.filter((id) => !givers.includes(id) && !offered.includes(id))).toEqual(others)
  })
})
