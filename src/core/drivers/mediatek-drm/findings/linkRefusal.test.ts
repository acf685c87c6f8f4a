import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { blockNamed, boardOf, endpointAt } from '../../../../testing/trapBoards.ts'
import { blockOfEndpoint } from '../../../base/ids.ts'
import { importPipeline } from '../../../convert/open/importPipeline.ts'
import { readDtb } from '../../../devicetree/readDtb.ts'
import type { PipelineDocument } from '../../../pipeline/document.ts'
import type { LinkEnd } from '../../../pipeline/edit.ts'
import { linksOf } from '../../../pipeline/links.ts'
import { linkRefusal } from './linkRefusal.ts'

const mt8195 = boardOf(
  'mt8195',
  'vdosys0 > ovl0 > rdma0 > color0 > dsi0 > +dsi-panel; vdosys1 > ethdr0 > merge5 > dpi1 > hdmi > +hdmi-connector',
)

/** 'rdma0' for the block, 'rdma0:1.0' for an endpoint of it. */
function endOf(doc: PipelineDocument, text: string): LinkEnd {
  const [name = ''] = text.split(':')
  const endpoint = text.includes(':') ? endpointAt(doc, text) : null
  return { block: blockNamed(doc, name).id, endpoint }
}

describe('a link that can carry no picture is refused, with the reason', () => {
  it.each([
    ['a block with itself', 'rdma0', 'rdma0', /to itself/],
    ['two outputs of components', 'rdma0:1.0', 'ovl0:1.0', /^Both ends give/],
    ['two inputs', 'rdma0:0.0', 'ovl0:0.0', /^Both ends take/],
    ['two mmsys', 'vdosys0', 'vdosys1', /^Both ends give/],
    ['two sinks', 'panel', 'hdmi_connector', /^Both ends take/],
    ['an mmsys and a panel', 'vdosys0', 'panel', /no display component/],
    ['a panel and a component that is no output', 'panel', 'color0', /color0 is no display output/],
    ['a component and a transmitter', 'dither0', 'dp_tx', /dither0 is no display output/],
    ['what follows an output', 'dsi0', 'dither0', /dsi0 is a display output/],
    ['a mutex', 'rdma0', 'mutex', /mutex/],
    ['a PHY', 'dsi0', 'mipi_tx0', /PHY/],
    ['a transmitter before its output', 'edp_tx', 'dp_intf0', /draw it from dp_intf0 to edp_tx/],
    ['the other vdosys', 'vdosys0', 'ethdr0', /different display systems/],
    ['components of two vdosys', 'merge5', 'dsi0', /different display systems/],
    ['a part of the OVL adaptor', 'ethdr0', 'merge1', /part of the OVL adaptor/],
    ['MERGE before ETHDR', 'merge5', 'ethdr0', /has to come first/],
    ['a circle', 'color0', 'ovl0', /round in a circle/],
  ])('%s', (_name, from, to, reason) => {
    expect(linkRefusal(mt8195, endOf(mt8195, from), endOf(mt8195, to))).toMatch(reason)
  })
})

describe('a link that can is not', () => {
  it.each([
    ['the first of a path', 'vdosys0', 'rdma0'],
    ['the first of a path, drawn backwards', 'rdma0', 'vdosys0'],
    ['component to component', 'color0', 'ccorr0'],
    ['an endpoint drawn from its input', 'rdma0:0.0', 'ovl0:1.0'],
    ['component to output', 'dither0', 'dsi0'],
    ['output to panel', 'dsi0', 'panel'],
    ['a panel drawn to its output', 'panel', 'dsi0'],
    ['output to transmitter', 'dp_intf0', 'edp_tx'],
    ['adaptor to MERGE5', 'ethdr0', 'merge5'],
    ['DMA to ETHDR', 'vdo1_rdma0', 'ethdr0'],
  ])('%s', (_name, from, to) => {
    expect(linkRefusal(mt8195, endOf(mt8195, from), endOf(mt8195, to))).toBeNull()
  })
})

const FOLDER = '../shared/boards/dtb'
if (!existsSync(FOLDER)) console.info('skipped: links of upstream boards, which are not here')

describe.skipIf(!existsSync(FOLDER))('nothing an upstream board has is refused', () => {
  const blobs = existsSync(FOLDER)
    ? readdirSync(FOLDER).filter((name) => name.endsWith('.dtb'))
    : []

  it.each(blobs)('%s', (name) => {
    const doc = importPipeline(readDtb(readFileSync(`${FOLDER}/${name}`), name).tree, name)
    const links = linksOf(doc.graph)
    const refused = links.flatMap(({ from, to }) => {
      const [a, b] = [from, to].map((endpoint) => ({ block: blockOfEndpoint(endpoint), endpoint }))
      if (a === undefined || b === undefined) return []
      const whole = [a, b].map((end) => ({ ...end, endpoint: null }))
      return [
        linkRefusal(doc, a, b),
        linkRefusal(doc, b, a),
        linkRefusal(doc, whole[0] ?? a, whole[1] ?? b),
      ].flatMap((reason) => reason ?? [])
    })
    expect(refused).toEqual([])
    expect(links.length).toBeGreaterThan(8)
  })
})
