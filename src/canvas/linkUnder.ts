import type { Box, Line, Point } from '../core/picture/shapes.ts'

/** How much of a block, about its middle, must lie on a link for the block to be put on it. */
const CORE = { width: 0.7, height: 0.6 }

/** The first of some lines that passes the middle part of a box; null where none does. */
export function linkUnder<Id>(
  lines: Iterable<readonly [Id, Line]>,
  { x, y, width, height }: Box,
): Id | null {
  const core = {
    left: x + (width * (1 - CORE.width)) / 2,
    right: x + (width * (1 + CORE.width)) / 2,
    top: y + (height * (1 - CORE.height)) / 2,
    bottom: y + (height * (1 + CORE.height)) / 2,
  }
  const passes = (a: Point, b: Point): boolean =>
    Math.max(a.x, b.x) > core.left &&
    Math.min(a.x, b.x) < core.right &&
    Math.max(a.y, b.y) > core.top &&
    Math.min(a.y, b.y) < core.bottom
  for (const [id, line] of lines) {
    const isHit = line.some((point, at) => {
      const next = line[at + 1]
      return next !== undefined && passes(point, next)
    })
    if (isHit) return id
  }
  return null
}
