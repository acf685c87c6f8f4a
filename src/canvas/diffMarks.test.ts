import { describe, expect, it } from 'vitest'
import { compareDocuments } from '../core/compare/compareDocuments.ts'
import { pathMarks } from '../core/drivers/mediatek-drm/pathMarks.ts'
import { resolveAll } from '../core/drivers/mediatek-drm/resolveMmsys.ts'
import type { PipelineDocument } from '../core/pipeline/document.ts'
import { linksOf } from '../core/pipeline/links.ts'
import { rankLayout } from '../core/pipeline/rankLayout.ts'
import { graphOf } from '../testing/graphOf.ts'
import { diffMarks } from './diffMarks.ts'
import { EMPTY_FLOW, toFlow } from './toFlow.ts'

function documentOf(chain: string): PipelineDocument {
  const graph = graphOf(chain)
  return { title: 'Board', soc: 'mt8173', graph, positions: rankLayout(graph) }
}

function marksOf(before: PipelineDocument, after: PipelineDocument) {
  const { graph, positions } = after
  const flow = toFlow(
    {
      graph,
      links: linksOf(graph),
      marks: pathMarks(graph, resolveAll(graph)),
      positions,
      moving: {},
      selection: null,
      folded: new Set(),
    },
    EMPTY_FLOW,
  )
  const nodes = [...flow.blocks.values(), ...flow.notes.values()]
  return diffMarks(compareDocuments(before, after), before, nodes, [...flow.edges.values()])
}

const LINKED = 'mmsys.0 > ovl0.0 > dsi0.0'
const APART = 'mmsys.0 > ovl0.0; dsi0.0 > panel'

describe(diffMarks, () => {
  it('marks nothing where nothing differs', () => {
    expect(marksOf(documentOf(LINKED), documentOf(LINKED))).toEqual([])
  })

  it('lies on the block that changed', () => {
    const after = documentOf(LINKED.replace('dsi0', 'dsi0!'))
    const [mark, ...others] = marksOf(documentOf(LINKED), after)
    const dsi0 = Object.values(after.graph.blocks).find(({ labels }) => labels.includes('dsi0'))
    expect(others).toEqual([])
    expect(mark).toMatchObject({ kind: 'changed', name: 'dsi0', isGhost: false })
    expect(mark?.box).toMatchObject(dsi0 === undefined ? {} : { ...after.positions[dsi0.id] })
  })

  it('draws a link that went between the blocks that stayed', () => {
    const went = marksOf(documentOf(LINKED), documentOf('mmsys.0 > ovl0.0; ovl1.0 > dsi0.0'))
    const link = went.find(({ name }) => name === 'ovl0 → dsi0')
    expect(link).toMatchObject({ kind: 'removed', line: expect.stringMatching(/^M/) })
  })

  it('draws a block that went where it stood, or below all where that place is taken', () => {
    const before = documentOf(APART)
    const after = documentOf('mmsys.0 > ovl0.0')
    const panel = Object.values(before.graph.blocks).find(({ path }) => path.endsWith('panel'))
    const place = panel === undefined ? undefined : before.positions[panel.id]
    const ghost = (from: PipelineDocument) =>
      marksOf(from, after).find(({ name }) => name === 'panel')
    expect(ghost(before)).toMatchObject({ kind: 'removed', isGhost: true, box: { ...place } })

    const [taken] = Object.values(after.positions)
    const positions = Object.fromEntries(
      Object.keys(before.positions).map((id) => [id, taken ?? { x: 0, y: 0 }]),
    )
    const lowest = Math.max(...Object.values(after.positions).map(({ y }) => y))
    expect(ghost({ ...before, positions })?.box.y).toBeGreaterThan(lowest)
  })
})
