import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { readDtb } from '../../devicetree/readDtb.ts'
import { readDts } from '../../devicetree/readDts.ts'
import { resolveAll } from '../../drivers/mediatek-drm/resolveMmsys.ts'
import type { PipelineDocument } from '../../pipeline/document.ts'
import { blockName, blockRole, blocksOfLink, linksOf } from '../../pipeline/links.ts'
import { importPipeline } from './importPipeline.ts'

/** A board of these nodes. `node()` and `port()` write the parts that are always the same. */
const board = (...nodes: readonly string[]): PipelineDocument => {
  const text = `/dts-v1/;\n/ { ${nodes.join('\n')} };`
  const read = readDts('board.dts', { files: new Map([['board.dts', text]]), includeDirs: [''] })
  expect(read.diagnostics).toEqual([])
  return importPipeline(read.tree, 'Board')
}

/** `node('ovl', 'mediatek,mt8173-disp-ovl', 'in<mmsys', 'out>dsi')`: port 0 in, port 1 out. */
const node = (label: string, compatible: string, ...links: readonly string[]): string => {
  const ports = links.map((link) => {
    const [, side = '', far = ''] = /^(in|out)[<>](.*)$/.exec(link) ?? []
    const [port, back] = side === 'in' ? [0, 'out'] : [1, 'in']
    return `port@${port} { reg = <${port}>;
      ${label}_${side}: endpoint { remote-endpoint = <&${far}_${back}>; }; };`
  })
  return `${label}: ${label} { compatible = "${compatible}"; ports { #address-cells = <1>;
    #size-cells = <0>; ${ports.join('\n')} }; };`
}

const MMSYS = `mmsys: mmsys { compatible = "mediatek,mt8173-mmsys";
  port { mmsys_out: endpoint { remote-endpoint = <&ovl_in>; }; }; };`
const OVL = node('ovl', 'mediatek,mt8173-disp-ovl', 'in<mmsys', 'out>dsi')

const blocks = ({ graph }: PipelineDocument): string =>
  Object.values(graph.blocks).map(blockName).join(' ')
const links = ({ graph }: PipelineDocument): string[] =>
  linksOf(graph).map((link) => blocksOfLink(link).join('>').replaceAll('/', ''))

describe(importPipeline, () => {
  it('holds a path and what stands behind its output, whatever that is called', () => {
    const doc = board(
      MMSYS,
      OVL,
      node('dsi', 'mediatek,mt8173-dsi', 'in<ovl', 'out>chip'),
      node('chip', 'vendor,unheard-of', 'in<dsi', 'out>hdmi'),
      node('hdmi', 'hdmi-connector', 'in<chip'),
    )
    expect(links(doc)).toEqual(['mmsys>ovl', 'ovl>dsi', 'dsi>chip', 'chip>hdmi'])
  })

  it('leaves USB-C to itself: its connector, mux, controller and the sound beside it', () => {
    const doc = board(
      MMSYS,
      OVL,
      node('dsi', 'mediatek,mt8173-dsi', 'in<ovl'),
      node('usb', 'mediatek,mtu3', 'out>typec'),
      node('typec', 'usb-c-connector', 'in<usb', 'out>mux'),
      node('mux', 'ite,it5205', 'in<typec'),
      node('sound', 'audio-graph-card', 'out>codec'),
      node('codec', 'vendor,codec', 'in<sound'),
    )
    expect(blocks(doc)).toBe('mmsys ovl dsi')
  })

  it('shows the USB-C connector pixels leave by, and goes no further', () => {
    const doc = board(
      node('dp', 'mediatek,mt8195-dp-tx', 'out>mux'),
      node('mux', 'ite,it5205', 'in<dp', 'out>typec'),
      node('typec', 'usb-c-connector', 'in<mux', 'out>usb'),
      node('usb', 'mediatek,mtu3', 'in<typec'),
    )
    expect(blocks(doc)).toBe('dp mux typec')
  })

  it('keeps the sound card at a bridge out', () => {
    const doc = board(
      node('dsi', 'mediatek,mt8173-dsi', 'out>bridge'),
      node('bridge', 'ite,it66121', 'in<dsi', 'out>sound'),
      node('sound', 'audio-graph-card', 'in<bridge'),
    )
    expect(blocks(doc)).toBe('dsi bridge')
  })

  it('shows a panel and a connector nothing leads to yet', () => {
    const doc = board(
      node('panel', 'vendor,panel', 'in<gone'),
      node('gone', 'mediatek,mt8173-dsi', 'out>panel'),
      'hdmi { compatible = "hdmi-connector"; port { endpoint {}; }; };',
      'jack { compatible = "dp-connector"; };',
    )
    expect(blocks(doc)).toBe('panel gone hdmi')
  })

  it.each([
    [
      'a USB controller',
      node('usb', 'mediatek,mtu3', 'in<mmsys'),
      'usb_in',
      'Invalid component /usb',
    ],
    [
      'a sound card',
      node('sound', 'simple-audio-card', 'in<mmsys'),
      'sound_in',
      'Invalid component /sound',
    ],
    [
      'a device by a wrong phandle',
      node('chip', 'vendor,chip', 'in<mmsys'),
      'chip',
      'Cannot find first endpoint for path 0',
    ],
  ])('lets the driver come to %s', (_, far, target, message) => {
    const mmsys = MMSYS.replace('ovl_in', target)
    const [resolved] = resolveAll(board(mmsys, far.replace(/remote-endpoint[^;]*;/g, '')).graph)
    expect(resolved?.log.map(({ text }) => text)).toEqual([message])
  })
})

const BOARDS = '../shared/boards/dtb'
describe.skipIf(!existsSync(BOARDS))('upstream boards', () => {
  const files = existsSync(BOARDS)
    ? readdirSync(BOARDS).filter((name) => name.endsWith('.dtb'))
    : []
  it.each(files)('%s shows display blocks alone', (file) => {
    const { tree } = readDtb(readFileSync(`${BOARDS}/${file}`), file)
    const { graph } = importPipeline(tree, file)
    const others = Object.values(graph.blocks).filter((block) => blockRole(block).kind === 'other')
    expect(others.map(({ path }) => path)).toEqual([])
    expect(Object.values(graph.blocks).filter(({ path }) => /usb|typec/.test(path))).toEqual([])
  })
})
if (!existsSync(BOARDS)) console.info('skipped: no ../shared with upstream boards')
