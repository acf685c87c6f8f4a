import type { Box } from '../core/picture/shapes.ts'

/** Of a toolbar in the canvas's own measure, and how far from its block it stands on either side. */
export interface ToolbarRoom {
  readonly width: number
  readonly height: number
  readonly above: number
  readonly below: number
}

/** Where a block's toolbar covers nothing; where it has to, the side on which it covers less. */
export function toolbarSide(
  block: Box,
  others: Iterable<Box>,
  { width, height, above, below }: ToolbarRoom,
): 'above' | 'below' {
  const x = block.x + (block.width - width) / 2
  const top = { x, y: block.y - above - height, width, height }
  const bottom = { x, y: block.y + block.height + below, width, height }
  let [covered, coveredBelow] = [0, 0]
  for (const other of others) {
    covered += shared(top, other)
    coveredBelow += shared(bottom, other)
  }
  return coveredBelow < covered ? 'below' : 'above'
}

/** The area two boxes share, px². */
function shared(a: Box, b: Box): number {
  const width = Math.min(a.x + a.width, b.x + b.width) - Math.max(a.x, b.x)
  const height = Math.min(a.y + a.height, b.y + b.height) - Math.max(a.y, b.y)
  return width > 0 && height > 0 ? width * height : 0
}
