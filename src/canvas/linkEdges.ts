import { type BlockId, blockOfEndpoint, type EndpointId } from '../core/base/ids.ts'
import { BLOCK_WIDTH } from '../core/pipeline/blockSize.ts'
import type { Position } from '../core/pipeline/document.ts'
import type { Link } from '../core/pipeline/links.ts'
import type { Selection } from '../store/viewSlice.ts'
import { describeLink } from './describeFlow.ts'
import type { LinkFlowEdge, LinkView } from './flowTypes.ts'
import { type LineEnd, type Point, routeLink } from './routeLink.ts'
import type { Flow, FlowInput } from './toFlow.ts'

/** Edges of the links whose two blocks are on the canvas. A line is routed anew only when it must. */
export function linkEdges(
  input: FlowInput & Pick<Flow, 'paths' | 'views' | 'boxes'>,
  previous: Flow,
): LinkFlowEdge[] {
  const { links, marks, moving, boxes } = input
  const refused = new Set(marks.failures.map(({ endpoint }) => endpoint))
  const obstacles = [...boxes].filter(([id]) => moving[id] === undefined).map(([, box]) => box)

  const known = new Map<string, readonly Point[]>()
  const ends = links.flatMap((link) => {
    const from = handlePoint(input, blockOfEndpoint(link.from), link.from)
    const to = handlePoint(input, blockOfEndpoint(link.to), link.to)
    if (from === null || to === null) return []
    const points = previous.edges.get(link.id)?.data?.points
    if (previous.boxes === boxes && points !== undefined && joins(points, from, to))
      known.set(link.id, points)
    return [{ link, from, to }]
  })
  const lines = [...known.values()]

  return ends.map(({ link, from, to }) => {
    let points = known.get(link.id)
    if (points === undefined) {
      points = routeLink(from, to, obstacles, lines)
      lines.push(points)
    }
    return linkEdge(input, link, points, refused.has(link.from))
  })
}

function linkEdge(
  { paths, views, selection }: FlowInput & Pick<Flow, 'paths' | 'views'>,
  link: Link,
  points: readonly Point[],
  refused: boolean,
): LinkFlowEdge {
  const source = blockOfEndpoint(link.from)
  const target = blockOfEndpoint(link.to)
  const data: LinkView = {
    ...(paths.get(link.id) ?? { crtc: null, reach: 'unreached' }),
    mutual: link.mutual,
    refused,
    name: `${views.get(source)?.name} → ${views.get(target)?.name}`,
    points,
  }
  return {
    id: link.id,
    type: 'link',
    source,
    sourceHandle: link.from,
    target,
    targetHandle: link.to,
    selected: isSelected(selection, link),
    data,
    ariaLabel: describeLink(data),
  }
}

const isSelected = (selection: Selection | null, { from, to }: Link): boolean =>
  selection?.kind === 'link' && selection.from === from && selection.to === to

/** Outer edge of an endpoint's handle, where a line ends; null when it is not on the canvas. */
function handlePoint(
  { views, boxes, moving }: FlowInput & Pick<Flow, 'views' | 'boxes'>,
  id: BlockId,
  endpoint: EndpointId,
): LineEnd | null {
  const box = boxes.get(id)
  const handle = views.get(id)?.handles.find((candidate) => candidate.id === endpoint)
  if (box === undefined || handle === undefined) return null
  const { x, y }: Position = moving[id] ?? box
  const { side, top, width } = handle
  return side === 'out'
    ? { side: 'right', x: x + BLOCK_WIDTH + width / 2, y: y + top }
    : { side: 'left', x: x - width / 2, y: y + top }
}

function joins(points: readonly Point[], from: Point, to: Point): boolean {
  const [first, last] = [points[0], points.at(-1)]
  return first?.x === from.x && first.y === from.y && last?.x === to.x && last.y === to.y
}
