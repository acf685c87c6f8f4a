import { describe, expect, it } from 'vitest'
import { blockOf, graphOf } from '../../../testing/graphOf.ts'
import type { PipelineGraph } from '../../pipeline/document.ts'
import { updateBlock } from '../../pipeline/graphUpdate.ts'
import { identify } from './componentId.ts'
import { type KernelChoice, NEWEST_KERNEL } from './kernelChoice.ts'
import { resolveAll } from './resolveMmsys.ts'

/** The graph with one block's compatible strings replaced. */
const withCompatible = (graph: PipelineGraph, name: string, ...compatible: string[]) =>
  updateBlock(graph, blockOf(graph, name).id, (block) => ({ ...block, compatible }))

const mainOf = (graph: PipelineGraph, kernel: KernelChoice) =>
  resolveAll(graph, kernel).map(({ graph: seen, paths }) => `${seen} ${paths[0]?.source}`)

// kernel-behaviour (b): the v13 patch reads graphs first; MT8365 and the MT8195 DPI come after v6.13.
describe('what a kernel knows', () => {
  const graph = graphOf('mmsys.0 > ovl.0 > rdma.0 > dsi.0 > panel')

  it.each([
    ['v6.12', 'false hardcoded'],
    ['v6.13', 'true graph'],
    ['v7.3', 'true graph'],
  ] as const)('%s takes the path of a graph or not', (kernel, expected) => {
    expect(mainOf(graph, kernel)).toEqual([expected])
  })

  it.each([
    ['v6.12', 0],
    ['v6.13', 0],
    ['v7.3', 1],
  ] as const)('%s knows so many MT8365 mmsys', (kernel, count) => {
    const mt8365 = withCompatible(graph, 'mmsys', 'mediatek,mt8365-mmsys', 'syscon')
    expect(resolveAll(mt8365, kernel)).toHaveLength(count)
  })

  it.each([
    ['v6.13', 'unknown-compatible'],
    ['v7.3', 'component'],
  ] as const)('%s takes mt8195-dpi for what it is', (kernel, kind) => {
    const mt8195 = withCompatible(graphOf('mmsys.1 > dpi'), 'dpi', 'mediatek,MT8195-dpi')
    expect(identify(mt8195, blockOf(mt8195, 'dpi'), kernel).kind).toBe(kind)
  })

  it('falls back to the next string an older kernel does know', () => {
    const dpi = withCompatible(graph, 'dsi', 'mediatek,mt8195-dpi', 'mediatek,mt8192-dpi')
    expect(identify(dpi, blockOf(dpi, 'dsi'), 'v6.13')).toMatchObject({ kind: 'component', id: 10 })
  })

  it('is the newest unless chosen', () => {
    expect(resolveAll(graph)).toEqual(resolveAll(graph, NEWEST_KERNEL))
  })
})
