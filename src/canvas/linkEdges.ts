import type { BlockId, EndpointId } from '../core/base/ids.ts'
import { BLOCK_WIDTH } from '../core/pipeline/blockSize.ts'
import type { Position } from '../core/pipeline/document.ts'
import { blocksOfLink, type Link } from '../core/pipeline/links.ts'
import { memoizeByParts } from '../core/pipeline/memoizeByParts.ts'
import type { Selection } from '../store/viewSlice.ts'
import { describeLink } from './describeFlow.ts'
import type { LinkFlowEdge, LinkView } from './flowTypes.ts'
import { NO_PATH } from './linkPaths.ts'
import { Obstacles } from './obstacles.ts'
import { type LineEnd, routeLink } from './routeLink.ts'
import { shared } from './sameData.ts'
import type { Box, Line, Point } from './shapes.ts'
import type { Flow, FlowInput } from './toFlow.ts'

/** Edges of the links whose two blocks are on the canvas. A line is routed anew only when it must. */
export function linkEdges(
  input: FlowInput & Pick<Flow, 'paths' | 'views' | 'boxes'>,
  previous: Flow,
): Flow['edges'] {
  const { links, marks, boxes } = input
  const refused = new Set(marks.failures.map(({ endpoint }) => endpoint))
  const drawn = links.flatMap((link) => {
    const [source, target] = blocksOfLink(link)
    const from = handlePoint(input, source, link.from)
    const to = handlePoint(input, target, link.to)
    if (from === null || to === null) return []
    const before = previous.edges.get(link.id)?.data?.points
    const isKept = previous.boxes === boxes && before !== undefined && joins(before, from, to)
    return [{ link, from, to, before, kept: isKept ? before : null }]
  })
  const isAllKept = drawn.every(({ kept }) => kept !== null)
  const obstacles = new Obstacles(isAllKept ? [] : boxesInTheWay(input))
  if (!isAllKept) for (const { kept } of drawn) if (kept !== null) obstacles.addLine(kept)

  const edges = new Map<string, LinkFlowEdge>()
  for (const { link, from, to, before, kept } of drawn) {
    let points = kept
    if (points === null) {
      const routed = routeLink(from, to, obstacles)
      points = before !== undefined && isSameLine(before, routed) ? before : routed
      obstacles.addLine(points)
    }
    const isRefused = refused.has(link.from) || (link.mutual && refused.has(link.to))
    const edge = linkEdge(input, link, points, isRefused)
    edges.set(link.id, shared(previous.edges.get(link.id), edge))
  }
  return edges
}

/** A block that is dragged is over the others, and in no line's way yet. */
const boxesInTheWay = ({ boxes, moving }: FlowInput & Pick<Flow, 'boxes'>): Box[] =>
  [...boxes].flatMap(([id, box]) => (moving[id] === undefined ? [box] : []))

const isSameLine = (a: Line, b: Line): boolean =>
  a.length === b.length && a.every(({ x, y }, at) => x === b[at]?.x && y === b[at]?.y)

function linkEdge(
  { paths, views, selection }: FlowInput & Pick<Flow, 'paths' | 'views'>,
  link: Link,
  points: Line,
  refused: boolean,
): LinkFlowEdge {
  const [source, target] = blocksOfLink(link)
  const path = paths.get(link.id) ?? NO_PATH
  const name = `${views.get(source)?.name} → ${views.get(target)?.name}`
  const selected = isSelected(selection, link)
  return keepEdge(link, [path, name, points, refused, selected], () => {
    const data: LinkView = { ...path, mutual: link.mutual, refused, name, points }
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
}

const keepEdge = memoizeByParts<LinkFlowEdge>()

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

function joins(points: Line, from: Point, to: Point): boolean {
  const [first, last] = [points[0], points.at(-1)]
  return first?.x === from.x && first.y === from.y && last?.x === to.x && last.y === to.y
}
