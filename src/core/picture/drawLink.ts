import { describeLink } from './describeShown.ts'
import { drawText } from './drawText.ts'
import { CRTC_DASH, crtcColor, type PictureTheme } from './pictureTheme.ts'
import { middleOf, roundedPath } from './routeLink.ts'
import type { Point } from './shapes.ts'
import type { LinkView } from './shown.ts'
import { type Attributes, element, type Markup, num, textNode } from './xml.ts'

/** From a line's end back to the cross on it, px. */
const CROSS_BACK = 12

/**
 * A link's line: path by colour and dash, how far the driver gets by weight.
 *
 * @param isUnknown - no table tells whether pixels take it
 */
export function drawLink(link: LinkView, isUnknown: boolean, theme: PictureTheme): Markup {
  const d = roundedPath(link.points.map(rounded))
  const middle = middleOf(link.points)
  return element(
    'g',
    { class: 'link', fill: 'none' },
    element('title', {}, textNode(describeLink(link))),
    element('path', { d, stroke: theme.bg, 'stroke-width': 6 }),
    element('path', { class: 'line', d, ...strokeOf(link, theme) }),
    link.mutual ? null : drawOneWay(middle, theme),
    link.mutual && isUnknown ? drawUnknown(middle, theme) : null,
    link.refused ? drawCross(link.points.at(-1) ?? middle, theme) : null,
  )
}

const rounded = ({ x, y }: Point): Point => ({ x: Number(num(x)), y: Number(num(y)) })

function strokeOf({ crtc, reach, refused }: LinkView, theme: PictureTheme): Attributes {
  const stroke = refused ? theme.bad : crtcColor(theme, crtc, theme.faint)
  if (reach === 'unreached')
    return {
      stroke,
      'stroke-width': 1.5,
      'stroke-dasharray': '1.5 5',
      'stroke-linecap': 'round',
      opacity: 0.7,
    }
  return {
    stroke,
    'stroke-width': reach === 'built' ? 2.75 : 2,
    'stroke-dasharray': crtc === null ? null : CRTC_DASH[crtc],
  }
}

/** Half an arrow: the other half would be the remote-endpoint that is missing. */
const drawOneWay = ({ x, y }: Point, theme: PictureTheme): Markup =>
  element(
    'g',
    {
      transform: `translate(${num(x)} ${num(y)})`,
      stroke: theme.warn,
      'stroke-width': 1.5,
      'stroke-linejoin': 'round',
    },
    element('circle', { r: 7, fill: theme.panel }),
    element('path', { d: 'M-4 0H4L0 -4' }),
  )

const drawUnknown = ({ x, y }: Point, theme: PictureTheme): Markup =>
  element(
    'g',
    { transform: `translate(${num(x)} ${num(y)})` },
    element('circle', { r: 7, fill: theme.warnBg, stroke: theme.warn, 'stroke-width': 1.5 }),
    drawText('?', {
      x: 0,
      middle: 0,
      size: 11,
      weight: 'bold',
      anchor: 'middle',
      fill: theme.warn,
    }),
  )

const drawCross = ({ x, y }: Point, theme: PictureTheme): Markup =>
  element('path', {
    transform: `translate(${num(x - CROSS_BACK)} ${num(y)})`,
    d: 'M-5 -5L5 5M5 -5L-5 5',
    stroke: theme.bad,
    'stroke-width': 2.5,
    'stroke-linecap': 'round',
  })
