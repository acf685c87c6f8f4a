import { type BlockId, blockEntries, type EndpointId } from '../base/ids.ts'
import { BLOCK_WIDTH } from '../pipeline/blockSize.ts'
import type { Position } from '../pipeline/document.ts'
import { blocksOfLink, type Link } from '../pipeline/links.ts'
import { memoizeByParts } from '../pipeline/memoizeByParts.ts'
import { NO_PATH } from './linkPaths.ts'
import { Obstacles } from './obstacles.ts'
import { type LineEnd, routeLink } from './routeLink.ts'
import { shared } from './sameData.ts'
import type { Scene, SceneInput } from './scene.ts'
import type { Line, Point } from './shapes.ts'
import type { LinkView } from './shown.ts'

type Drawn = Pick<Scene, 'paths' | 'views' | 'boxes'>

/** What holds from the first step of a drag to its last. */
export interface Drag {
  readonly blocks: readonly BlockId[]
  /** All links as they are drawn while nothing is dragged. */
  readonly rest: Scene['links']
  /** Those at the dragged blocks. */
  readonly own: readonly Link[]
  /** Boxes and lines that stand, and whose a line is. */
  readonly standing: Obstacles
  readonly linkOf: ReadonlyMap<Line, Link>
}

/**
 * The links whose two blocks are on the canvas. A line is routed anew only when it must: with each step of
 * a drag those of the dragged blocks, and those that give way to them.
 */
export function sceneLinks(
  input: SceneInput,
  scene: Drawn,
  previous: Scene,
): Pick<Scene, 'links' | 'drag'> {
  const dragged = blockEntries(input.moving).map(([id]) => id)
  if (dragged.length === 0) return { links: linksAtRest(input, scene, previous), drag: null }
  const { drag } = previous
  const now =
    drag !== null && isSameDrag(dragged, drag, input, scene, previous)
      ? drag
      : dragOf(dragged, linksAtRest(input, scene, previous), input, scene)
  return { links: linksInDrag(now, input, scene, previous), drag: now }
}

/** Whether the very blocks are dragged that were, and nothing else happened. */
const isSameDrag = (
  dragged: readonly BlockId[],
  drag: Drag,
  { links, marks }: SceneInput,
  scene: Drawn,
  previous: Scene,
): boolean =>
  previous.input?.links === links &&
  previous.input.marks === marks &&
  previous.paths === scene.paths &&
  previous.views === scene.views &&
  previous.boxes === scene.boxes &&
  dragged.join() === drag.blocks.join()

function dragOf(
  blocks: readonly BlockId[],
  rest: Scene['links'],
  { links, moving }: SceneInput,
  { boxes }: Drawn,
): Drag {
  const own: Link[] = []
  const standing = new Obstacles(
    [...boxes].flatMap(([id, box]) => (moving[id] === undefined ? [box] : [])),
  )
  const linkOf = new Map<Line, Link>()
  for (const link of links) {
    if (blocksOfLink(link).some((block) => moving[block] !== undefined)) {
      own.push(link)
      continue
    }
    const line = rest.get(link.id)?.points
    if (line === undefined) continue
    standing.addLine(line)
    linkOf.set(line, link)
  }
  return { blocks, rest, own, standing, linkOf }
}

/** While nothing is dragged. Lines keep to the way they had as long as all blocks stand as they did. */
function linksAtRest(input: SceneInput, scene: Drawn, previous: Scene): Scene['links'] {
  const links = previous.drag?.rest ?? previous.links
  const isStill = previous.boxes === scene.boxes
  const ends = endsOf(input.links, scene, NOT_MOVING)
  const kept = new Map<Link, Line>()
  for (const { link, from, to } of ends) {
    const line = isStill ? links.get(link.id)?.points : undefined
    if (line !== undefined && joins(line, from, to)) kept.set(link, line)
  }
  const obstacles = new Obstacles(kept.size === ends.length ? [] : [...scene.boxes.values()])
  if (kept.size < ends.length) for (const line of kept.values()) obstacles.addLine(line)
  return viewsOf(ends, kept, obstacles, input, scene, [links])
}

const NOT_MOVING: SceneInput['moving'] = {}

/**
 * A line that a dragged block comes to lie on goes around it, but for a block without links that is dragged
 * alone: that one may be meant to stand between its ends.
 */
function linksInDrag(drag: Drag, input: SceneInput, scene: Drawn, previous: Scene): Scene['links'] {
  const { rest, own, standing, linkOf } = drag
  const boxes = drag.blocks.flatMap((id) => {
    const box = scene.boxes.get(id)
    return box === undefined ? [] : [{ ...box, ...input.moving[id] }]
  })
  const without = new Set<Line>()
  if (own.length > 0 || boxes.length > 1)
    for (const box of boxes) for (const line of standing.linesAt(box)) without.add(line)
  const yielding = [...without].flatMap((line) => linkOf.get(line) ?? [])
  const obstacles = new Obstacles(boxes, { obstacles: standing, without })
  const ends = endsOf([...own, ...yielding], scene, input.moving)
  const moved = viewsOf(ends, NONE_KEPT, obstacles, input, scene, [rest, previous.links])
  return new Map([...rest, ...moved])
}

const NONE_KEPT: ReadonlyMap<Link, Line> = new Map()

/** A link, and where its line begins and ends. */
interface LinkEnds {
  readonly link: Link
  readonly from: LineEnd
  readonly to: LineEnd
}

const endsOf = (
  links: readonly Link[],
  scene: Drawn,
  moving: SceneInput['moving'],
): readonly LinkEnds[] =>
  links.flatMap((link) => {
    const [source, target] = blocksOfLink(link)
    const from = handlePoint(scene, moving, source, link.from)
    const to = handlePoint(scene, moving, target, link.to)
    return from === null || to === null ? [] : [{ link, from, to }]
  })

/** Routes what is not kept, and adds it to the obstacles. A line that is as it was before is that very one. */
function viewsOf(
  ends: readonly LinkEnds[],
  kept: ReadonlyMap<Link, Line>,
  obstacles: Obstacles,
  { marks }: SceneInput,
  scene: Drawn,
  before: readonly Scene['links'][],
): Scene['links'] {
  const refused = new Set(marks.failures.map(({ endpoint }) => endpoint))
  const views = new Map<string, LinkView>()
  for (const { link, from, to } of ends) {
    const earlier = before.flatMap((known) => known.get(link.id) ?? [])
    let points = kept.get(link)
    if (points === undefined) {
      const routed = routeLink(from, to, obstacles)
      points = earlier.find((view) => isSameLine(view.points, routed))?.points ?? routed
      obstacles.addLine(points)
    }
    const isRefused = refused.has(link.from) || (link.mutual && refused.has(link.to))
    views.set(link.id, shared(earlier.at(-1), linkView(scene, link, points, isRefused)))
  }
  return views
}

const isSameLine = (a: Line, b: Line): boolean =>
  a.length === b.length && a.every(({ x, y }, at) => x === b[at]?.x && y === b[at]?.y)

function linkView(
  { paths, views }: Pick<Scene, 'paths' | 'views'>,
  link: Link,
  points: Line,
  refused: boolean,
): LinkView {
  const [source, target] = blocksOfLink(link)
  const path = paths.get(link.id) ?? NO_PATH
  const name = `${views.get(source)?.name} → ${views.get(target)?.name}`
  return keepView(link, [path, name, points, refused], () => ({
    ...path,
    mutual: link.mutual,
    refused,
    name,
    points,
  }))
}

const keepView = memoizeByParts<LinkView>()

/** Outer edge of an endpoint's handle, where a line ends; null when it is not on the canvas. */
function handlePoint(
  { views, boxes }: Pick<Scene, 'views' | 'boxes'>,
  moving: SceneInput['moving'],
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
