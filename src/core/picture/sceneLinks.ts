import type { BlockId, EndpointId } from '../base/ids.ts'
import { BLOCK_WIDTH } from '../pipeline/blockSize.ts'
import type { Position } from '../pipeline/document.ts'
import { blocksOfLink, type Link } from '../pipeline/links.ts'
import { memoizeByParts } from '../pipeline/memoizeByParts.ts'
import { NO_PATH } from './linkPaths.ts'
import { Obstacles } from './obstacles.ts'
import { type LineEnd, routeLink } from './routeLink.ts'
import { shared } from './sameData.ts'
import type { Scene, SceneInput } from './scene.ts'
import type { Box, Line, Point } from './shapes.ts'
import type { LinkView } from './shown.ts'

type Drawn = Pick<Scene, 'paths' | 'views' | 'boxes'>

/**
 * The links whose two blocks are on the canvas. A line is routed anew only when it must, and with each step
 * of a drag none but those of the dragged blocks are looked at.
 */
export function sceneLinks(
  input: SceneInput,
  scene: Drawn,
  previous: Scene,
): Pick<Scene, 'links' | 'standing'> {
  const { links, moving } = input
  const { standing } = previous
  if (standing !== null && isSameDrag(input, scene, previous)) {
    const moved = links.filter((link) => isAt(link, moving))
    const views = new Map(previous.links)
    for (const [id, view] of viewsOf(moved, input, scene, previous, () => new Obstacles(standing)))
      views.set(id, view)
    return { links: views, standing }
  }
  const boxes = (): Obstacles => new Obstacles(boxesInTheWay(scene.boxes, moving))
  const views = viewsOf(links, input, scene, previous, boxes)
  return { links: views, standing: isDrag(moving) ? withLines(boxes(), views, input) : null }
}

const isDrag = (moving: SceneInput['moving']): boolean => Object.keys(moving).length > 0

const isAt = (link: Link, moving: SceneInput['moving']): boolean =>
  blocksOfLink(link).some((block) => moving[block] !== undefined)

/** Whether the very blocks are dragged that were, and nothing else happened. */
function isSameDrag({ links, marks, moving }: SceneInput, scene: Drawn, previous: Scene): boolean {
  const before = previous.input
  const dragged = Object.keys(moving)
  return (
    before?.links === links &&
    before.marks === marks &&
    previous.paths === scene.paths &&
    previous.views === scene.views &&
    previous.boxes === scene.boxes &&
    dragged.join() === Object.keys(before.moving).join()
  )
}

/** With the lines of the links that stand while blocks are dragged. */
function withLines(
  obstacles: Obstacles,
  views: Scene['links'],
  { links, moving }: SceneInput,
): Obstacles {
  for (const link of links) {
    const line = isAt(link, moving) ? undefined : views.get(link.id)?.points
    if (line !== undefined) obstacles.addLine(line)
  }
  return obstacles
}

/** @param obstaclesOf - the boxes in the way, and lines besides those of `links` */
function viewsOf(
  links: readonly Link[],
  { marks, moving }: SceneInput,
  scene: Drawn,
  previous: Scene,
  obstaclesOf: () => Obstacles,
): ReadonlyMap<string, LinkView> {
  const { boxes } = scene
  const refused = new Set(marks.failures.map(({ endpoint }) => endpoint))
  const drawn = links.flatMap((link) => {
    const [source, target] = blocksOfLink(link)
    const from = handlePoint(scene, moving, source, link.from)
    const to = handlePoint(scene, moving, target, link.to)
    if (from === null || to === null) return []
    const before = previous.links.get(link.id)?.points
    const isKept = previous.boxes === boxes && before !== undefined && joins(before, from, to)
    return [{ link, from, to, before, kept: isKept ? before : null }]
  })
  const isAllKept = drawn.every(({ kept }) => kept !== null)
  const obstacles = isAllKept ? new Obstacles([]) : obstaclesOf()
  if (!isAllKept) for (const { kept } of drawn) if (kept !== null) obstacles.addLine(kept)

  const views = new Map<string, LinkView>()
  for (const { link, from, to, before, kept } of drawn) {
    let points = kept
    if (points === null) {
      const routed = routeLink(from, to, obstacles)
      points = before !== undefined && isSameLine(before, routed) ? before : routed
      obstacles.addLine(points)
    }
    const isRefused = refused.has(link.from) || (link.mutual && refused.has(link.to))
    const view = linkView(scene, link, points, isRefused)
    views.set(link.id, shared(previous.links.get(link.id), view))
  }
  return views
}

/** A block that is dragged is over the others, and in no line's way yet. */
const boxesInTheWay = (boxes: Scene['boxes'], moving: SceneInput['moving']): Box[] =>
  [...boxes].flatMap(([id, box]) => (moving[id] === undefined ? [box] : []))

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
