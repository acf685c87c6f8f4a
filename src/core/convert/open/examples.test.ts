import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { preprocess, SHARED_SOURCES } from '../../../testing/boards.ts'
import { draw } from '../../../testing/draw.ts'
import { compileDts, graphWarnings, hasDtc } from '../../../testing/dtc.ts'
import { readDtb } from '../../devicetree/readDtb.ts'
import { type MmsysJson, mmsysJson } from '../../drivers/mediatek-drm/resolveJson.ts'
import { resolveAll } from '../../drivers/mediatek-drm/resolveMmsys.ts'
import type { PipelineGraph } from '../../pipeline/document.ts'
import { socById } from '../../soc/catalogue.ts'
import type { SocId } from '../../soc/soc.ts'
import { boardSnippet } from '../write/boardSnippet.ts'
import { importPipeline } from './importPipeline.ts'
import { openBoard } from './openBoard.ts'
import { socSource } from './socSource.ts'

const FOLDER = 'public/examples'

/** A board that comes with the page, and what the driver has to make of it. */
interface Golden {
  readonly file: string
  readonly soc: SocId
  /** Worked out by hand: the board's links followed by the rules of mtk_drm_of_ddp_path_build(). */
  readonly mmsys: readonly MmsysJson[]
  /** What dtc has to say about the board's links. */
  readonly warnings?: readonly RegExp[]
  /** A change to the board as `draw` takes it, and the mmsys after it, by hand as well. */
  readonly redraw: string
  readonly redrawn: readonly MmsysJson[]
}

const VDOSYS0 = '/soc/syscon@1c01a000'
const VDOSYS1 = '/soc/syscon@1c100000'
const MMSYS = '/soc/syscon@14000000'

/** MT8195's hardcoded paths, which stay where the graph sets none. */
const BUILT_IN = {
  main: 'OVL0 RDMA0 COLOR0 CCORR AAL0 GAMMA DITHER0 DSC0 MERGE0 DP_INTF0',
  ext: 'DRM_OVL_ADAPTOR MERGE5 DP_INTF1',
}

const GOLDENS: readonly Golden[] = [
  {
    file: 'mt8395-dsi-hdmi.dts',
    soc: 'mt8195',
    mmsys: [
      built(VDOSYS0, 'OVL0 RDMA0 COLOR0 CCORR AAL0 GAMMA DITHER0 DSI0', ''),
      built(VDOSYS1, '', 'DRM_OVL_ADAPTOR MERGE5 DPI1'),
    ],
    redraw: 'gamma0 > dsi0; merge5 > dp_intf1 > dp_tx > +dp-connector',
    redrawn: [
      built(VDOSYS0, 'OVL0 RDMA0 COLOR0 CCORR AAL0 GAMMA DSI0', ''),
      built(VDOSYS1, '', 'DRM_OVL_ADAPTOR MERGE5 DP_INTF1'),
    ],
  },
  {
    file: 'mt8395-three-mistakes.dts',
    soc: 'mt8195',
    mmsys: [
      quiet(VDOSYS0, true, BUILT_IN.main, ''),
      {
        ...quiet(VDOSYS1, true, '', BUILT_IN.ext),
        errno: -22,
        log: ['err:Invalid display hw pipeline. Last component: 33 (ret=-2)'],
      },
    ],
    warnings: [/hdmi-connector\/port\/endpoint: graph connection .* is not bidirectional/],
    redraw: 'merge5 > dpi1; hdmi > hdmi-connector',
    redrawn: [
      quiet(VDOSYS0, true, BUILT_IN.main, ''),
      built(VDOSYS1, '', 'DRM_OVL_ADAPTOR MERGE5 DPI1'),
    ],
  },
  {
    file: 'mt8195-laptop-edp.dts',
    soc: 'mt8195',
    mmsys: [
      built(VDOSYS0, 'OVL0 RDMA0 COLOR0 CCORR AAL0 GAMMA DITHER0 DSC0 MERGE0 DP_INTF0', ''),
      built(VDOSYS1, '', 'DRM_OVL_ADAPTOR MERGE5 DP_INTF1'),
    ],
    redraw: 'dither0 > dsi0 > +dsi-panel',
    redrawn: [
      built(VDOSYS0, 'OVL0 RDMA0 COLOR0 CCORR AAL0 GAMMA DITHER0 DSI0', ''),
      built(VDOSYS1, '', 'DRM_OVL_ADAPTOR MERGE5 DP_INTF1'),
    ],
  },
  {
    file: 'mt8188-tablet-dsi.dts',
    soc: 'mt8188',
    mmsys: [
      built(
        '/soc/syscon@1c01d000',
        'OVL0 RDMA0 COLOR0 CCORR AAL0 GAMMA POSTMASK0 DITHER0 DSI0',
        '',
      ),
      quiet(VDOSYS1, false, '', 'DRM_OVL_ADAPTOR MERGE5 DP_INTF1'),
    ],
    redraw: 'gamma0 > dither0',
    redrawn: [
      built('/soc/syscon@1c01d000', 'OVL0 RDMA0 COLOR0 CCORR AAL0 GAMMA DITHER0 DSI0', ''),
      quiet(VDOSYS1, false, '', 'DRM_OVL_ADAPTOR MERGE5 DP_INTF1'),
    ],
  },
  {
    file: 'mt8183-kiosk-dsi-hdmi.dts',
    soc: 'mt8183',
    mmsys: [
      built(MMSYS, 'OVL0 OVL_2L0 RDMA0 COLOR0 CCORR AAL0 GAMMA DITHER0 DSI0', 'OVL_2L1 RDMA1 DPI0'),
    ],
    redraw: 'rdma0 > dsi0',
    redrawn: [built(MMSYS, 'OVL0 OVL_2L0 RDMA0 DSI0', 'OVL_2L1 RDMA1 DPI0')],
  },
  {
    file: 'mt8173-netbook-edp-hdmi.dts',
    soc: 'mt8173',
    mmsys: [built(MMSYS, 'OVL0 COLOR0 AAL0 OD0 RDMA0 UFOE DSI0', 'OVL1 COLOR1 GAMMA RDMA1 DPI0')],
    redraw: 'ovl0 > rdma0',
    redrawn: [built(MMSYS, 'OVL0 RDMA0 UFOE DSI0', 'OVL1 COLOR1 GAMMA RDMA1 DPI0')],
  },
]

it('every example is listed, and every listed one is held to what it must do', () => {
  const list: readonly { file: string }[] = JSON.parse(readFileSync(`${FOLDER}/index.json`, 'utf8'))
  const files = readdirSync(FOLDER).filter((name) => name.endsWith('.dts'))
  expect(list.map(({ file }) => file).sort()).toEqual(files.sort())
  expect(GOLDENS.map(({ file }) => file).sort()).toEqual(files.sort())
})

describe.each(GOLDENS)('$file', ({ file, soc, mmsys, warnings = [], redraw, redrawn }) => {
  const source = readFileSync(`${FOLDER}/${file}`, 'utf8')
  const board = opened(file, source)
  const snippetOf = (graph: PipelineGraph): string =>
    boardSnippet(board.base, graph, board.baseName)
  const catalogued = source.replace(/^#include .*$/m, () => socSource(socById(soc)))

  it('opens with the catalogue in place of the .dtsi, and nothing else to note', () => {
    expect(board.notices.map(({ code }) => code)).toEqual(['open/catalogue-dtsi'])
    expect(board.doc.soc).toBe(soc)
  })

  it('gives the paths worked out by hand', () => {
    expect(answer(board.doc.graph)).toEqual(mmsys)
  })

  it('needs no snippet as long as nothing is changed', () => {
    expect(snippetOf(board.doc.graph)).toBe('')
  })

  it.skipIf(!hasDtc)('compiles behind the catalogue, and the blob says the same', () => {
    const { blob, messages } = compileDts(catalogued)
    expect(graphWarnings(messages)).toEqual(warnings.map((text) => expect.stringMatching(text)))
    expect(answer(graphOfBlob(blob))).toEqual(mmsys)
  })

  const dtsi = `${SHARED_SOURCES}/src/arm64/${socById(soc).dtsi}`
  if (!existsSync(dtsi))
    console.info(`skipped: ${file} behind the kernel's .dtsi, which is not here`)
  it.skipIf(!hasDtc || !existsSync(dtsi))('compiles behind the kernel .dtsi as well', () => {
    const { blob, messages } = compileDts(preprocess(source))
    expect(graphWarnings(messages)).toEqual(warnings.map((text) => expect.stringMatching(text)))
    expect(answer(graphOfBlob(blob))).toEqual(mmsys)
  })

  describe(`redrawn as ${redraw}`, () => {
    const { graph } = draw(board.doc, redraw)

    it('gives the paths worked out by hand', () => {
      expect(answer(graph)).toEqual(redrawn)
    })

    it.skipIf(!hasDtc)('compiles with its snippet, and the blob says the same', () => {
      const { blob, messages } = compileDts(`${catalogued}\n${snippetOf(graph)}`)
      expect(graphWarnings(messages)).toEqual([])
      expect(answer(graphOfBlob(blob))).toEqual(redrawn)
    })
  })
})

function opened(name: string, source: string) {
  const result = openBoard([{ name, bytes: new TextEncoder().encode(source) }])
  if (result.kind === 'failed') throw new Error(result.diagnostics[0]?.message)
  return result
}

const answer = (graph: PipelineGraph): MmsysJson[] => resolveAll(graph).map(mmsysJson)

const graphOfBlob = (blob: Uint8Array): PipelineGraph =>
  importPipeline(readDtb(blob, 'x.dtb').tree, 'x').graph

/** Paths as their components' names without DDP_COMPONENT_, parted by spaces. */
function quiet(node: string, graph: boolean, main: string, ext: string): MmsysJson {
  return { node, graph, hang: false, errno: 0, main: ids(main), ext: ids(ext), third: [], log: [] }
}

/** An mmsys whose every path comes from the graph: each is announced with its length. */
function built(node: string, main: string, ext: string): MmsysJson {
  const paths = [ids(main), ids(ext)].filter((path) => path.length > 0)
  const log = paths.map(({ length }) => `dbg:Display HW Pipeline built with ${length} components.`)
  return { ...quiet(node, true, main, ext), log }
}

function ids(path: string): string[] {
  return path
    .split(' ')
    .filter(Boolean)
    .map((short) => `DDP_COMPONENT_${short}`)
}
