import { describe, expect, it } from 'vitest'
import { graphOf, idOf } from '../../testing/graphOf.ts'
import { pathMarks } from '../drivers/mediatek-drm/pathMarks.ts'
import { resolveAll } from '../drivers/mediatek-drm/resolveMmsys.ts'
import { linksOf } from '../pipeline/links.ts'
import { collapsedPaths, unusedBlocks } from './hiddenBlocks.ts'

function unused(chains: string): string[] {
  const graph = graphOf(chains)
  return [...unusedBlocks(graph, linksOf(graph), pathMarks(graph, resolveAll(graph)))]
}

describe(unusedBlocks, () => {
  it.each([
    ['what no path comes by', 'mmsys.0 > ovl.0 > dsi; rdma.0 > dither', ['rdma', 'dither']],
    ['not the panel behind an output', 'mmsys.0 > ovl.0 > dsi.0 > panel', []],
    ['not what a path that fails got to', 'mmsys.0 > ovl.0 > rdma', []],
    ['not an mmsys without a path', 'mmsys; ovl', ['ovl']],
  ])('are %s', (_name, chains, names) => {
    expect(unused(chains)).toEqual(names.map(idOf))
  })
})

describe(collapsedPaths, () => {
  it.each([
    ['a built path', 'mmsys.0 > ovl.0 > rdma.0 > dsi', ['rdma']],
    ['no path that fails', 'mmsys.0 > ovl.0 > rdma.0 > dither', []],
    ['no path without blocks between its ends', 'mmsys.0 > ovl.0 > dsi', []],
    [
      'not what another path comes by',
      'mmsys.0 > ovl0.0 > rdma.0 > dsi; mmsys.1 > ovl1.1 > rdma.1 > dpi',
      [],
    ],
    // Both are full with their 62nd component, an output, and so are built.
    ['neither end of a path that goes round', 'mmsys.0 > ovl.0 > dsi.0 > ovl', []],
    ['once what a path comes by many times', 'mmsys.0 > ovl.0 > dsi.0 > rdma.0 > dsi', ['rdma']],
  ])('has %s', (_name, chains, names) => {
    const inner = collapsedPaths(resolveAll(graphOf(chains))).flatMap((path) => path.inner)
    expect(inner).toEqual(names.map(idOf))
  })
})
