/** A place on the canvas, px. */
export interface Point {
  readonly x: number
  readonly y: number
}

export interface Box extends Point {
  readonly width: number
  readonly height: number
}

/** How far a line leaves a handle before it may turn. */
const STUB = 14
/** Half the gap between two rows of the first placement: lines run in its middle. */
const ROW_MARGIN = 22
/** Kept free around blocks. */
const CLEARANCE = 5
/** Kept between lines that run side by side. */
const APART = 5

/** An end of a line, and the side of its block it is on: lines meet blocks at right angles. */
export interface LineEnd extends Point {
  readonly side: 'left' | 'right'
}

/**
 * The corners of a link's line, from one handle's outer edge to the other's, all at right angles:
 * straight where both stand on one row, else with one step, else out, along a gap between rows and
 * back in. Keeps clear of the boxes and off the other lines wherever such a way exists; where none
 * does, the lines give way first, then the boxes.
 */
export function routeLink(
  from: LineEnd,
  to: LineEnd,
  boxes: readonly Box[],
  lines: readonly (readonly Point[])[] = [],
): readonly Point[] {
  const [start, end] = [pointOf(from), pointOf(to)]
  const isClear = (points: readonly Point[]): boolean =>
    !boxes.some((box) => points.some((point, i) => i > 0 && crosses(points[i - 1], point, box)))
  const isAlone = (points: readonly Point[]): boolean =>
    !lines.some((line) => runsAlong(points, line))

  const straight = [start, end]
  const isLevel = Math.abs(from.y - to.y) < 1 && to.x >= from.x
  if (isLevel && from.side === 'right' && to.side === 'left' && isClear(straight)) return straight

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
  const rows = [...rowGaps(from, to, boxes), (from.y + to.y) / 2]
  let clear: readonly Point[] | null = null
  for (const way of ways(steps, rows, around)) {
    if (!isClear(way)) continue
    if (isAlone(way)) return way
    clear ??= way
  }
  return clear ?? steps[0] ?? around((from.y + to.y) / 2, 0)
}

/** By how much a line may leave its usual way so as not to run along another, px. */
const NUDGES = [0, 6, -6, 12, -12]

/** One step before a way around, the usual ways before nudged ones. Made only as far as asked for. */
function* ways(
  steps: readonly (readonly Point[])[],
  rows: readonly number[],
  around: (y: number, nudge: number) => readonly Point[],
): Generator<readonly Point[]> {
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
  if (gap < 2 * STUB) return []
  return gap < 4 * STUB ? [middle] : [back, out, middle]
}

/** Whether a line's inner parts lie on another line for a while, so that one could not tell them. */
function runsAlong(points: readonly Point[], line: readonly Point[]): boolean {
  return points.some((b, i) => {
    const a = points[i - 1]
    if (a === undefined || i === 1 || i === points.length - 1) return false
    return line.some((d, j) => {
      const c = line[j - 1]
      return (
        c !== undefined &&
        (lieTogether(a, b, c, d) || lieTogether(flip(a), flip(b), flip(c), flip(d)))
      )
    })
  })
}

/** Of two level lines. */
const lieTogether = (a: Point, b: Point, c: Point, d: Point): boolean =>
  a.y === b.y &&
  c.y === d.y &&
  Math.abs(a.y - c.y) < APART &&
  Math.max(a.x, b.x) > Math.min(c.x, d.x) - STUB &&
  Math.min(a.x, b.x) < Math.max(c.x, d.x) + STUB

const flip = ({ x, y }: Point): Point => ({ x: y, y: x })

/** Heights between rows, those with the shortest way there first; of equals the one near the end. */
function rowGaps(from: Point, to: Point, boxes: readonly Box[]): number[] {
  const heights = new Set<number>()
  for (const { y, height } of boxes) heights.add(y - ROW_MARGIN).add(y + height + ROW_MARGIN)
  const way = (y: number): number => Math.abs(y - from.y) + Math.abs(y - to.y)
  return [...heights].sort((a, b) => way(a) - way(b) || Math.abs(a - to.y) - Math.abs(b - to.y))
}

/** Whether a level or upright line comes too near a box. */
function crosses(a: Point | undefined, b: Point, box: Box): boolean {
  if (a === undefined) return false
  return (
    Math.max(a.x, b.x) > box.x - CLEARANCE &&
    Math.min(a.x, b.x) < box.x + box.width + CLEARANCE &&
    Math.max(a.y, b.y) > box.y - CLEARANCE &&
    Math.min(a.y, b.y) < box.y + box.height + CLEARANCE
  )
}

/** The middle of the longest straight part: where a mark or button on a line goes. */
export function middleOf(points: readonly Point[]): Point {
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
export function roundedPath(points: readonly Point[], radius = 8): string {
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
