import { type BlockId, blockOfEndpoint, type EndpointId } from '../base/ids.ts'
import { describeEdit } from './describeEdit.ts'
import type { PipelineDocument, PipelineGraph } from './document.ts'
import type { Edit } from './edit.ts'
import { numberOf, placeOf } from './endpoints.ts'
import { type Link, linksOf } from './links.ts'

/**
 * Takes blocks away and closes the gap: what fed them leads on to what they fed, by the endpoints the
 * neighbours have there already. One step. Where several links leave a block that goes, the way on is
 * the one of the same number, as the driver's walk has it; where none is, the gap stays open.
 */
export function healRemoval(doc: PipelineDocument, blocks: readonly BlockId[]): Edit {
  const removal: Edit = { kind: 'remove-blocks', blocks }
  const gone = new Set(blocks)
  const links = linksOf(doc.graph).filter(({ mutual }) => mutual)
  const closing = links.flatMap((entering): Edit[] => {
    const source = blockOfEndpoint(entering.from)
    if (gone.has(source) || !gone.has(blockOfEndpoint(entering.to))) return []
    const number = numberAt(doc.graph, entering.from)
    const to = wayOut(doc.graph, links, gone, entering)
    if (number === null || to === null || blockOfEndpoint(to) === source) return []
    return [
      {
        kind: 'link',
        from: { block: source, endpoint: entering.from, number },
        to: { block: blockOfEndpoint(to), endpoint: to },
      },
    ]
  })
  // Drawn before the blocks go: an mmsys endpoint goes with its last link.
  return closing.length === 0
    ? removal
    : {
        kind: 'batch',
        label: `${describeEdit(doc, removal)} and close the gap`,
        edits: [...closing, removal],
      }
}

/** Where a link that enters blocks that go comes out of them again. */
function wayOut(
  graph: PipelineGraph,
  links: readonly Link[],
  gone: ReadonlySet<BlockId>,
  entering: Link,
): EndpointId | null {
  const path = numberAt(graph, entering.from)
  const seen = new Set<BlockId>()
  let to = entering.to
  for (;;) {
    const block = blockOfEndpoint(to)
    if (!gone.has(block)) return to
    if (seen.has(block)) return null
    seen.add(block)
    const leaving = links.filter(({ from }) => blockOfEndpoint(from) === block)
    const [only, ...others] = leaving
    const next =
      others.length === 0 ? only : leaving.find(({ from }) => numberAt(graph, from) === path)
    if (next === undefined) return null
    to = next.to
  }
}

function numberAt(graph: PipelineGraph, id: EndpointId): number | null {
  const place = placeOf(graph, id)
  return place === null ? null : numberOf(place.endpoint)
}
