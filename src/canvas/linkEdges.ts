import { describeLink } from '../core/picture/describeShown.ts'
import { shared } from '../core/picture/sameData.ts'
import type { Scene } from '../core/picture/scene.ts'
import { blocksOfLink, type Link } from '../core/pipeline/links.ts'
import { memoizeByParts } from '../core/pipeline/memoizeByParts.ts'
import type { Selection } from '../store/viewSlice.ts'
import type { LinkFlowEdge } from './flowTypes.ts'
import type { Flow, FlowInput } from './toFlow.ts'

/** Edges of the links that are drawn. */
export function linkEdges(
  { links, selection }: FlowInput,
  scene: Scene,
  previous: Flow,
): Flow['edges'] {
  const edges = new Map<string, LinkFlowEdge>()
  for (const link of links) {
    const data = scene.links.get(link.id)
    if (data === undefined) continue
    const selected = isSelected(selection, link)
    const edge = keepEdge(data, [link, selected], () => {
      const [source, target] = blocksOfLink(link)
      return {
        id: link.id,
        type: 'link',
        source,
        sourceHandle: link.from,
        target,
        targetHandle: link.to,
        selected,
        data,
        ariaLabel: describeLink(data),
      }
    })
    edges.set(link.id, shared(previous.edges.get(link.id), edge))
  }
  return edges
}

const keepEdge = memoizeByParts<LinkFlowEdge>()

const isSelected = (selection: Selection | null, { from, to }: Link): boolean =>
  selection?.kind === 'link' && selection.from === from && selection.to === to
