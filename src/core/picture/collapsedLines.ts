import type { BlockId } from '../base/ids.ts'
import { CRTC_NAMES } from '../drivers/mediatek-drm/resolveMmsys.ts'
import { handleTop } from '../pipeline/blockSize.ts'
import type { CollapsedPath } from './hiddenBlocks.ts'
import { Obstacles } from './obstacles.ts'
import { routeLink } from './routeLink.ts'
import type { Box, Point } from './shapes.ts'

/** A collapsed path as it is drawn: a line from its first block to its last, and how many it passes over. */
export interface CollapsedLine extends CollapsedPath {
  readonly points: readonly Point[]
}

/** Half of a handle stands out of its block, px. */
const HANDLE_OUT = 9

/** A line for each path of which both ends are drawn, around the blocks and clear of each other. */
export function collapsedLines(
  paths: readonly CollapsedPath[],
  boxes: ReadonlyMap<BlockId, Box>,
): CollapsedLine[] {
  const obstacles = new Obstacles([...boxes.values()])
  return paths.flatMap((path) => {
    const [from, to] = [boxes.get(path.first), boxes.get(path.last)]
    if (from === undefined || to === undefined) return []
    const points = routeLink(
      { side: 'right', x: from.x + from.width + HANDLE_OUT, y: from.y + handleTop(0) },
      { side: 'left', x: to.x - HANDLE_OUT, y: to.y + handleTop(0) },
      obstacles,
    )
    obstacles.addLine(points)
    return [{ ...path, points }]
  })
}

/** 'MAIN · 4 more' is written on the line. */
export const collapsedWords = ({ crtc, inner }: CollapsedPath): string =>
  `${CRTC_NAMES[crtc]} · ${inner.length} more`
