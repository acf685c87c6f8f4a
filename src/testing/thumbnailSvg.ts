import { pictureBox } from '../core/picture/pictureSvg.ts'
import type { PictureThemeName } from '../core/picture/pictureTheme.ts'
import {
  CRTC_DASH,
  crtcColor,
  PICTURE_THEMES,
  type PictureTheme,
} from '../core/picture/pictureTheme.ts'
import { roundedPath } from '../core/picture/routeLink.ts'
import type { Scene } from '../core/picture/scene.ts'
import type { Box } from '../core/picture/shapes.ts'
import type { BlockView, LinkView } from '../core/picture/shown.ts'
import { element, type Markup, num } from '../core/picture/xml.ts'

/** All in px of the canvas: what is drawn shows at about a fifth of its size. */
const LINE = 9
const FRAME = 5
const STRIPE = 22
const BADGE = 24

/**
 * A scene small enough to lie beside a title: blocks by their kind, links by their path, and where a
 * path stops. No word of it could be read, so none is there, nor are handles and notes. What comes with
 * the page is drawn ahead, so that nobody has to fetch what draws it.
 */
export function thumbnailSvg(scene: Scene, themeName: PictureThemeName): string {
  const theme = PICTURE_THEMES[themeName]
  const { x, y, width, height } = pictureBox({ ...scene, notes: new Map() })
  const { xml } = element(
    'svg',
    {
      xmlns: 'http://www.w3.org/2000/svg',
      width,
      height,
      viewBox: [x, y, width, height].map(num).join(' '),
    },
    element(
      'g',
      { fill: 'none', 'stroke-width': LINE },
      ...[...scene.links.values()].map((link) => drawLine(link, theme)),
    ),
    ...[...scene.views].flatMap(([id, view]) => {
      const box = scene.boxes.get(id)
      return box === undefined ? [] : [drawBox(view, box, theme)]
    }),
  )
  return `${xml}\n`
}

function drawLine({ crtc, reach, refused, points }: LinkView, theme: PictureTheme): Markup {
  const isUnreached = reach === 'unreached'
  return element('path', {
    d: roundedPath(points.map(({ x, y }) => ({ x: Math.round(x), y: Math.round(y) }))),
    stroke: refused ? theme.bad : crtcColor(theme, isUnreached ? null : crtc, theme.faint),
    'stroke-dasharray': isUnreached ? '5 16' : dashOf(crtc),
    'stroke-linecap': isUnreached ? 'round' : null,
  })
}

/** The path's own dash, as much longer as the line is wider. */
function dashOf(crtc: LinkView['crtc']): string | null {
  const dash = crtc === null ? null : CRTC_DASH[crtc]
  return dash === null ? null : dash.replace(/\d+/g, (length) => String(Number(length) * 3))
}

function drawBox(view: BlockView, box: Box, theme: PictureTheme): Markup {
  const { kind, disabled, unreached, problems } = view
  const { x, y, width, height } = box
  const isStopped = problems.length > 0
  const frame = { x, y, width, height, rx: 12 }
  return element(
    'g',
    { opacity: unreached && !disabled ? 0.6 : null },
    element('rect', {
      ...frame,
      fill: isStopped ? theme.badBg : disabled ? theme.bg : theme.raise,
      stroke: isStopped ? theme.bad : theme.line,
      'stroke-width': FRAME,
      'stroke-dasharray': disabled ? '16 12' : null,
    }),
    element('rect', {
      x: x + STRIPE / 2,
      y: y + STRIPE / 2,
      width: disabled ? STRIPE / 2 : STRIPE,
      height: height - STRIPE,
      rx: 5,
      fill: theme.kind[kind],
    }),
    isStopped ? element('circle', { cx: x + width, cy: y, r: BADGE, fill: theme.bad }) : null,
  )
}
