import { type CollapsedLine, collapsedWords } from './collapsedLines.ts'
import { drawText } from './drawText.ts'
import type { PictureTheme } from './pictureTheme.ts'
import { middleOf, roundedPath } from './routeLink.ts'
import type { Box } from './shapes.ts'
import { textWidth } from './textWidth.ts'
import { element, type Markup } from './xml.ts'

const FONT = { size: 11, weight: 'bold' } as const
const HEIGHT = 24
const SIDE = 11.5

/** Where the words of a collapsed path stand, in the middle of its line. */
export function chipBox(line: CollapsedLine): Box {
  const { x, y } = middleOf(line.points)
  const width = textWidth(collapsedWords(line), FONT) + 2 * SIDE
  return { x: x - width / 2, y: y - HEIGHT / 2, width, height: HEIGHT }
}

/** A built path of which the canvas shows only the ends. */
export function drawCollapsed(line: CollapsedLine, theme: PictureTheme): Markup {
  const color = theme.crtc[line.crtc]
  const box = chipBox(line)
  return element(
    'g',
    { class: 'collapsed' },
    element('path', {
      d: roundedPath(line.points),
      fill: 'none',
      stroke: color,
      'stroke-width': 3,
      'stroke-dasharray': '2 6',
      'stroke-linecap': 'round',
    }),
    element('rect', {
      x: box.x + 0.75,
      y: box.y + 0.75,
      width: box.width - 1.5,
      height: box.height - 1.5,
      rx: HEIGHT / 2 - 0.75,
      fill: theme.panel,
      stroke: color,
      'stroke-width': 1.5,
    }),
    drawText(collapsedWords(line), {
      ...FONT,
      x: box.x + SIDE,
      middle: box.y + HEIGHT / 2,
      fill: color,
    }),
  )
}
