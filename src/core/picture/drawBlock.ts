import { CRTC_NAMES } from '../drivers/mediatek-drm/resolveMmsys.ts'
import type { CrtcIndex } from '../drivers/mediatek-drm/walkPath.ts'
import { type BlockHandle, HANDLE_HEIGHT } from './blockHandles.ts'
import { describeBlock } from './describeShown.ts'
import { drawFitted, drawText } from './drawText.ts'
import { CRTC_DASH, crtcColor, mix, type PictureTheme } from './pictureTheme.ts'
import type { Box } from './shapes.ts'
import type { BlockView } from './shown.ts'
import { fitText, textWidth } from './textWidth.ts'
import { element, type Markup, num, textNode } from './xml.ts'

const RADIUS = 9
/** From the block's edge to its words, and the middles of its two lines; all px. */
const LEFT = 12
const RIGHT = 11
const HEAD_MIDDLE = 18
const TITLE_MIDDLE = 35.5
const KIND_SIZE = 9
const SMALL = { size: 10, weight: 'normal' } as const
const GAP = 6
/**
 * Between the letters of a block's code, px.
 *
 * @internal compared with what the window has
 */
export const CODE_SPACING = -0.2

/** A block with its handles, tags and the names of the lanes that begin at it. */
export function drawBlock(view: BlockView, box: Box, theme: PictureTheme): Markup {
  const { width } = box
  return element(
    'g',
    { class: 'block', transform: `translate(${num(box.x)} ${num(box.y)})` },
    element('title', {}, textNode(`${describeBlock(view)} (${view.path})`)),
    ...drawLanes(view.lanes, theme),
    drawFrame(view, box, theme),
    drawKind(view, theme),
    ...drawWords(view, width, theme),
    ...drawTags(view, box, theme),
    ...view.handles.filter(({ isNew }) => !isNew).map((one) => drawHandle(one, width, theme)),
    view.problems.length > 0 ? drawBadge(width, theme) : null,
  )
}

function drawFrame({ disabled, unreached, problems }: BlockView, box: Box, theme: PictureTheme) {
  const isStopped = problems.length > 0
  const fill = disabled ? theme.bg : unreached ? mix(theme.raise, 0.55, theme.bg) : theme.raise
  const rect = (grow: number, attributes: Readonly<Record<string, string | number | null>>) =>
    element('rect', {
      x: -grow,
      y: -grow,
      width: box.width + 2 * grow,
      height: box.height + 2 * grow,
      rx: RADIUS + grow,
      ...attributes,
    })
  return element(
    'g',
    {},
    isStopped ? rect(1.5, { fill: 'none', stroke: theme.badBg, 'stroke-width': 3 }) : null,
    rect(-0.5, {
      class: 'frame',
      fill,
      stroke: isStopped ? theme.bad : theme.line,
      'stroke-dasharray': disabled ? '4 3' : null,
    }),
  )
}

function drawKind({ kind, disabled, unreached }: BlockView, theme: PictureTheme): Markup {
  const inset = disabled ? 0.75 : 0
  return element('rect', {
    x: LEFT + inset,
    y: HEAD_MIDDLE - KIND_SIZE / 2 + inset,
    width: KIND_SIZE - 2 * inset,
    height: KIND_SIZE - 2 * inset,
    rx: 2,
    fill: disabled ? 'none' : theme.kind[kind],
    stroke: disabled ? theme.kind[kind] : null,
    'stroke-width': disabled ? 1.5 : null,
    opacity: unreached && !disabled ? 0.55 : null,
  })
}

function drawWords(view: BlockView, width: number, theme: PictureTheme): (Markup | null)[] {
  const { name, code, title, disabled, unreached } = view
  const room = width - LEFT - RIGHT
  const nameRoom = room - KIND_SIZE - GAP
  const nameFont = { size: 13, weight: 'bold' } as const
  const nameWidth = Math.min(textWidth(name, nameFont), nameRoom)
  const codeRoom = nameRoom - nameWidth - GAP
  const nameColor = disabled ? theme.faint : unreached ? theme.dim : theme.ink
  const titleColor = disabled || unreached ? theme.faint : theme.dim
  return [
    drawFitted(name, nameRoom, {
      ...nameFont,
      x: LEFT + KIND_SIZE + GAP,
      middle: HEAD_MIDDLE,
      fill: nameColor,
    }),
    drawCode(code, codeRoom, width - RIGHT, theme),
    drawFitted(title, room, { x: LEFT, middle: TITLE_MIDDLE, size: 11, fill: titleColor }),
  ]
}

/** Component id or unit address: as much of it as the name leaves room for. */
function drawCode(code: string, room: number, x: number, theme: PictureTheme): Markup | null {
  const text = fitText(code, room, { ...SMALL, spacing: CODE_SPACING })
  if (text === '' || text === '…') return null
  const look = { ...SMALL, x, middle: HEAD_MIDDLE, fill: theme.faint, anchor: 'end' } as const
  return drawText(text, { ...look, spacing: CODE_SPACING })
}

/** As the canvas lays them out: a piece of the line, the words, and the next one after them. */
function drawLanes(lanes: BlockView['lanes'], theme: PictureTheme): Markup[] {
  let x = 2
  return lanes.map((crtc) => {
    const at = x
    const words = `${CRTC_NAMES[crtc]} · endpoint ${crtc}`
    x += LANE_LINE + LANE_GAP + textWidth(words, LANE) + LANES_APART
    return drawLane(words, crtc, at, theme)
  })
}

const LANE = { size: 11, weight: 'bold', spacing: 0.33 } as const
const LANE_LINE = 22
const LANE_GAP = 7
const LANES_APART = 14

function drawLane(words: string, crtc: CrtcIndex, x: number, theme: PictureTheme): Markup {
  const color = theme.crtc[crtc]
  const middle = -18
  return element(
    'g',
    { class: 'lane' },
    element('path', {
      d: `M${num(x)} ${middle}h${LANE_LINE}`,
      stroke: color,
      'stroke-width': 2.5,
      'stroke-dasharray': CRTC_DASH[crtc],
    }),
    drawText(words, { ...LANE, x: x + LANE_LINE + LANE_GAP, middle, fill: color }),
  )
}

function drawTags({ disabled, alias }: BlockView, { width, height }: Box, theme: PictureTheme) {
  const tags: Markup[] = []
  let x = 12
  const tag = (room: number, fill: string, stroke: string, text: (x: number) => Markup): void => {
    const shape = { x, y: height - 9, width: room, height: 17, rx: 5, fill, stroke }
    tags.push(element('g', { class: 'tag' }, element('rect', shape), text(x + 6)))
    x += room + 4
  }
  const look = { middle: height - 0.5, size: 10 } as const
  if (disabled) {
    const room = textWidth('disabled', { size: 10, weight: 'bold' }) + 12
    tag(room, theme.warnBg, mix(theme.warn, 0.45, theme.warnBg), (at) =>
      drawText('disabled', { ...look, x: at, weight: 'bold', fill: theme.warn }),
    )
  }
  const room = width - 12 - x
  if (alias !== '') {
    const text = fitText(alias, room - 12, SMALL)
    tag(textWidth(text, SMALL) + 12, theme.panel, theme.line, (at) =>
      drawText(text, { ...look, x: at, fill: theme.dim }),
    )
  }
  return tags
}

/** Half of a handle stands out of its block. */
function drawHandle(handle: BlockHandle, blockWidth: number, theme: PictureTheme): Markup {
  const { side, top, width, crtc, tone, label } = handle
  const middle = side === 'out' ? blockWidth : 0
  const path = tone === 'bad' ? theme.bad : crtcColor(theme, crtc, theme.dim)
  return element(
    'g',
    { class: 'handle' },
    element('title', {}, textNode(handle.title)),
    element('rect', {
      x: middle - width / 2 + 0.75,
      y: top - HANDLE_HEIGHT / 2 + 0.75,
      width: width - 1.5,
      height: HANDLE_HEIGHT - 1.5,
      rx: HANDLE_HEIGHT / 2 - 0.75,
      fill: tone === 'bad' ? theme.badBg : theme.panel,
      stroke: tone === 'idle' ? mix(path, 0.55, theme.bg) : path,
      'stroke-width': 1.5,
    }),
    label === ''
      ? element('circle', { cx: middle, cy: top, r: 2, fill: path })
      : drawFitted(label, width - 4, {
          x: middle,
          middle: top,
          size: 10,
          weight: 'bold',
          anchor: 'middle',
          fill: path,
        }),
  )
}

/** At the corner of a block where a path stops. */
const drawBadge = (width: number, theme: PictureTheme): Markup =>
  element(
    'g',
    {
      class: 'badge',
      transform: `translate(${num(width - 1)} 1)`,
      fill: 'none',
      stroke: theme.bad,
      'stroke-width': 1.5,
      'stroke-linecap': 'round',
      'stroke-linejoin': 'round',
    },
    element('circle', { r: 10.25, fill: theme.badBg }),
    element('path', { d: 'M0 -5.5L5.5 4H-5.5ZM0 -2V0.5M0 2.4V2.5' }),
  )
