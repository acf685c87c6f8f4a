import { existsSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { draw } from '../../../../testing/draw.ts'
import { blockOf, graphOf, idOf } from '../../../../testing/graphOf.ts'
import { importPipeline } from '../../../convert/open/importPipeline.ts'
import { newBoard } from '../../../convert/open/newBoard.ts'
import { readDtb } from '../../../devicetree/readDtb.ts'
import type { Block, PipelineGraph } from '../../../pipeline/document.ts'
import { endpointsOf } from '../../../pipeline/endpoints.ts'
import { updateBlock, updateEndpoint } from '../../../pipeline/graphUpdate.ts'
import { blockName } from '../../../pipeline/links.ts'
import { socById } from '../../../soc/catalogue.ts'
import { componentById } from '../../../soc/ddpComponents.ts'
import type { Soc } from '../../../soc/soc.ts'
import { KERNEL_CHOICES, NEWEST_KERNEL } from '../kernelChoice.ts'
import { forecastLog } from './forecastLog.ts'
import { forecastProbe } from './forecastProbe.ts'
import type { CrtcForecast, DrmForecast } from './probeForecast.ts'

const MT8188 = socById('mt8188')
const MT8195 = socById('mt8195')

const headline = (graph: PipelineGraph) => forecastProbe(graph).headline

/** The lines a log shows unasked, without the matches every probe tells of. */
const shown = (graph: PipelineGraph): string[] =>
  forecastLog(graph, forecastProbe(graph))
    .filter(({ visible, text }) => visible && !text.startsWith('Adding component match'))
    .map(({ level, text }) => `${level}: ${text}`)

const change = (graph: PipelineGraph, name: string, changes: Partial<Block>): PipelineGraph => {
  const block = Object.values(graph.blocks).find((candidate) => blockName(candidate) === name)
  if (block === undefined) throw new Error(`The graph has no block ${name}`)
  return updateBlock(graph, block.id, (found) => ({ ...found, ...changes }))
}

/** As `graphOf` draws it, on MT8365: the one mmsys without a hardcoded path. */
const onMt8365 = (chains: string, aliases = '') =>
  change(graphOf(chains, aliases), 'mmsys', { compatible: ['mediatek,mt8365-mmsys'] })

const drawn = (soc: Soc, drawing: string): PipelineGraph => draw(newBoard(soc).doc, drawing).graph

const withoutAlias = (graph: PipelineGraph, ...names: string[]): PipelineGraph => ({
  ...graph,
  aliases: graph.aliases.filter(({ name }) => !names.includes(name)),
})

function upOf(graph: PipelineGraph): Extract<DrmForecast, { kind: 'up' }> {
  const { drm } = forecastProbe(graph)
  if (drm.kind !== 'up') throw new Error(`No DRM device: ${drm.kind}`)
  return drm
}

/** With `data-lanes` in every endpoint, as a DisplayPort transmitter needs them. */
const withLanes = (graph: PipelineGraph, lanes: readonly number[]): PipelineGraph => {
  const property = { name: 'data-lanes', value: { kind: 'cells', cells: lanes } } as const
  const endpoints = Object.values(graph.blocks).flatMap(endpointsOf)
  return endpoints.reduce(
    (changed, { endpoint: { id } }) =>
      updateEndpoint(changed, id, (endpoint) => ({ ...endpoint, properties: [property] })),
    graph,
  )
}

const pathOf = ({ path }: CrtcForecast) => path.map(({ id }) => componentById(id).short).join(' ')

const PANEL = 'mmsys.0 > ovl.0 > rdma.0 > dsi.0 > panel; mutex'

describe('one mmsys, in one line', () => {
  it.each([
    ['a complete path', PANEL, '/dev/dri appears with crtc-0 (DSI0 -> panel)'],
    [
      'no mutex beside it (c.1)',
      'mmsys.0 > ovl.0 > dsi.0 > panel',
      'no DRM device: mmsys finds no mutex',
    ],
    [
      'a mutex for another mmsys alone (trap 30)',
      PANEL,
      'no DRM device: mmsys finds no mutex',
      'mutex1=mutex',
    ],
    [
      'a path that fails the probe (trap 1)',
      'mmsys.0 > ovl.0 > rdma.1 > dsi.0 > panel; mutex',
      'no DRM device: mmsys fails its probe (-EINVAL)',
    ],
    [
      'a DSI nothing attaches to (trap 23)',
      'mmsys.0 > ovl.0 > rdma.0 > dsi.0; mutex',
      'no DRM device, and nothing printed: mmsys waits for the panel or bridge of dsi',
    ],
    [
      'a path dropped for its panel, its output enabled (traps 16, 23)',
      'mmsys.0 > ovl.0 > rdma.0 > dsi.0 > panel!; mutex',
      'no DRM device, and nothing printed: mmsys waits for the panel or bridge of dsi',
    ],
    [
      'the panel of a DSI at endpoint 1, on the EXT path (trap 42)',
      'mmsys.1 > ovl.1 > dsi.1 > panel; mutex',
      'no DRM device, and nothing printed: mmsys waits for the panel or bridge of dsi',
    ],
    [
      'the panel of a DSI at endpoint 0, on the EXT path',
      'mmsys.1 > ovl.1 > dsi.0 > panel; mutex',
      '/dev/dri appears with crtc-0 (DSI0 -> panel)',
    ],
    [
      'a DPI without a sink: the fallback finds its input (trap 44)',
      'mmsys.0 > ovl.0 > dpi.-; mutex',
      'no DRM device, and nothing printed: mmsys waits for the panel or bridge of dpi',
    ],
    [
      'a first component that reads no layer (trap 50)',
      'mmsys.0 > dither.0 > dsi.0 > panel; mutex',
      '/dev/dri appears with crtc-0 (DSI0 -> panel, without a plane)',
    ],
    [
      'a loop of adaptor nodes (trap 9)',
      'mmsys.0 > vdordma.0 > ethdr.0 > vdordma; mutex',
      'the machine hangs while it boots: the MAIN path of mmsys never ends',
    ],
    ['a disabled mmsys', 'mmsys!; mutex', 'no DRM device, and nothing printed: mmsys is disabled'],
    [
      'no mmsys',
      'ovl.0 > dsi',
      'no DRM device: the tree has no mmsys that mediatek-drm knows in this kernel',
    ],
  ])('%s', (_name, chains, expected, aliases = '') => {
    expect(headline(graphOf(chains, aliases))).toBe(expected)
  })

  it('crashes where no path is left to wait for anything (trap 20)', () => {
    expect(headline(onMt8365('mmsys.0 > ovl.0 > dsi.0 > panel!; mutex'))).toBe(
      'the kernel crashes while it boots: mmsys has no component to wait for',
    )
  })

  it('crashes where the one mmsys has an EXT path alone (c.2: the slots are not cleared)', () => {
    expect(headline(onMt8365('mmsys.1 > ovl.1 > dsi.0 > panel; mutex'))).toBe(
      'the kernel crashes while it boots: slot 0, for MAIN, has no mmsys in it',
    )
  })

  it('waits for a component that no driver binds (trap 32)', () => {
    const graph = change(graphOf(PANEL), 'rdma', { compatible: ['mediatek,mt8167-disp-rdma'] })
    expect(headline(graph)).toBe(
      'no DRM device, and nothing printed: mmsys waits for rdma (no driver binds it)',
    )
  })
})

describe('the nodes beside the mmsys', () => {
  const siblings = (chains: string, aliases = '') =>
    forecastProbe(graphOf(chains, aliases)).mmsys[0]?.siblings

  it('lets the last node of an id stand for it, and waits for both (trap 25)', () => {
    const loop = siblings(`${PANEL}; ovl2`)
    expect(loop?.nodeOf.get(36)).toBe(idOf('ovl2'))
    expect(loop?.matches.map((match) => (match.kind === 'block' ? match.block : null))).toEqual(
      ['ovl', 'rdma', 'dsi', 'ovl2'].map(idOf),
    )
  })

  it('takes the last mutex that fits', () => {
    expect(siblings(`${PANEL}; mutex2`)?.mutex).toBe(idOf('mutex2'))
    expect(siblings(`${PANEL}; mutex2`, 'mutex1=mutex2')?.mutex).toBe(idOf('mutex'))
  })

  it('keeps to the children of one parent (trap 31)', () => {
    const graph = change(graphOf(PANEL), 'rdma', { path: '/soc/display/rdma' })
    expect(forecastProbe(graph).mmsys[0]?.siblings?.nodeOf.has(53)).toBe(false)
    expect(shown(graph)).toContain('info: Failed to find comp in ddp table, ret = -22')
  })
})

const VDOSYS0 =
  'vdosys0 > ovl0 > rdma0 > color0 > ccorr0 > aal0 > gamma0 > dither0 > dsi0 > +dsi-panel'
const VDOSYS1 = 'vdosys1 > ethdr0 > merge5 > dpi1 > hdmi > +hdmi-connector'
const BOTH = `${VDOSYS0}; ${VDOSYS1}`

describe('two vdosys', () => {
  it('make one DRM device with a CRTC each', () => {
    const graph = drawn(MT8195, BOTH)
    expect(headline(graph)).toBe(
      '/dev/dri appears with crtc-0 (DSI0 -> panel) and crtc-1 (DPI1 -> HDMI)',
    )
    const { crtcs, slots, owner, dmaDevice, outputs } = upOf(graph)
    expect(crtcs.map(pathOf)).toEqual([
      'OVL0 RDMA0 COLOR0 CCORR AAL0 GAMMA DITHER0 DSI0',
      'DRM_OVL_ADAPTOR MERGE5 DPI1',
    ])
    expect(crtcs.map(({ planes }) => planes.length)).toEqual([4, 4])
    expect(slots).toEqual(['/soc/syscon@1c01a000', '/soc/syscon@1c100000'])
    expect(owner).toBe('/soc/syscon@1c100000')
    expect(dmaDevice).toBe('/soc/ovl@1c000000')
    expect(outputs.map(({ possibleCrtcs }) => possibleCrtcs)).toEqual([1, 2])
  })

  it.each([
    [
      'wait for a disabled one (trap 21)',
      change(drawn(MT8195, BOTH), 'vdosys1', { status: 'disabled' }),
      'no DRM device, and nothing printed: vdosys1 is disabled; vdosys0 waits for vdosys1',
    ],
    [
      'wait for one that waits for its panel (trap 23)',
      drawn(MT8195, `${VDOSYS0.replace(' > +dsi-panel', '')}; ${VDOSYS1}`),
      'no DRM device, and nothing printed: vdosys0 waits for the panel or bridge of dsi0; vdosys1 waits for vdosys0',
    ],
    [
      'wait for one whose HDMI transmitter has no connector (d)',
      drawn(MT8195, BOTH.replace(' > +hdmi-connector', '')),
      'no DRM device, and nothing printed: vdosys1 waits for the panel or bridge of dpi1; vdosys0 waits for vdosys1',
    ],
    [
      'crash when both have a main path (trap 33)',
      drawn(MT8195, `${VDOSYS0}; vdosys1.0 > ethdr0 > merge5 > dpi1 > hdmi > +hdmi-connector`),
      'the kernel crashes while it boots: slot 1, for EXT, has no mmsys in it',
    ],
    [
      'wait for a merge that is a part of the OVL adaptor (trap 34)',
      drawn(MT8195, `${VDOSYS0}; ${VDOSYS1.replace('merge5', 'merge1')}`),
      'no DRM device, and nothing printed: vdosys1 waits for merge1 (the OVL adaptor has it); vdosys0 waits for vdosys1',
    ],
    [
      'crash without ETHDR (trap 36)',
      withoutAlias(drawn(MT8195, BOTH), 'ethdr0'),
      'the kernel crashes while it boots: vdosys1 uses the OVL adaptor, and that has no ETHDR',
    ],
    [
      'crash later without a layer DMA (trap 36)',
      change(drawn(MT8195, BOTH), 'vdo1_rdma3', { status: 'disabled' }),
      '/dev/dri appears with crtc-0 (DSI0 -> panel) and crtc-1 (DPI1 -> HDMI), but the kernel crashes when crtc-1 is first switched on',
    ],
  ])('%s', (_name, graph, expected) => {
    expect(headline(graph)).toBe(expected)
  })

  it('want one MERGE0 both when merge5 has no alias (trap 26)', () => {
    const wiring = `vdosys0 > ovl0 > rdma0 > color0 > ccorr0 > aal0 > gamma0 > dither0 > dsc0 > merge0 > dp_intf0 > edp_tx > +edp-panel; ${VDOSYS1}`
    const wired = withLanes(drawn(MT8195, wiring), [0, 1, 2, 3])
    expect(headline(wired)).toBe(
      '/dev/dri appears with crtc-0 (DP_INTF0 -> panel) and crtc-1 (DPI1 -> HDMI)',
    )
    expect(headline(withoutAlias(wired, 'merge5'))).toBe(
      'no DRM device, and nothing printed: vdosys1 waits for merge0 (vdosys0 has it) and merge5 (vdosys0 has it); vdosys0 waits for vdosys1',
    )
  })

  it('warn of the merges that are no part of the adaptor on every boot (trap 37)', () => {
    expect(shown(drawn(MT8195, BOTH))).toEqual([
      'warn: Failed to get id. type: 2, alias: -19',
      'warn: Skipping unknown component /soc/merge@1c014000',
      'warn: Failed to get id. type: 2, alias: 5',
      'warn: Skipping unknown component /soc/vpp-merge@1c110000',
    ])
  })

  it('share the last mutex when none has an alias (trap 30)', () => {
    const graph = withoutAlias(drawn(MT8195, BOTH), 'mutex0', 'mutex1')
    expect(forecastProbe(graph).mmsys.map(({ siblings }) => siblings?.mutex)).toEqual([
      '/soc/mutex@1c101000',
      '/soc/mutex@1c101000',
    ])
  })
})

describe('what a node has to hold', () => {
  const DP = 'vdosys1 > ethdr0 > merge5 > dp_intf1 > dp_tx > +dp-connector'

  it.each([
    [[], '-22'],
    [[0, 1, 2], '3'],
  ])('a DisplayPort transmitter, 1, 2 or 4 lanes: %j is refused (trap 46)', (lanes, count) => {
    const graph = withLanes(drawn(MT8195, `${VDOSYS0}; ${DP}`), lanes)
    expect(shown(graph)).toContain(`err: invalid data lane size: ${count}`)
    expect(headline(graph)).toBe(
      'no DRM device: vdosys1 waits for the transmitter of dp_intf1 (it needs data-lanes); vdosys0 waits for vdosys1',
    )
  })

  it.each([[[0]], [[0, 1]], [[0, 1, 2, 3]]])('%j is taken', (lanes) => {
    expect(headline(withLanes(drawn(MT8195, `${VDOSYS0}; ${DP}`), lanes))).toBe(
      '/dev/dri appears with crtc-0 (DSI0 -> panel) and crtc-1 (DP_INTF1 -> DisplayPort)',
    )
  })

  const cells = (name: string) => ({ name, value: { kind: 'cells', cells: [1] } }) as const
  const chains = 'mmsys.0 > ovl.0 > dither.0 > dsi.0 > panel; mutex'

  it.each([
    ['registers', ['clocks'], 'no DRM device: mmsys fails its probe (-EINVAL)'],
    ['a clock', ['reg'], 'no DRM device: mmsys fails its probe (-ENOENT)'],
    ['neither', ['reg', 'clocks'], '/dev/dri appears with crtc-0 (DSI0 -> panel)'],
  ])(
    'a DITHER, which mediatek-drm itself drives, needs both: lacking %s (trap 57)',
    (_name, held, expected) => {
      const told = change(graphOf(chains), 'ovl', { properties: ['reg', 'clocks'].map(cells) })
      const graph = change(told, 'dither', { properties: held.map(cells) })
      expect(headline(graph)).toBe(expected)
    },
  )

  it('a mailbox and an event for each CRTC, or the CPU writes (trap 55)', () => {
    const mailbox = {
      name: 'mboxes',
      value: { kind: 'cells', cells: [{ to: 'gce' }, 0, 1] },
    } as const
    const told = change(graphOf(PANEL), 'mmsys', { properties: [cells('clocks'), mailbox] })
    const noted = forecastLog(told, forecastProbe(told)).map(({ text }) => text)
    expect(noted).toContain('mtk_crtc 0 failed to get mediatek,gce-events property')
    const graph = change(told, 'mutex', { properties: [cells('mediatek,gce-events')] })
    expect(upOf(graph).crtcs[0]?.commandQueue).toEqual({ index: 0, mailbox: true, event: true })
    const none = change(graph, 'mmsys', { properties: [cells('clocks')] })
    expect(shown(none)).toContain('err: mbox_request_channel: can\'t parse "mboxes" property')
  })
})

describe('the run-time routes of MT8188', () => {
  it('complete the hardcoded path, which has no output', () => {
    const { crtcs, outputs } = upOf(drawn(MT8188, 'disp_dsi0 > +dsi-panel'))
    expect(crtcs.map(pathOf)).toEqual(['OVL0 RDMA0 COLOR0 CCORR AAL0 GAMMA POSTMASK0 DITHER0'])
    expect(crtcs[0]?.routes).toMatchObject({ kind: 'completes' })
    expect(outputs).toMatchObject([{ id: 14, possibleCrtcs: 1 }])
  })

  const path = 'vdosys0 > ovl0 > rdma0 > color0 > ccorr0 > aal0 > gamma0 > postmask0 > dither0'

  it('name the output of a graph path a second time (trap 40)', () => {
    const { crtcs, laterCrashes } = upOf(drawn(MT8188, `${path} > disp_dsi0 > +dsi-panel`))
    expect(crtcs[0]?.routes).toMatchObject({ kind: 'twice' })
    expect(laterCrashes).toEqual([])
  })

  it('leave a hole behind any other output (trap 39)', () => {
    const graph = drawn(MT8188, `${path} > disp_dsi1 > +dsi-panel`)
    const dsi1 = Object.values(graph.blocks).find((block) => blockName(block) === 'disp_dsi1')
    if (dsi1 === undefined) throw new Error('MT8188 has a disp_dsi1')
    const aliased = { ...graph, aliases: [...graph.aliases, { name: 'dsi1', block: dsi1.id }] }
    expect(upOf(aliased).laterCrashes).toMatchObject([{ crtc: 0, kind: 'route-slot-empty' }])
  })
})

describe('what v6.13 does otherwise', () => {
  it('fails the whole bind where DPI finds no bridge (trap 45)', () => {
    const graph = graphOf('mmsys.0 > ovl.0 > dpi.-; mutex')
    expect(forecastProbe(graph, 'v6.13').headline).toBe(
      'no DRM device: dpi finds no panel or bridge (-EPROBE_DEFER)',
    )
  })

  it('looks at port 0 alone before the graph support', () => {
    const graph = graphOf('mmsys.0 > ovl.0 > rdma.0 > dsi.0 > panel; mutex')
    const lookup = forecastProbe(graph, 'v6.12').mmsys[0]?.lookups[0]
    expect(lookup?.tries).toMatchObject([{ port: 0, endpoint: 0, to: idOf('rdma') }])
    expect(lookup?.result).toEqual({ kind: 'fails', errno: -517 })
    expect(blockOf(graph, 'dsi').id).toBe(lookup?.output)
  })
})

describe('an output', () => {
  it('whose node another one displaced belongs to no CRTC, and fails the bind (c.1, c.5)', () => {
    const graph = graphOf('mmsys.0 > ovl.0 > dsi.0 > panel; dsi2.0 > panel2; mutex')
    expect(shown(graph)).toContain('err: failed to bind soc:dsi (ops mtk_dsi_component_ops): -22')
    const aliased = graphOf(
      'mmsys.0 > ovl.0 > dsi.0 > panel; dsi2.0 > panel2; mutex',
      'dsi0=dsi dsi1=dsi2',
    )
    expect(headline(aliased)).toBe('/dev/dri appears with crtc-0 (DSI0 -> panel)')
  })
})

const CASES = '../shared/cases/ddp'
const MUTEX = graphOf('mutex').blocks

describe.skipIf(!existsSync(CASES))('trees with the mistakes people make', () => {
  it.each(KERNEL_CHOICES)('are forecast on %s, whatever they hold', (kernel) => {
    const lines = readFileSync(`${CASES}/expected.jsonl`, 'utf8').trim().split('\n')
    for (const line of lines) {
      const expected = JSON.parse(line)
      const { tree } = readDtb(readFileSync(`${CASES}/dtb/${expected.file}`), expected.file)
      const { graph } = importPipeline(tree, expected.file)
      // The trees hold no mutex, without which no probe gets further than its paths.
      const forecast = forecastProbe({ ...graph, blocks: { ...graph.blocks, ...MUTEX } }, kernel)
      expect(forecast.headline).toMatch(
        /^(\/dev\/dri appears|no DRM device|the kernel crashes|the machine hangs)/,
      )
      if (kernel !== NEWEST_KERNEL) continue
      for (const { resolution, state } of forecast.mmsys) {
        const { hang, errno } = expected.mmsys.find(
          ({ node }: { node: string }) => node === resolution.path,
        )
        if (state.kind === 'disabled') continue
        expect([
          state.kind === 'hangs',
          state.kind === 'probe-fails' && state.why === 'path',
        ]).toEqual([hang, errno !== 0])
      }
    }
  })
})
if (!existsSync(CASES))
  console.info('skipped: no ../shared with the answers of the kernel functions')

const BOARDS = '../shared/boards/dtb'

describe.skipIf(!existsSync(BOARDS))('upstream boards come up', () => {
  it.each([
    ['mt8195-cherry-tomato-r3', 'crtc-0 (DP_INTF0 -> panel) and crtc-1 (DP_INTF1 -> DisplayPort)'],
    ['mt8365-evk', 'crtc-0 (DSI0 -> panel)'],
    ['mt8395-genio-1200-evk', 'crtc-0 (DSI0 -> panel) and crtc-1 (DPI1 -> HDMI)'],
    ['mt8395-radxa-nio-12l', 'crtc-0 (DPI1 -> HDMI)'],
    ['mt8395-radxa-nio-12l+8-hd-panel', 'crtc-0 (DSI0 -> panel) and crtc-1 (DPI1 -> HDMI)'],
  ])('%s', (board, crtcs) => {
    const { tree } = readDtb(readFileSync(`${BOARDS}/${board}.dtb`), board)
    const { graph } = importPipeline(tree, board)
    expect(headline(graph)).toBe(`/dev/dri appears with ${crtcs}`)
    const errors = shown(graph).filter((line) => line.startsWith('err'))
    // Upstream gives MT8365 no mailboxes, and the kernel itself complains of it (c.4, a.9).
    const expected =
      board === 'mt8365-evk' ? ['err: mbox_request_channel: can\'t parse "mboxes" property'] : []
    expect(errors).toEqual(expected)
  })
})
if (!existsSync(BOARDS)) console.info('skipped: no ../shared with the upstream boards')
