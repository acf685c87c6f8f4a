import { describe, expect, it } from 'vitest'
import { compareDocuments } from '../../core/compare/compareDocuments.ts'
import type { PipelineDocument } from '../../core/pipeline/document.ts'
import { graphOf } from '../../testing/graphOf.ts'
import { diffGroups } from './diffGroups.ts'

const documentOf = (chain: string, title = 'Board'): PipelineDocument => ({
  title,
  soc: 'mt8173',
  graph: graphOf(chain),
  positions: {},
})

/** Each group as one line: 'Status: changed dsi0'. */
function shown(before: PipelineDocument, after: PipelineDocument): string[] {
  const blocks = Object.values(after.graph.blocks)
  const groups = diffGroups(compareDocuments(before, after), (path) =>
    blocks.find((block) => block.path === path),
  )
  return groups.map(
    ({ title, rows }) =>
      `${title}: ${rows.map(({ kind, name, target }) => `${kind} ${name} [${target?.kind ?? 'nowhere'}]`).join(', ')}`,
  )
}

const LINKED = 'mmsys.0 > ovl0.0 > dsi0.0 > panel'

describe(diffGroups, () => {
  it('has no group for two documents that mean the same', () => {
    expect(shown(documentOf(LINKED), documentOf(LINKED))).toEqual([])
  })

  it('puts the paths first, and a status in a group of its own', () => {
    expect(shown(documentOf(LINKED), documentOf(LINKED.replace('dsi0.0', 'dsi0!.0')))).toEqual([
      expect.stringMatching(/^Paths: /),
      'Status: changed dsi0 [block]',
    ])
  })

  it('leads to a link that is there, and to a block at its end where it went', () => {
    const apart = 'mmsys.0 > ovl0.0; dsi0.0 > panel'
    expect(shown(documentOf(apart), documentOf(LINKED))).toContainEqual(
      expect.stringMatching(/^Links: added .*ovl0 .* → dsi0 .*\[link\]$/),
    )
    expect(shown(documentOf(LINKED), documentOf(apart))).toContainEqual(
      expect.stringMatching(/^Links: removed .*ovl0 .* → dsi0 .*\[block\]$/),
    )
  })

  it('names a block that went, and leads nowhere', () => {
    const rows = shown(documentOf(LINKED), documentOf('mmsys.0 > ovl0.0 > dsi0.0'))
    expect(rows).toContainEqual(expect.stringMatching(/^Blocks: .*removed panel \[nowhere\]/))
  })

  it('names a change of the title', () => {
    expect(shown(documentOf(LINKED), documentOf(LINKED, 'Other'))).toEqual([
      'Board: changed title [nowhere]',
    ])
  })
})
