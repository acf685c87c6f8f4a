import type { Area } from './grid.ts'
import type { Box, Point } from './shapes.ts'

const GAP = 16
const STEP = 24
/** How far a note may stand from its block before it may cover something. */
const REACH = 38 * STEP
/** What it costs, in px, to have the line to the block run over another. */
const CROSSING = 400

/** A note's top left corner, and its leader line: from the note's edge to the block's. */
export interface NotePlace extends Point {
  readonly leader: readonly [Point, Point]
}

/**
 * Where a note stands: below its block, else at the nearest place, by distance from there, where it
 * covers none of the boxes and its leader line crosses none. Above comes last.
 */
export function placeNote(
  block: Box,
  note: Pick<Box, 'width' | 'height'>,
  boxes: readonly Box[],
): NotePlace {
  const below = { x: block.x, y: block.y + block.height + GAP }
  const near = boxes.filter((box) => overlap(box, { ...below, ...note }, REACH + GAP))
  const others = near.filter((box) => box !== block)
  const taken = near.map((box) => cornersOver(box, note))
  let best: Point = below
  let least = Number.POSITIVE_INFINITY
  for (let at = 0; at < SPOTS.length; at += 2) {
    const dx = SPOTS[at] ?? 0
    const dy = SPOTS[at + 1] ?? 0
    const way = wayOf(dx, dy)
    if (way >= least) break
    const [x, y] = [below.x + dx, below.y + dy]
    if (taken.some((area) => isIn(area, x, y))) continue
    const spot = { x, y }
    const leader = leaderTo(block, { ...spot, ...note })
    const cost = way + (others.some((box) => crosses(leader, box)) ? CROSSING : 0)
    if (cost >= least) continue
    least = cost
    best = spot
  }
  return { ...best, leader: leaderTo(block, { ...best, ...note }) }
}

/** Where the corner of a note must not be, for it would come too near a box. */
const cornersOver = (box: Box, note: Pick<Box, 'width' | 'height'>): Area => ({
  left: box.x - GAP - note.width,
  right: box.x + box.width + GAP,
  top: box.y - GAP - note.height,
  bottom: box.y + box.height + GAP,
})

const isIn = ({ left, right, top, bottom }: Area, x: number, y: number): boolean =>
  x > left && x < right && y > top && y < bottom

/** Where a note can stand, from right below its block, nearest first: dx and dy of each in turns, px. */
const SPOTS = Int16Array.from(
  steps()
    .flatMap((dy) => steps().map((dx) => ({ dx, dy, way: wayOf(dx, dy) })))
    .sort((a, b) => a.way - b.way)
    .flatMap(({ dx, dy }) => [dx, dy]),
)

/** How far that is: above the block counts twice. */
function wayOf(dx: number, dy: number): number {
  return Math.abs(dx) + (dy < 0 ? -2 * dy : dy)
}

function steps(): number[] {
  return Array.from({ length: (2 * REACH) / STEP + 1 }, (_, at) => at * STEP - REACH)
}

/** Straight up or down where note and block stand over each other, else from corner to corner. */
function leaderTo(block: Box, note: Box): readonly [Point, Point] {
  const isBelow = note.y > block.y
  const from = nearest(note, block.x + block.width / 2)
  return [
    { x: from, y: isBelow ? note.y : note.y + note.height },
    { x: nearest(block, from), y: isBelow ? block.y + block.height : block.y },
  ]
}

/** The point of a box's edge nearest to a place beside it, off the corners. */
const nearest = (box: Box, x: number): number => {
  const inset = 24
  return Math.min(Math.max(x, box.x + inset), box.x + box.width - inset)
}

/** Whether a line comes over a box: what is left of it between the box's sides, from part to part. */
function crosses([a, b]: readonly [Point, Point], { x, y, width, height }: Box): boolean {
  const sides = [
    [a.x, b.x, x, x + width],
    [a.y, b.y, y, y + height],
  ] as const
  let [enters, leaves] = [0, 1]
  for (const [from, to, low, high] of sides) {
    if (from === to && (from <= low || from >= high)) return false
    if (from === to) continue
    const [one, other] = [(low - from) / (to - from), (high - from) / (to - from)]
    enters = Math.max(enters, Math.min(one, other))
    leaves = Math.min(leaves, Math.max(one, other))
  }
  return enters < leaves
}

const overlap = (a: Box, b: Box, gap: number): boolean =>
  a.x < b.x + b.width + gap &&
  a.x + a.width > b.x - gap &&
  a.y < b.y + b.height + gap &&
  a.y + a.height > b.y - gap
