import { existsSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { blockOf, endpointOf, graphOf, idOf } from '../../../testing/graphOf.ts'
import { importPipeline } from '../../convert/open/importPipeline.ts'
import { readDtb } from '../../devicetree/readDtb.ts'
import type { PipelineGraph } from '../../pipeline/document.ts'
import { updateBlock, updateEndpoint } from '../../pipeline/graphUpdate.ts'
import { componentById } from '../../soc/ddpComponents.ts'
import { mmsysJson } from './resolveJson.ts'
import { type MmsysResolution, resolveAll } from './resolveMmsys.ts'

/** 'built OVL0 RDMA0 DSI0 | dbg:...' of one path of the first mmsys; MAIN unless said. */
function tell(graph: PipelineGraph, crtc = 0): string {
  const [mmsys] = resolveAll(graph)
  const path = mmsys?.paths[crtc]
  if (mmsys === undefined || path === undefined) return 'no mmsys'
  const ids = path.source === 'graph' ? path.inForce.map((id) => componentById(id).short) : []
  return [path.state, ...ids, '|', ...logOf(mmsys), mmsys.errno].join(' ')
}

const logOf = ({ log }: MmsysResolution): string[] =>
  log.map(({ level, text }) => `${level}:${text}`)

// The trees and answers of "Made-up trees (RUN)" in the kernel behaviour notes: the kernel's own
// functions gave them.
describe('one path, as the kernel answered', () => {
  it.each([
    [
      'mmsys.0 > ovl.0 > rdma.0 > dsi.0 > panel',
      '',
      'built OVL0 RDMA0 DSI0 | dbg:Display HW Pipeline built with 3 components. 0',
    ],
    ['mmsys.0 > ovl.0 > rdma.0 > dsi.0 > panel!', '', 'dropped | 0'],
    ['mmsys.0 > ovl.0 > rdma.0 > dsi!.0 > panel', '', 'dropped | 0'],
    ['mmsys.0 > ovl.0 > rdma!.0 > dsi.0 > panel', '', 'dropped | 0'],
    ['mmsys.0 > ovl.0 > rdma!fail.0 > dsi.0 > panel', '', 'dropped | 0'],
    ['mmsys.0 > ovl!.0 > rdma.0 > dsi.0 > panel', '', 'dropped | err:Invalid component /soc/ovl 0'],
    [
      'mmsys.0 > ovl.0 > rdma.1 > dsi.0 > panel',
      '',
      'fails-probe | err:Invalid display hw pipeline. Last component: 53 (ret=-2) -22',
    ],
    [
      'mmsys.0 > ovl.0 > rdma.0 >',
      '',
      'fails-probe | err:Invalid display hw pipeline. Last component: 53 (ret=-22) -22',
    ],
    [
      'mmsys.0 > ovl.0 > rdma.0 > dsi.1 > panel',
      '',
      'built OVL0 RDMA0 DSI0 | dbg:Display HW Pipeline built with 3 components. 0',
    ],
    [
      'mmsys.0 > ovl.- > dsi.- > panel',
      '',
      'built OVL0 DSI0 | dbg:Display HW Pipeline built with 2 components. 0',
    ],
    ['mmsys.0 >', '', 'fails-probe | err:Cannot find first endpoint for path 0 -22'],
    ['mmsys.3 > ovl.3 > dsi', '', 'not-in-graph | err:Invalid endpoint0 number -22'],
    ['mmsys.0 > thing.0 > ovl.0 > dsi', '', 'fails-probe | err:Invalid component /soc/thing -22'],
    [
      'mmsys.0 > ovl.0 > thing.0 > dsi',
      '',
      'fails-probe | err:Invalid display hw pipeline. Last component: 36 (ret=-22) -22',
    ],
    [
      'mmsys.0 > ovl.0 > rdma',
      '',
      'fails-probe | err:Invalid display hw pipeline. Last component: 53 (ret=-2) -22',
    ],
    [
      'mmsys.0 > dsi.0 > pwm',
      '',
      'fails-probe | err:Invalid display hw pipeline. Last component: 50 (ret=-2) -22',
    ],
    [
      'mmsys.0 > dither.0 > dsi',
      'dither1=dither',
      'fails-probe | err:Invalid component /soc/dither -22',
    ],
    ['mmsys.0 > mutex.0 > dsi', '', 'fails-probe | err:Invalid component /soc/mutex -22'],
    [
      'mmsys.0 > ovl0.0 > ovl1.0 > dsi',
      '',
      'built OVL0 OVL0 DSI0 | dbg:Display HW Pipeline built with 3 components. 0',
    ],
    [
      'mmsys.0 > ovl.0 > rdma.0 > ovl',
      '',
      'fails-probe | err:Invalid display hw pipeline. Last component: 53 (ret=0) -22',
    ],
  ])('%s %s', (chains, aliases, expected) => {
    expect(tell(graphOf(chains, aliases))).toBe(expected)
  })

  it('fills all 62 places in a loop through an output, and is accepted', () => {
    const [mmsys] = resolveAll(graphOf('mmsys.0 > ovl.0 > dsi.0 > ovl'))
    const main = mmsys?.paths[0]
    expect(main?.state).toBe('built')
    expect(main?.inForce).toEqual(Array.from({ length: 31 }, () => [36, 14]).flat())
  })

  it('takes the number of the mmsys endpoint for every hop', () => {
    expect(tell(graphOf('mmsys.2 > ovl.2 > rdma.2 > dsi.2 > panel'), 2)).toBe(
      'built OVL0 RDMA0 DSI0 | dbg:Display HW Pipeline built with 3 components. 0',
    )
  })

  it('finds no first endpoint when the mmsys endpoint stands in port 1', () => {
    const graph = updateBlock(graphOf('mmsys.0 > ovl.0 > dsi'), idOf('mmsys'), (block) => ({
      ...block,
      groups: [
        {
          container: 'ports',
          ports: block.groups.flatMap(({ ports }) =>
            ports.map((port) => ({ ...port, name: 'port@1', reg: 1 })),
          ),
        },
      ],
    }))
    expect(tell(graph)).toBe('fails-probe | err:Cannot find first endpoint for path 0 -2')
  })
})

describe('the OVL adaptor', () => {
  it.each([
    [
      'once',
      'vdosys1.1 > ethdr.1 > merge.1 > dpintf.1',
      'merge5=merge dp-intf1=dpintf',
      [61, 33, 9],
    ],
    [
      'twice, for the flag is never set at the first',
      'vdosys1.1 > vdordma.1 > ethdr.1 > merge.1 > dpintf.1',
      'dp-intf1=dpintf',
      [61, 61, 28, 9],
    ],
    [
      'twice even with three nodes',
      'vdosys1.1 > vdordma.1 > padding.1 > ethdr.1 > merge.1 > dpintf.1',
      'merge5=merge dp-intf1=dpintf',
      [61, 61, 33, 9],
    ],
  ])('is entered %s', (_name, chains, aliases, expected) => {
    const [mmsys] = resolveAll(graphOf(chains, aliases))
    expect(mmsys?.paths[1]?.inForce).toEqual(expected)
  })

  it('refuses a merge whose alias number no component has', () => {
    expect(
      tell(graphOf('vdosys1.1 > vdordma.1 > ethdr.1 > merge.1 > dpintf', 'merge9=merge'), 1),
    ).toBe('fails-probe | err:Invalid display hw pipeline. Last component: 61 (ret=-22) -22')
  })

  it('hangs the probe in a loop of adaptor nodes alone', () => {
    const [mmsys] = resolveAll(graphOf('vdosys1.1 > vdordma.1 > ethdr.1 > vdordma'))
    expect([mmsys?.hang, mmsys?.errno, mmsys?.log]).toEqual([true, 0, []])
  })
})

describe('what the paths of an mmsys do to each other', () => {
  it('keeps the hardcoded path that the graph does not mention', () => {
    const [mmsys] = resolveAll(graphOf('mmsys.0 > ovl.0 > dsi'))
    const ext = mmsys?.paths[1]
    // mt8173_mmsys_driver_data, ext_path: OVL1 COLOR1 GAMMA RDMA1 DPI0
    expect([ext?.state, ext?.source, ext?.inForce]).toEqual([
      'not-in-graph',
      'hardcoded',
      [40, 5, 19, 54, 10],
    ])
  })

  it('fails the probe for a broken EXT although MAIN was built just before', () => {
    const [mmsys] = resolveAll(graphOf('mmsys.0 > ovl.0 > dsi; mmsys.1 > rdma.0 > dsi'))
    expect(mmsys?.paths.map(({ state }) => state)).toEqual(['lost', 'fails-probe', 'not-in-graph'])
    expect(mmsys?.errno).toBe(-22)
    // What the path build leaves behind, as the kernel's own functions answer: MAIN is stored.
    expect(mmsys && mmsysJson(mmsys).main).toEqual(['DDP_COMPONENT_OVL0', 'DDP_COMPONENT_DSI0'])
  })

  it('loses MAIN in a machine that hangs at EXT', () => {
    const chains = 'vdosys1.0 > ovl.0 > dsi; vdosys1.1 > vdordma.1 > ethdr.1 > vdordma'
    const [mmsys] = resolveAll(graphOf(chains))
    expect(mmsys?.paths.map(({ state }) => state)).toEqual(['lost', 'hangs', 'not-in-graph'])
  })

  it('does not try EXT after a broken MAIN', () => {
    const [mmsys] = resolveAll(graphOf('mmsys.0 > rdma; mmsys.1 > ovl.1 > dsi'))
    expect(mmsys?.paths.map(({ state }) => state)).toEqual([
      'fails-probe',
      'not-tried',
      'not-in-graph',
    ])
  })

  it('uses hardcoded paths alone without a graph', () => {
    const [mmsys] = resolveAll(graphOf('mmsys; ovl0'))
    expect([mmsys?.graph, mmsys?.errno, mmsys?.paths[0]?.source]).toEqual([false, 0, 'hardcoded'])
  })
})

it('answers anew where nothing but an alias is another', () => {
  const graph = graphOf('mmsys.0 > ovl.0 > rdma.0 > dsi')
  expect(tell(graph)).toMatch(/^built OVL0 RDMA0 DSI0 /)
  // No component is RDMA 3: the walk ends before it.
  const aliases = [{ name: 'rdma3', block: idOf('rdma') }]
  expect(tell({ ...graph, aliases })).toMatch(/^fails-probe .* -22$/)
})

describe('where a wrong phandle leads', () => {
  it('goes by counting, to a device or past the root', () => {
    const graph = graphOf('mmsys.0 > ovl.0 > dsi')
    const leaving = endpointOf(graph, 'ovl:out')
    const strayed = updateEndpoint(graph, leaving, (endpoint) => ({
      ...endpoint,
      remote: { kind: 'node', path: '/soc/dsi', device: null },
    }))
    expect(tell(strayed)).toContain('Last component: 36 (ret=-22)')
    expect(resolveAll(strayed)[0]?.paths[0]?.walk?.hops.at(-1)?.outcome.kind).toBe('nothing-above')
  })

  it('follows a link that only one end knows', () => {
    const graph = graphOf('mmsys.0 > ovl.0 > dsi')
    const entering = endpointOf(graph, 'dsi:in')
    const oneWay = updateEndpoint(graph, entering, (end) => ({ ...end, remote: null }))
    expect(tell(oneWay)).toContain('built OVL0 DSI0')
    expect(blockOf(oneWay, 'dsi')).not.toBe(blockOf(graph, 'dsi'))
  })

  it('sees a device that was missing where the link leads, though no block it met has changed', () => {
    const graph = graphOf('mmsys.0 > ovl.0 > dsi')
    const dsi = blockOf(graph, 'dsi').id
    const others = Object.entries(graph.blocks).filter(([id]) => id !== dsi)
    expect(tell({ ...graph, blocks: Object.fromEntries(others) })).toContain('fails-probe')
    expect(tell(graph)).toContain('built OVL0 DSI0')
  })
})

const SHARED = '../shared'
describe.skipIf(!existsSync(SHARED))(
  'boards and random trees the kernel functions were run on',
  () => {
    it.each([
      ['boards', `${SHARED}/boards`],
      ['random trees', `${SHARED}/cases/ddp`],
    ])('%s resolve exactly as there', (_name, folder) => {
      const lines = readFileSync(`${folder}/expected.jsonl`, 'utf8').trim().split('\n')
      const different = lines.filter((line) => {
        const expected = JSON.parse(line)
        const { tree } = readDtb(readFileSync(`${folder}/dtb/${expected.file}`), expected.file)
        const { graph } = importPipeline(tree, expected.file)
        return JSON.stringify(resolveAll(graph).map(mmsysJson)) !== JSON.stringify(expected.mmsys)
      })
      expect(different).toEqual([])
      expect(lines.length).toBeGreaterThan(4)
    })
  },
)
if (!existsSync(SHARED))
  console.info('skipped: no ../shared with the answers of the kernel functions')
