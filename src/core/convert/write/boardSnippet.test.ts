import { existsSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { preprocess, SHARED_SOURCES } from '../../../testing/boards.ts'
import { draw } from '../../../testing/draw.ts'
import { compileDts, graphWarnings, hasDtc } from '../../../testing/dtc.ts'
import { readDtb } from '../../devicetree/readDtb.ts'
import { resolveAll } from '../../drivers/mediatek-drm/resolveMmsys.ts'
import { applyEdit } from '../../pipeline/applyEdit.ts'
import type { PipelineDocument, PipelineGraph } from '../../pipeline/document.ts'
import { linksOf } from '../../pipeline/links.ts'
import { socById } from '../../soc/catalogue.ts'
import { componentById } from '../../soc/ddpComponents.ts'
import type { SocId } from '../../soc/soc.ts'
import { importPipeline } from '../open/importPipeline.ts'
import { newBoard, type OpenedBoard } from '../open/newBoard.ts'
import { socSource } from '../open/socSource.ts'
import { boardSnippet } from './boardSnippet.ts'

/** Built paths of every mmsys: 'vdosys0 MAIN OVL0 RDMA0 DSI0'. */
const builtPaths = (graph: PipelineGraph): string[] =>
  resolveAll(graph).flatMap(({ path, paths }) =>
    paths
      .filter(({ state }) => state === 'built')
      .map(({ crtc, inForce }) =>
        [path, crtc, ...inForce.map((id) => componentById(id).short)].join(' '),
      ),
  )

const snippetOf = ({ base, baseName }: OpenedBoard, doc: PipelineDocument): string =>
  boardSnippet(base, doc.graph, baseName)

/** What people draw on each SoC, and the path the driver must then build, counted by hand. */
const DRAWINGS: readonly (readonly [SocId, string, readonly string[]])[] = [
  [
    'mt8195',
    'vdosys0 > ovl0; dither0 > dsi0 > +dsi-panel',
    ['/soc/syscon@1c01a000 0 OVL0 RDMA0 COLOR0 CCORR AAL0 GAMMA DITHER0 DSI0'],
  ],
  [
    'mt8195',
    'vdosys1 > ethdr0 > merge5 > dpi1 > hdmi > +hdmi-connector',
    ['/soc/syscon@1c100000 1 DRM_OVL_ADAPTOR MERGE5 DPI1'],
  ],
  [
    'mt8195',
    'vdosys0 > ovl0; dither0 > dsc0 > merge0 > dp_intf0 > edp_tx > +edp-panel; vdosys1 > ethdr0 > merge5 > dp_intf1 > dp_tx > +dp-connector',
    [
      '/soc/syscon@1c01a000 0 OVL0 RDMA0 COLOR0 CCORR AAL0 GAMMA DITHER0 DSC0 MERGE0 DP_INTF0',
      '/soc/syscon@1c100000 1 DRM_OVL_ADAPTOR MERGE5 DP_INTF1',
    ],
  ],
  [
    'mt8173',
    'mmsys > ovl0 > rdma0 > dsi0 > +dsi-panel',
    ['/soc/syscon@14000000 0 OVL0 RDMA0 DSI0'],
  ],
  [
    'mt8173',
    'mmsys > ovl0 > rdma0 > dsi0 > +dsi-bridge > +hdmi-connector; mmsys.1 > ovl1 > rdma1 > dpi0 > +dpi-panel',
    ['/soc/syscon@14000000 0 OVL0 RDMA0 DSI0', '/soc/syscon@14000000 1 OVL1 RDMA1 DPI0'],
  ],
  [
    'mt8365',
    // The .dtsi begins EXT as well, up to RDMA1: left there, it would end the probe.
    'mmsys.0 > ovl0; dither0 > dsi0 > +dsi-panel; rdma1 > dpi0 > +dpi-panel',
    [
      '/soc/syscon@14000000 0 OVL0 RDMA0 COLOR0 CCORR AAL0 GAMMA DITHER0 DSI0',
      '/soc/syscon@14000000 1 RDMA1 DPI0',
    ],
  ],
]

describe.each(DRAWINGS)('%s drawn as %s', (soc, drawing, expected) => {
  const board = newBoard(socById(soc))
  const drawn = draw(board.doc, drawing)

  it('is built by the driver', () => {
    expect(builtPaths(drawn.graph)).toEqual(expected)
  })

  it.skipIf(!hasDtc)('compiles behind the catalogue base, and the blob says the same', () => {
    const { blob, messages } = compileDts(socSource(socById(soc)) + snippetOf(board, drawn))
    expect(graphWarnings(messages)).toEqual([])
    expect(builtPaths(importPipeline(readDtb(blob, 'x').tree, 'x').graph)).toEqual(expected)
  })

  const dtsi = `${SHARED_SOURCES}/src/arm64/${socById(soc).dtsi}`
  if (!existsSync(dtsi))
    console.info(`skipped: ${soc} behind the kernel's .dtsi, which is not here`)
  it.skipIf(!hasDtc || !existsSync(dtsi))('compiles behind the kernel .dtsi as well', () => {
    const base = preprocess(`#include "${socById(soc).dtsi}"\n`)
    const { blob, messages } = compileDts(`/dts-v1/;\n${base}\n${snippetOf(board, drawn)}`)
    expect(graphWarnings(messages)).toEqual([])
    expect(builtPaths(importPipeline(readDtb(blob, 'x').tree, 'x').graph)).toEqual(expected)
  })
})

describe('the snippet of', () => {
  const board = newBoard(socById('mt8195'))

  it('an untouched board is empty', () => {
    expect(snippetOf(board, board.doc)).toBe('')
  })

  it('a board whose link was drawn and cut again is empty', () => {
    const linked = draw(board.doc, 'vdosys0 > ovl0')
    const [link] = linksOf(linked.graph).filter(({ to }) => to.includes('/ovl@'))
    const cut = applyEdit(linked, { kind: 'unlink', endpoints: link ? [link.from, link.to] : [] })
    expect(snippetOf(board, linked)).not.toBe('')
    expect(snippetOf(board, cut)).toBe('')
  })
})
