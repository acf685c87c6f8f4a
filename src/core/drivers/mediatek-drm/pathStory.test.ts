import { existsSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { graphOf, idOf } from '../../../testing/graphOf.ts'
import { importPipeline } from '../../convert/open/importPipeline.ts'
import { readDtb } from '../../devicetree/readDtb.ts'
import type { PipelineGraph } from '../../pipeline/document.ts'
import { updateBlock } from '../../pipeline/graphUpdate.ts'
import { blockName } from '../../pipeline/links.ts'
import { type PathStory, pathStory, verdict } from './pathStory.ts'
import { resolveAll } from './resolveMmsys.ts'

/** The story of one path of the first mmsys. */
function story(graph: PipelineGraph, crtc = 0): PathStory {
  const [resolution] = resolveAll(graph)
  const path = resolution?.paths[crtc]
  if (resolution === undefined || path === undefined) throw new Error('no mmsys')
  return pathStory(graph, resolution, path)
}

/** 'built (ok): OVL0 DSI0' */
function tell(graph: PipelineGraph, crtc = 0): string {
  const { title, tone, chips } = story(graph, crtc)
  return `${title} (${tone}): ${chips.map(({ text }) => text).join(' ')}`.trim()
}

describe(pathStory, () => {
  it.each([
    ['mmsys.0 > ovl.0 > dsi.0 > panel', 'built (ok): OVL0 DSI0'],
    [
      'mmsys.0 > ovl.0 > dsi.0 > panel!',
      'dropped silently (warn): OVL0 DSI0 disabled OVL0 COLOR0 AAL0 OD0 RDMA0 UFOE DSI0 PWM0',
    ],
    ['mmsys.0 > ovl.0 > rdma', 'fails the probe (-EINVAL) (bad): OVL0 RDMA0 no endpoint 0'],
    ['mmsys.0 >', 'fails the probe (-EINVAL) (bad): not linked'],
    ['mmsys.1 > ovl.1 > dsi', 'kept hardcoded (kept): OVL0 COLOR0 AAL0 OD0 RDMA0 UFOE DSI0 PWM0'],
    ['mmsys.1 > ovl', 'not in the graph (quiet):'],
    ['mmsys.0 > ovl.0 > dsi; mmsys.1 > rdma', 'built, but lost (bad): OVL0 DSI0'],
  ])('MAIN of %s: %s', (chains, expected) => {
    expect(tell(graphOf(chains))).toBe(expected)
  })

  it.each([
    ['mmsys.0 > ovl.0 > dsi; mmsys.1 > rdma', 0, 'its probe fails at EXT'],
    [
      'vdosys1.0 > ovl.0 > dsi; vdosys1.1 > ethdr.1 > vdordma.1 > ethdr',
      0,
      'never returns from its walk at EXT',
    ],
    ['mmsys.0 > rdma; mmsys.1 > ovl.1 > dsi', 1, 'ended at MAIN before'],
    ['mmsys.0 > rdma', 1, 'ended at MAIN: the hardcoded path comes to nothing'],
    ['mmsys.0 > ovl.0 > dsi!; mmsys.1 > rdma', 0, 'MAIN is dropped and the probe then ends at EXT'],
    ['mmsys.0 > ovl.0 > dsi; mmsys.3 > rdma', 0, 'ended at an endpoint of the mmsys before'],
    ['mmsys', 0, 'The mmsys has no graph'],
  ])('of %s, path %i says: %s', (chains, crtc, expected) => {
    expect(story(graphOf(chains), crtc).detail).toContain(expected)
  })
})

// devm_drm_of_get_bridge() in the notes on the kernel's behaviour, (d).
describe('what stands behind the output of a built path', () => {
  const behind = (chains: string, crtc = 0) => story(graphOf(chains), crtc).detail
  it.each([
    [
      'at the path number, as the walk goes on',
      'mmsys.0 > ovl.0 > dsi.0 > panel',
      0,
      'dsi leads to panel.',
    ],
    ['at endpoint 0 on EXT as well', 'mmsys.1 > ovl.1 > dpi.0 > bridge', 1, 'dpi leads to bridge.'],
    [
      'at any endpoint of port 1, of DPI',
      'mmsys.0 > ovl.0 > dpi.2 > bridge',
      0,
      'dpi leads to bridge.',
    ],
    [
      'not at endpoint 1, of DSI',
      'mmsys.1 > ovl.1 > dsi.1 > panel',
      1,
      'looks for its panel at endpoint 0',
    ],
    ['nothing', 'mmsys.0 > ovl.0 > dsi', 0, 'Nothing is linked behind the output'],
    [
      'a disabled one, past the walk',
      'mmsys.1 > ovl.1 > dpi.0 > bridge!',
      1,
      'dpi leads to bridge, which is disabled',
    ],
    [
      'where it is a component, which never becomes a bridge',
      'mmsys.1 > ovl.1 > dpi.0 > rdma',
      1,
      'dpi leads to rdma, which never becomes a bridge',
    ],
  ])('is found %s', (_, chains, crtc, expected) => {
    expect(behind(chains, crtc)).toContain(expected)
  })

  // A driver finds its DSI host as the parent of its node, or by its own endpoint.
  it('is not there for a DSI host that the panel does not name', () => {
    const graph = graphOf('mmsys.0 > ovl.0 > dsi.0 > panel')
    const panel = idOf('panel')
    const oneWay = updateBlock(graph, panel, (block) => ({ ...block, groups: [] }))
    expect(story(oneWay).detail).toContain('panel, which does not lead back and so never attaches')
  })

  const radxa = '../shared/boards/dtb/mt8395-radxa-nio-12l.dtb'
  it.skipIf(!existsSync(radxa))('is found on a board whose EXT leaves by endpoint 0', () => {
    const { graph } = importPipeline(readDtb(readFileSync(radxa), radxa).tree, 'radxa')
    const vdosys1 = resolveAll(graph).at(-1)
    const ext = vdosys1?.paths[1]
    const sink = Object.values(graph.blocks).find(({ path }) => path.includes('/hdmi-tx@'))
    expect(vdosys1 && ext && pathStory(graph, vdosys1, ext).detail).toBe(
      `dpi1 leads to ${sink && blockName(sink)}.`,
    )
  })
  if (!existsSync(radxa)) console.info('skipped: no ../shared with the radxa board')
})

describe(verdict, () => {
  const said = (chains: string): string => {
    const graph = graphOf(chains)
    const { title, detail, tone } = verdict(graph, resolveAll(graph))
    return `${tone}: ${title}. ${detail}`
  }
  it.each([
    ['ovl', 'warn: mediatek-drm finds no mmsys here'],
    ['mmsys.0 > ovl.0 > dsi.0 > panel', 'ok: The driver builds one path. mmsys MAIN.'],
    [
      'mmsys.0 > ovl.0 > dsi; mmsys.1 > rdma',
      'bad: No display: mediatek-drm fails to probe (-EINVAL). mmsys: EXT is refused, and MAIN, which was built, is lost.',
    ],
    [
      'mmsys.3 > ovl',
      'bad: No display: mediatek-drm fails to probe (-EINVAL). mmsys: an endpoint numbered 3 is refused.',
    ],
    ['mmsys.0 > rdma; vdosys1', 'vdosys1 then waits for mmsys for ever.'],
    ['mmsys.0 > ovl.0 > dsi!', 'warn: The graph is dropped'],
    ['mmsys', 'warn: Only hardcoded paths'],
    ['vdosys1.1 > ethdr.1 > vdordma.1 > ethdr', 'bad: The kernel hangs'],
  ])('of %s: %s', (chains, expected) => {
    expect(said(chains)).toContain(expected)
  })
})
