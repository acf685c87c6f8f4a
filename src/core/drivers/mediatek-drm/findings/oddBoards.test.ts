import { describe, expect, it } from 'vitest'
import { graphOf, idOf } from '../../../../testing/graphOf.ts'
import { applyEdit } from '../../../pipeline/applyEdit.ts'
import type { Block, PipelineDocument, PipelineGraph } from '../../../pipeline/document.ts'
import { updateBlock } from '../../../pipeline/graphUpdate.ts'
import { KERNEL_CHOICES } from '../kernelChoice.ts'
import { forecastProbe } from '../probe/forecastProbe.ts'
import type { Finding } from './finding.ts'
import { findingsOf } from './findingsOf.ts'

const docOf = (graph: PipelineGraph): PipelineDocument => ({
  title: '',
  soc: null,
  positions: {},
  graph,
})

const change = (graph: PipelineGraph, name: string, changes: Partial<Block>): PipelineGraph =>
  updateBlock(graph, idOf(name), (block) => ({ ...block, ...changes }))

const grave = (graph: PipelineGraph): Finding[] =>
  findingsOf(docOf(graph)).filter(({ severity }) => severity === 'error')

const told = (graph: PipelineGraph): string[] => grave(graph).map(({ code }) => code)

const PATH = 'mmsys.0 > ovl.0 > rdma.0 > dsi.0 > panel'
const OK = `${PATH}; mutex`
const UP = /^\/dev\/dri appears with crtc-0 \(DSI0 -> panel\)$/
const NONE = /^no DRM device/

/** `count` components, the last of them a DSI. */
const long = (count: number): PipelineGraph => {
  const ovls = Array.from({ length: count - 1 }, (_, at) => `ovl${at}.0`)
  return graphOf(`mmsys.0 > ${ovls.join(' > ')} > dsi.0 > panel; mutex`)
}

/** Two OVLs whose ports lead from each mmsys on to the other. */
const RING = 'vdosys1.0 > ovl1.0 > mmsys; mmsys.0 > ovl0.0 > vdosys1; mutex0; mutex1; dsi.0 > panel'

describe('boards nobody would draw', () => {
  // By kernel behaviour (a.3), (a.6), (c.1) and (c.2).
  it.each<[string, PipelineGraph, RegExp, readonly string[]]>([
    ['status "ok"', change(graphOf(OK), 'rdma', { status: 'ok' }), UP, []],
    ['status ""', change(graphOf(OK), 'rdma', { status: '' }), NONE, ['drm/output-without-path']],
    [
      'status "OKAY"',
      change(graphOf(OK), 'rdma', { status: 'OKAY' }),
      NONE,
      ['drm/output-without-path'],
    ],
    ['an alias that leads nowhere', graphOf(OK, 'ovl0=none rdma1=gone'), UP, []],
    ['an alias of number 10', graphOf(OK, 'rdma10=rdma'), NONE, ['drm/alias-number']],
    ['an alias of number 00', graphOf(OK, 'rdma00=rdma'), UP, []],
    ['an alias no int holds', graphOf(OK, 'rdma99999999999=rdma'), UP, []],
    ['two aliases of one stem: the first counts', graphOf(OK, 'rdma0=rdma rdma9=rdma'), UP, []],
    [
      'two aliases of one stem, the first of them wrong',
      graphOf(OK, 'rdma9=rdma rdma0=rdma'),
      NONE,
      ['drm/alias-number'],
    ],
    ['a disabled mutex', graphOf(`${PATH}; mutex!`), NONE, ['drm/mutex-alias']],
    [
      'compatible with two kinds of component: its own first string counts',
      change(graphOf(OK), 'rdma', {
        compatible: ['vendor,new', 'mediatek,mt8183-disp-dither', 'mediatek,mt8173-disp-rdma'],
      }),
      UP,
      [],
    ],
    [
      'compatible with an mmsys the driver does not know, and one it does',
      change(graphOf(OK), 'mmsys', {
        compatible: ['mediatek,mt6795-mmsys', 'mediatek,mt8173-mmsys'],
      }),
      UP,
      [],
    ],
    ['a path of 62 components', long(62), UP, []],
    ['a path of 63 components', long(63), NONE, ['drm/loop']],
    [
      'a ring through two mmsys',
      graphOf(RING, 'mutex0=mutex0 mutex1=mutex1'),
      NONE,
      ['drm/not-a-component', 'drm/not-a-component'],
    ],
    [
      'everything disabled but mmsys and mutex',
      graphOf('mmsys.0 > ovl!.0 > rdma!.0 > dsi!.0 > panel!; mutex'),
      /^the kernel crashes while it boots: mmsys has no component to wait for$/,
      ['drm/nothing-to-bind'],
    ],
    [
      'one mmsys twice',
      graphOf(`${OK}; mmsys2`),
      /^the kernel crashes while it boots: .*mmsys2 in it, which is one mmsys too many$/,
      ['drm/mmsys-twice'],
    ],
    [
      'one mmsys twice, the other way round',
      graphOf(`mmsys2; ${OK}`),
      /^the kernel crashes while it boots: .*mmsys in it, which is one mmsys too many$/,
      ['drm/mmsys-twice'],
    ],
  ])('%s', (_what, graph, headline, codes) => {
    expect(forecastProbe(graph).headline).toMatch(headline)
    expect(told(graph)).toEqual(codes)
    for (const kernel of KERNEL_CHOICES) expect(findingsOf(docOf(graph), kernel)).toBeDefined()
  })

  it('say of a path too long that it is, not that it goes round', () => {
    expect(grave(long(63))[0]?.message).toMatch(/is full with its 62 components/)
  })

  it('a second mmsys is gone with the fix', () => {
    const doc = docOf(graphOf(`${OK}; mmsys2`))
    const [{ fix } = { fix: null }] = grave(doc.graph)
    expect(fix?.label).toBe('Disable mmsys2')
    const { graph } = fix === null ? doc : applyEdit(doc, fix.edit)
    expect([told(graph), forecastProbe(graph).headline]).toEqual([[], expect.stringMatching(UP)])
  })

  it('a mutex of another SoC sets that one’s bits, which is told, and cured', () => {
    const graph = change(graphOf(OK), 'mutex', { compatible: ['mediatek,mt8195-disp-mutex'] })
    const find = (at: PipelineGraph) =>
      findingsOf(docOf(at)).find(({ code }) => code === 'drm/foreign-mutex')
    const found = find(graph)
    expect(found?.message).toMatch(/"mediatek,mt8195-disp-mutex".*"mediatek,mt8173-disp-mutex"/)
    expect(find(graphOf(OK))).toBeUndefined()
    const fixed = found?.fix && applyEdit(docOf(graph), found.fix.edit).graph
    expect(fixed && find(fixed)).toBeUndefined()
  })
})
