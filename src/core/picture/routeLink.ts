import type { Obstacles } from './obstacles.ts'
import type { Line, Point } from './shapes.ts'

/** How far a line leaves a handle before it may turn. */
const STUB = 14

/** An end of a line, and the side of its block it is on: lines meet blocks at right angles. */
export interface LineEnd extends Point {
  readonly side: 'left' | 'right'
}

/**
 * The corners of a link's line, from one handle's outer edge to the other's, all at right angles:
 * straight where both stand on one row, else with one step, else out, along a gap between rows and
 * back in. Keeps clear of the obstacles and off the other lines wherever such a way exists; where none
 * does, the lines give way first, then the boxes.
 */
export function routeLink(from: LineEnd, to: LineEnd, obstacles: Obstacles): Line {
  const [start, end] = [pointOf(from), pointOf(to)]
  const straight = [start, end]
  const isLevel = Math.abs(from.y - to.y) < 1 && to.x >= from.x
  if (isLevel && from.side === 'right' && to.side === 'left' && !obstacles.isHit(straight))
    return straight

  const step = (x: number): Point[] => [start, { x, y: from.y }, { x, y: to.y }, end]
  const around = (y: number, nudge: number): Point[] => {
    const [out, back] = [stub(from, nudge), stub(to, nudge)]
    const row = y + nudge
    return [
      start,
      { x: out, y: from.y },
      { x: out, y: row },
      { x: back, y: row },
      { x: back, y: to.y },
      end,
    ]
  }
  const steps = NUDGES.flatMap((nudge) => stepsAt(from, to).map((x) => step(x + nudge)))
  let clear: Line | null = null
  for (const way of ways(steps, rowsBetween(from.y, to.y, obstacles.gaps), around)) {
    if (obstacles.isHit(way)) continue
    if (!obstacles.isOnLine(way)) return way
    clear ??= way
  }
  return clear ?? steps[0] ?? around((from.y + to.y) / 2, 0)
}

/** By how much a line may leave its usual way so as not to run along another, px. */
const NUDGES = [0, 6, -6, 12, -12]

/** One step before a way around, the usual ways before nudged ones. Made only as far as asked for. */
function* ways(
  steps: readonly Line[],
  rows: Iterable<number>,
  around: (y: number, nudge: number) => Line,
): Generator<Line> {
  yield* steps
  for (const row of rows) for (const nudge of NUDGES) yield around(row, nudge)
}

const pointOf = ({ x, y }: Point): Point => ({ x, y })

const stub = ({ x, side }: LineEnd, nudge: number): number =>
  side === 'right' ? x + STUB + nudge : x - STUB - nudge

/** Where a line with one step may have it, best first; nowhere when the ends look past each other. */
function stepsAt(from: LineEnd, to: LineEnd): number[] {
  const [out, back] = [stub(from, 0), stub(to, 0)]
  if (from.side === to.side)
    return [from.side === 'right' ? Math.max(out, back) : Math.min(out, back)]
  const gap = from.side === 'right' ? to.x - from.x : from.x - to.x
  const middle = (from.x + to.x) / 2
  if (gap <= 0) return []
  return gap < 4 * STUB ? [middle] : [back, out, middle]
}

/**
 * Heights to go along from one end to the other, the shortest way first: gaps between the two, those
 * near the end first, then gaps further and further away, and at last right between the ends.
 */
function* rowsBetween(from: number, to: number, gaps: readonly number[]): Generator<number> {
  const [top, bottom] = from < to ? [from, to] : [to, from]
  let above = firstFrom(gaps, top) - 1
  let below = above + 1
  while (below < gaps.length && (gaps[below] ?? 0) <= bottom) below++
  const inside = gaps.slice(above + 1, below)
  yield* inside.sort((a, b) => Math.abs(a - to) - Math.abs(b - to))
  for (;;) {
    const [up, down] = [gaps[above], gaps[below]]
    if (up === undefined && down === undefined) break
    const way = down === undefined ? Infinity : down - bottom
    const isUp = up !== undefined && (top - up < way || (top - up === way && to === top))
    yield (isUp ? up : down) ?? 0
    if (isUp) above--
    else below++
  }
  yield (from + to) / 2
}

/** Index of the first of ascending numbers that is not below a limit. */
function firstFrom(numbers: readonly number[], limit: number): number {
  let [low, high] = [0, numbers.length]
  while (low < high) {
    const middle = (low + high) >> 1
    if ((numbers[middle] ?? limit) < limit) low = middle + 1
    else high = middle
  }
  return low
}

/** The middle of the longest straight part: where a mark or button on a line goes. */
export function middleOf(points: Line): Point {
  let best: Point = points[0] ?? { x: 0, y: 0 }
  let longest = -1
  points.forEach((b, i) => {
    const a = points[i - 1]
    if (a === undefined) return
    const length = Math.abs(a.x - b.x) + Math.abs(a.y - b.y)
    if (length <= longest) return
    longest = length
    best = { x: (a.x + b.x) / 2, y: (a.y + b.y) / 2 }
  })
  return best
}

/** SVG path data along the corners, each rounded. */
export function roundedPath(points: Line, radius = 8): string {
  return points
    .map((corner, i) => {
      const before = points[i - 1]
      const after = points[i + 1]
      if (before === undefined) return `M${corner.x} ${corner.y}`
      if (after === undefined) return `L${corner.x} ${corner.y}`
      const start = towards(corner, before, radius)
      const end = towards(corner, after, radius)
      return `L${start.x} ${start.y}Q${corner.x} ${corner.y} ${end.x} ${end.y}`
    })
    .join('')
}

/** The point `distance` from a corner on the way to the next, at most half way. */
function towards(corner: Point, next: Point, distance: number): Point {
  const length = Math.abs(next.x - corner.x) + Math.abs(next.y - corner.y)
  if (length === 0) return corner
  const part = Math.min(distance, length / 2) / length
  return { x: corner.x + (next.x - corner.x) * part, y: corner.y + (next.y - corner.y) * part }
}
