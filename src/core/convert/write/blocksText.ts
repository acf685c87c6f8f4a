import { type BlockId, blockRecord } from '../../base/ids.ts'
import { isSocHardware } from '../../pipeline/applyEdit.ts'
import { blocksOf } from '../../pipeline/blocksOf.ts'
import type { Block, PipelineDocument } from '../../pipeline/document.ts'
import { boardSnippet } from './boardSnippet.ts'

/**
 * The nodes of some blocks as they would stand in a board file: `&dsi0 { … }` with status and ports
 * for the SoC's, whole nodes for those the board added.
 */
export function blocksText(doc: PipelineDocument, ids: readonly BlockId[]): string {
  const { aliases } = doc.graph
  const bare = blocksOf(doc.graph).flatMap((block): [BlockId, Block][] => {
    if (!ids.includes(block.id)) return [[block.id, block]]
    return isSocHardware(block) ? [[block.id, { ...block, status: UNSAID, groups: [] }]] : []
  })
  const text = boardSnippet({ blocks: blockRecord(bare), aliases }, doc.graph, doc.title)
  return text.replace(/^\/\*.*\*\/\n\n/, '')
}

/** A status no node has, so that each node's own one is written. */
const UNSAID = 'unsaid'
