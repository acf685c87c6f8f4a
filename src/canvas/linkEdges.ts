import { describeLink } from '../core/picture/describeShown.ts'
import { shared } from '../core/picture/sameData.ts'
import type { Scene } from '../core/picture/scene.ts'
import type { Line } from '../core/picture/shapes.ts'
import { blocksOfLink, type Link } from '../core/pipeline/links.ts'
import { memoizeByParts } from '../core/pipeline/memoizeByParts.ts'
import type { Selection } from '../store/viewSlice.ts'
import type { LinkFlowEdge } from './flowTypes.ts'
import type { Flow, FlowInput } from './toFlow.ts'

/**
 * Edges of the links that are drawn; the same map while none is another. During a drag they stay as they
 * were, and the lines that moved are told apart: of an edge, React Flow wants to know its ends alone.
 */
export function linkEdges(
  { links, selection }: FlowInput,
  scene: Scene,
  previous: Flow,
): Pick<Flow, 'edges' | 'lines'> {
  const edges = new Map<string, LinkFlowEdge>()
  const lines = new Map<string, Line>()
  let isSame = true
  for (const link of links) {
    const now = scene.links.get(link.id)
    if (now === undefined) continue
    const data = scene.drag?.rest.get(link.id) ?? now
    if (data.points !== now.points) lines.set(link.id, now.points)
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
    const before = previous.edges.get(link.id)
    const kept = shared(before, edge)
    edges.set(link.id, kept)
    isSame &&= kept === before
  }
  const isKept = isSame && edges.size === previous.edges.size
  return { edges: isKept ? previous.edges : edges, lines }
}

const keepEdge = memoizeByParts<LinkFlowEdge>()

const isSelected = (selection: Selection | null, { from, to }: Link): boolean =>
  selection?.kind === 'link' && selection.from === from && selection.to === to
