import { describe, expect, it } from 'vitest'
import { blockOf, graphOf } from '../../../../testing/graphOf.ts'
import type { PipelineGraph } from '../../../pipeline/document.ts'
import { updateBlock } from '../../../pipeline/graphUpdate.ts'
import { blockName } from '../../../pipeline/links.ts'
import type { KernelChoice } from '../kernelChoice.ts'
import { bridgeLookup } from './bridgeLookup.ts'

/** 'port 1 endpoint 0: sink panel; found' */
function show(graph: PipelineGraph, output: string, kernel: KernelChoice = 'v7.3'): string {
  const { tries, result } = bridgeLookup(graph, blockOf(graph, output), kernel)
  const told = tries.map(({ port, endpoint, to, outcome }) => {
    const block = to === null ? undefined : graph.blocks[to]
    const why = outcome.kind === 'sink' ? '' : ` ${outcome.why}`
    const name = block === undefined ? '' : ` ${blockName(block)}`
    return `${port}/${endpoint ?? 'any'}: ${outcome.kind}${why}${name}`
  })
  const end = result.kind === 'fails' ? `fails ${result.errno}` : result.kind
  return [...told, end].join('; ')
}

/** The block's ports as one lone `port`, as trees of the old style have it. */
const oldStyle = (graph: PipelineGraph, name: string): PipelineGraph =>
  updateBlock(graph, blockOf(graph, name).id, (block) => {
    const port = block.groups.flatMap((group) => group.ports).find(({ reg }) => reg === 1)
    const groups = port === undefined ? [] : [{ ...port, name: 'port', reg: null }]
    return { ...block, groups: [{ container: null, ports: groups }] }
  })

// kernel-behaviour (d).
describe('a graph-style output', () => {
  it.each([
    ['rdma.0 > dsi.0 > panel', 'dsi', '1/0: sink panel; found'],
    ['rdma.0 > dsi.- > panel', 'dsi', '1/0: sink panel; found'],
    [
      'rdma.1 > dsi.1 > panel',
      'dsi',
      '1/0: nothing no-endpoint; 0/0: nothing no-endpoint; fails -19',
    ],
    [
      'rdma.0 > dsi.1 > panel',
      'dsi',
      '1/0: nothing no-endpoint; 0/0: defers no-bridge rdma; fails -517',
    ],
    [
      'rdma.0 > dsi.0 > panel!',
      'dsi',
      '1/0: nothing disabled panel; 0/0: defers no-bridge rdma; nobody-attaches',
    ],
    [
      'rdma.0 > dsi.0 >',
      'dsi',
      '1/0: nothing no-remote; 0/0: defers no-bridge rdma; nobody-attaches',
    ],
    ['rdma.1 > dpi.1 > bridge', 'dpi', '1/any: sink bridge; found'],
    [
      'rdma.0 > dpi.0 > bridge!',
      'dpi',
      '1/any: nothing disabled bridge; 0/0: defers no-bridge rdma; fails -517',
    ],
    [
      'rdma.1 > dpi.1 > bridge!',
      'dpi',
      '1/any: nothing disabled bridge; 0/0: nothing no-endpoint; fails -19',
    ],
    ['dsi', 'dsi', '1/0: nothing no-graph; 0/0: nothing no-graph; nobody-attaches'],
    ['dpi', 'dpi', '1/any: nothing no-graph; 0/0: nothing no-graph; fails -19'],
  ])('%s', (chains, output, expected) => {
    expect(show(graphOf(chains), output)).toBe(expected)
  })
})

describe('an output with a lone port', () => {
  it.each(['v6.12', 'v6.13', 'v7.3'] as const)('finds its panel on %s', (kernel) => {
    const graph = oldStyle(graphOf('dsi.- > panel'), 'dsi')
    const first = kernel === 'v6.12' ? '' : '1/0: nothing no-endpoint; '
    expect(show(graph, 'dsi', kernel)).toBe(`${first}0/0: sink panel; found`)
  })
})

describe('a transmitter behind the output', () => {
  const behind = (chains: string, compatible: string) => {
    const graph = graphOf(chains)
    return updateBlock(graph, blockOf(graph, 'tx').id, (block) => ({
      ...block,
      compatible: [compatible],
    }))
  }
  it.each([
    ['HDMI with its connector', 'dpi.0 > tx.0 > connector', 'mediatek,mt8195-hdmi-tx', 'sink tx'],
    ['HDMI without', 'dpi.0 > tx', 'mediatek,mt8195-hdmi-tx', 'defers hdmi-without-sink tx'],
    ['eDP with its panel', 'dpi.0 > tx.0 > panel', 'mediatek,mt8195-edp-tx', 'sink tx'],
    [
      'eDP with a disabled panel',
      'dpi.0 > tx.0 > panel!',
      'mediatek,mt8195-edp-tx',
      'defers edp-without-panel tx',
    ],
    [
      'eDP with its panel at another endpoint',
      'dpi.0 > tx.1 > panel',
      'mediatek,mt8195-edp-tx',
      'defers edp-without-panel tx',
    ],
    ['DisplayPort, which needs nothing', 'dpi.0 > tx', 'mediatek,mt8195-dp-tx', 'sink tx'],
  ])('%s', (_name, chains, compatible, expected) => {
    expect(show(behind(chains, compatible), 'dpi')).toContain(`1/any: ${expected}`)
  })
})
