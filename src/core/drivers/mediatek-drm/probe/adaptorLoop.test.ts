import { expect, it } from 'vitest'
import { blockNamed, boardOf } from '../../../../testing/trapBoards.ts'
import type { PipelineGraph } from '../../../pipeline/document.ts'
import { adaptorLoop } from './adaptorLoop.ts'

const board = boardOf('mt8195', '')

/** The node of a part. */
function nodeOf(graph: PipelineGraph, part: string): string | undefined {
  const { parts } = adaptorLoop(graph, blockNamed(board, 'vdosys1'))
  return parts.find((found) => found.part.component.short === part)?.block
}

// ovl_adaptor_comp_init() writes priv->ovl_adaptor_comp[id] for each node; of_alias_scan() reads 01 as 1.
it('of two nodes with one number the later one is the part', () => {
  const { graph } = board
  const aliases = graph.aliases.map(({ name, block }) => ({
    name: name === 'merge2' ? 'merge01' : name,
    block,
  }))
  expect(nodeOf(graph, 'MERGE1')).toBe(blockNamed(board, 'merge1').id)
  expect(nodeOf({ ...graph, aliases }, 'MERGE1')).toBe(blockNamed(board, 'merge2').id)
  expect(nodeOf({ ...graph, aliases }, 'MERGE2')).toBeUndefined()
})
