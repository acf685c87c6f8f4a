import type { Viewport } from '@xyflow/react'
import type { Box } from '../core/picture/shapes.ts'
import type { Size } from './viewports.ts'

/** Whether anything of a box is seen: the window may be another size than when the view was left. */
export const isInSight = ({ x, y, width, height }: Box, view: Viewport, size: Size): boolean =>
  view.x + (x + width) * view.zoom > MARGIN &&
  view.y + (y + height) * view.zoom > MARGIN &&
  view.x + x * view.zoom < size.width - MARGIN &&
  view.y + y * view.zoom < size.height - MARGIN

/** So much of it at least, px. */
const MARGIN = 40
