import { describe, expect, it } from 'vitest'
import laptop from '../../public/examples/mt8195-laptop-edp.dts?raw'
import dsiAndHdmi from '../../public/examples/mt8395-dsi-hdmi.dts?raw'
import mistakes from '../../public/examples/mt8395-three-mistakes.dts?raw'
import { KERNEL_REF } from '../core/base/kernelRef.ts'
import { newBoard } from '../core/convert/open/newBoard.ts'
import { openBoard } from '../core/convert/open/openBoard.ts'
import { KERNEL_CHOICES } from '../core/drivers/mediatek-drm/kernelChoice.ts'
import { applyEdit } from '../core/pipeline/applyEdit.ts'
import type { PipelineGraph } from '../core/pipeline/document.ts'
import { socById } from '../core/soc/catalogue.ts'
import { componentById } from '../core/soc/ddpComponents.ts'
import { boardOf, status } from '../testing/trapBoards.ts'
import { boardPrograms } from './boardPrograms.ts'

function graphOfExample(text: string): PipelineGraph {
  const opened = openBoard([{ name: 'board.dts', bytes: new TextEncoder().encode(text) }])
  if (opened.kind === 'failed') throw new Error(opened.diagnostics[0]?.message)
  return opened.doc.graph
}

/** 'vdosys0 MAIN graph mutex 0: OVL0 RDMA0 …' */
const show = (graph: PipelineGraph): string[] =>
  boardPrograms(graph).map(({ name, source, program: { path, mutexNumber } }) => {
    const ids = path.map((id) => componentById(id).short).join(' ')
    return `${name} ${source} mutex ${mutexNumber}: ${ids}`
  })

describe(boardPrograms, () => {
  it('has the path of the graph, with the endpoint each hop leaves by', () => {
    const graph = graphOfExample(laptop)
    const [main] = boardPrograms(graph)
    expect(main).toMatchObject({ name: 'vdosys0 MAIN', source: 'graph', never: null })
    expect(main?.entered).toHaveLength(main?.program.path.length ?? 0)
    expect(main?.entered.every((endpoint) => endpoint !== null)).toBe(true)
  })

  it('has the hardcoded paths where the graph has none, and says that nothing comes up', () => {
    const { doc } = newBoard(socById('mt8173'))
    expect(show(doc.graph)).toEqual([
      'mmsys MAIN hardcoded mutex 0: OVL0 COLOR0 AAL0 OD0 RDMA0 UFOE DSI0 PWM0',
      'mmsys EXT hardcoded mutex 1: OVL1 COLOR1 GAMMA RDMA1 DPI0',
    ])
    const [main] = boardPrograms(doc.graph)
    expect(main?.never).toMatch(/^Never written as the board stands: no DRM device/)
    expect(main?.entered.every((endpoint) => endpoint === null)).toBe(true)
  })

  it('says it of every path of a board with mistakes', () => {
    const programs = boardPrograms(graphOfExample(mistakes))
    expect(programs.length).toBeGreaterThan(0)
    expect(programs.every(({ never }) => never !== null)).toBe(true)
  })

  it('has none of a display system that is disabled, which the driver never sees', () => {
    const { doc } = newBoard(socById('mt8173'))
    const [mmsys] = boardPrograms(doc.graph)
    if (mmsys === undefined) throw new Error('The mmsys has no path')
    const edit = { kind: 'set-status', block: mmsys.mmsys, status: 'disabled' } as const
    expect(boardPrograms(applyEdit(doc, edit).graph)).toEqual([])
  })

  // mtk_crtc_create() looks for the members of a path before mtk_mutex_get() claims a mutex.
  it('gives the mutex that a path without a CRTC does not claim to the next one', () => {
    const both = boardOf(
      'mt8173',
      'mmsys > ovl0 > color0 > aal@14015000 > od@14023000 > rdma0 > ufoe@1401a000 > dsi0 > +dsi-panel;' +
        'mmsys.1 > ovl1 > color1 > gamma@14016000 > rdma1 > dpi0 > hdmi0 > +hdmi-connector',
    )
    const ext = 'OVL1 COLOR1 GAMMA RDMA1 DPI0'
    expect(show(both.graph)).toContain(`mmsys EXT graph mutex 1: ${ext}`)
    const { graph } = status('dsi0', 'disabled')(both)
    expect(show(graph)).toContain(`mmsys EXT graph mutex 0: ${ext}`)
    expect(boardPrograms(graph).map(({ never }) => never)).toEqual([
      'Never written: no CRTC is created, since DSI0 is disabled or missing.',
      null,
    ])
  })

  it('writes what the tables of the kernel chosen say, v7.2.13 for all before v7.3', () => {
    const { doc } = newBoard(socById('mt2712'))
    const kernels = KERNEL_CHOICES.map((kernel) => boardPrograms(doc.graph, kernel)[0])
    expect(kernels.map((one) => one?.program.kernel)).toEqual(['v7.2.13', 'v7.2.13', KERNEL_REF])
  })

  it('takes the OVL adaptor as one component of the path, whatever hops are inside it', () => {
    const ext = show(graphOfExample(dsiAndHdmi)).find((line) => line.startsWith('vdosys1'))
    expect(ext?.split(': ')[1]).toMatch(/^\S+ MERGE5 DPI1$/)
  })

  it('is empty for no board', () => {
    expect(boardPrograms({ blocks: {}, aliases: [] })).toEqual([])
  })
})
