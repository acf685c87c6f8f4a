import { type Area, Grid } from './grid.ts'
import type { Box, Line, Point } from './shapes.ts'

/** Half the gap between two rows of the first placement: lines run in its middle. */
const ROW_MARGIN = 22
/** Kept free around blocks. */
const CLEARANCE = 5
/** Kept between lines that run side by side, and how far one may reach past the other's end. */
const APART = 5
const REACH = 14

/** A straight part of a line, without width or without height. */
interface Part extends Area {
  readonly line: Line
}

/** Obstacles to which others are added that those are not to keep, and lines of theirs that are gone. */
interface Standing {
  readonly obstacles: Obstacles
  readonly without: ReadonlySet<Line>
}

/** What a new line keeps clear of: the boxes it goes round, and the lines it must not run along. */
export class Obstacles {
  /** Heights between rows, ascending, each once. */
  readonly gaps: readonly number[]
  private readonly boxes = new Grid<Area>()
  private readonly parts = new Grid<Part>()
  private readonly standing: Standing | null

  constructor(boxes: readonly Box[], standing: Standing | null = null) {
    this.standing = standing
    const gaps = new Set(standing?.obstacles.gaps)
    for (const box of boxes) {
      gaps.add(box.y - ROW_MARGIN).add(box.y + box.height + ROW_MARGIN)
      const area = areaAround(box)
      this.boxes.add(area, area)
    }
    this.gaps = [...gaps].sort((a, b) => a - b)
  }

  addLine(line: Line): void {
    for (const part of partsOf(line)) this.parts.add(part, part)
  }

  /** The lines added here that come too near a box. */
  linesAt(box: Box): ReadonlySet<Line> {
    const area = areaAround(box)
    const lines = new Set<Line>()
    this.parts.some(area, (part) => {
      if (overlap(part, area)) lines.add(part.line)
      return false
    })
    return lines
  }

  /** Whether a line comes too near a box. */
  isHit(line: Line): boolean {
    return (
      partsOf(line).some((part) => this.boxes.some(part, (box) => overlap(part, box))) ||
      (this.standing?.obstacles.isHit(line) ?? false)
    )
  }

  /** Whether a line's inner parts lie on another line for a while, so that one could not tell them. */
  isOnLine(line: Line, without: ReadonlySet<Line> = NONE): boolean {
    return (
      partsOf(line)
        .slice(1, -1)
        .some((part) =>
          this.parts.some(
            grown(part, REACH),
            (other) => lieTogether(part, other) && !without.has(other.line),
          ),
        ) ||
      (this.standing?.obstacles.isOnLine(line, this.standing.without) ?? false)
    )
  }
}

const NONE: ReadonlySet<Line> = new Set()

function partsOf(line: Line): Part[] {
  const parts: Part[] = []
  for (let at = 1; at < line.length; at++) {
    const [a, b] = [line[at - 1], line[at]]
    if (a !== undefined && b !== undefined) parts.push({ ...areaBetween(a, b), line })
  }
  return parts
}

const areaAround = ({ x, y, width, height }: Box): Area =>
  grown({ left: x, right: x + width, top: y, bottom: y + height }, CLEARANCE)

const areaBetween = (a: Point, b: Point): Area => ({
  left: Math.min(a.x, b.x),
  right: Math.max(a.x, b.x),
  top: Math.min(a.y, b.y),
  bottom: Math.max(a.y, b.y),
})

const grown = ({ left, right, top, bottom }: Area, by: number): Area => ({
  left: left - by,
  right: right + by,
  top: top - by,
  bottom: bottom + by,
})

const overlap = (a: Area, b: Area): boolean =>
  a.right > b.left && a.left < b.right && a.bottom > b.top && a.top < b.bottom

const lieTogether = (a: Area, b: Area): boolean => lieLevel(a, b) || lieLevel(flip(a), flip(b))

const lieLevel = (a: Area, b: Area): boolean =>
  a.top === a.bottom &&
  b.top === b.bottom &&
  Math.abs(a.top - b.top) < APART &&
  a.right > b.left - REACH &&
  a.left < b.right + REACH

const flip = ({ left, right, top, bottom }: Area): Area => ({
  left: top,
  right: bottom,
  top: left,
  bottom: right,
})
