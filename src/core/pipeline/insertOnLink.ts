import { type BlockId, blockOfEndpoint } from '../base/ids.ts'
import { applyEdit } from './applyEdit.ts'
import type { PipelineDocument } from './document.ts'
import type { Edit } from './edit.ts'
import { endpointsOf, numberOf, placeOf } from './endpoints.ts'
import { isLinked } from './graphUpdate.ts'
import { onlySide } from './linkBlocks.ts'
import { blockName, type Link } from './links.ts'

/**
 * Puts a block between the two a link joins, as one step: it is placed by `put`, fed by what fed the
 * link and leads to where the link led, by the same endpoints. Null for a block that cannot stand
 * there, as it is linked already or only gives or takes, and for a one-way link, whose far end may
 * well be some other link's.
 *
 * @param put - what brings the block to its place: a move, a block of the palette
 */
export function insertOnLink(
  doc: PipelineDocument,
  { from, to, mutual }: Link,
  block: BlockId,
  put: Edit,
): Edit | null {
  const graph = applyEdit(doc, put).graph
  const inserted = graph.blocks[block]
  const [source, sink] = [blockOfEndpoint(from), blockOfEndpoint(to)]
  if (!mutual || inserted === undefined || block === source || block === sink) return null
  const isTaken = endpointsOf(inserted).some(({ endpoint }) => isLinked(endpoint))
  if (isTaken || onlySide(graph, { block, endpoint: null }) !== null) return null
  const leaving = placeOf(graph, from)
  if (leaving === null) return null
  const number = numberOf(leaving.endpoint) // of the path: what feeds the source may be several
  const names = [source, block, sink].map((id) => {
    const found = graph.blocks[id]
    return found === undefined ? 'a block' : blockName(found)
  })
  return {
    kind: 'batch',
    label: `Insert ${names[1]} between ${names[0]} and ${names[2]}`,
    edits: [
      put,
      {
        kind: 'link',
        from: { block: source, endpoint: from, number },
        to: { block, endpoint: null },
      },
      { kind: 'link', from: { block, endpoint: null, number }, to: { block: sink, endpoint: to } },
    ],
  }
}
