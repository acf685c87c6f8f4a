import { CRTC_NAMES } from '../drivers/mediatek-drm/resolveMmsys.ts'
import type { CrtcIndex } from '../drivers/mediatek-drm/walkPath.ts'
import { type BlockHandle, HANDLE_HEIGHT } from './blockHandles.ts'
import { describeBlock } from './describeShown.ts'
import { drawFitted, drawText } from './drawText.ts'
import type { Pen } from './pen.ts'
import { CRTC_DASH, crtcColor, mix } from './pictureTheme.ts'
import type { Box } from './shapes.ts'
import type { BlockView } from './shown.ts'
import { element, type Markup, num, textNode } from './xml.ts'

const RADIUS = 9
/** From the block's edge to its words, and the middles of its two lines; all px. */
const LEFT = 12
const RIGHT = 11
const HEAD_MIDDLE = 18
const TITLE_MIDDLE = 35.5
const KIND_SIZE = 9
const CODE = { size: 10, weight: 'normal', mono: true } as const
const GAP = 6
/**
 * Between the letters of a block's code, px.
 *
 * @internal compared with what the window has
 */
export const CODE_SPACING = -0.8

/** A block with its handles, tags and the names of the lanes that begin at it. */
export function drawBlock(view: BlockView, box: Box, theme: Pen): Markup {
  const { width } = box
  return element(
    'g',
    { class: 'block', transform: `translate(${num(box.x)} ${num(box.y)})` },
    element('title', {}, textNode(`${describeBlock(view)} (${view.path})`)),
    ...view.lanes.map((crtc, at) => drawLane(crtc, at, theme)),
    drawFrame(view, box, theme),
    drawKind(view, theme),
    ...drawWords(view, width, theme),
    ...drawTags(view, box, theme),
    ...view.handles.filter(({ isNew }) => !isNew).map((one) => drawHandle(one, width, theme)),
    view.problems.length > 0 ? drawBadge(width, theme) : null,
  )
}

function drawFrame({ disabled, unreached, problems }: BlockView, box: Box, theme: Pen) {
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

function drawKind({ kind, disabled, unreached }: BlockView, theme: Pen): Markup {
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

function drawWords(view: BlockView, width: number, theme: Pen): (Markup | null)[] {
  const { name, code, title, disabled, unreached } = view
  const room = width - LEFT - RIGHT
  const nameRoom = room - KIND_SIZE - GAP
  const nameFont = { size: 13, weight: 'bold', mono: false } as const
  const nameWidth = Math.min(theme.widths.of(name, nameFont), nameRoom)
  const codeRoom = nameRoom - nameWidth - GAP
  const nameColor = disabled ? theme.faint : unreached ? theme.dim : theme.ink
  const titleColor = disabled || unreached ? theme.faint : theme.dim
  return [
    drawFitted(
      name,
      nameRoom,
      { ...nameFont, x: LEFT + KIND_SIZE + GAP, middle: HEAD_MIDDLE, fill: nameColor },
      theme.widths,
    ),
    drawCode(code, codeRoom, width - RIGHT, theme),
    drawFitted(
      title,
      room,
      { x: LEFT, middle: TITLE_MIDDLE, size: 11, fill: titleColor },
      theme.widths,
    ),
  ]
}

/** Component id or unit address: as much of it as the name leaves room for. */
function drawCode(code: string, room: number, x: number, theme: Pen): Markup | null {
  const fits = Math.floor(room / (theme.widths.of('0', CODE) + CODE_SPACING))
  if (code === '' || fits < Math.min(3, code.length)) return null
  const text = code.length <= fits ? code : `${code.slice(0, fits - 1)}…`
  const look = { ...CODE, x, middle: HEAD_MIDDLE, fill: theme.faint, anchor: 'end' } as const
  return drawText(text, { ...look, spacing: CODE_SPACING }, theme.widths)
}

function drawLane(crtc: CrtcIndex, at: number, theme: Pen): Markup {
  const color = theme.crtc[crtc]
  const [x, middle] = [2 + at * LANE_PITCH, -18]
  return element(
    'g',
    { class: 'lane' },
    element('path', {
      d: `M${x} ${middle}h22`,
      stroke: color,
      'stroke-width': 2.5,
      'stroke-dasharray': CRTC_DASH[crtc],
    }),
    drawText(
      `${CRTC_NAMES[crtc]} · endpoint ${crtc}`,
      { x: x + 29, middle, size: 11, weight: 'bold', fill: color },
      theme.widths,
    ),
  )
}

const LANE_PITCH = 164

function drawTags({ disabled, alias }: BlockView, { width, height }: Box, theme: Pen) {
  const tags: Markup[] = []
  let x = 12
  const tag = (room: number, fill: string, stroke: string, text: (x: number) => Markup): void => {
    const shape = { x, y: height - 9, width: room, height: 17, rx: 5, fill, stroke }
    tags.push(element('g', { class: 'tag' }, element('rect', shape), text(x + 6)))
    x += room + 4
  }
  const look = { middle: height - 0.5, size: 10 } as const
  if (disabled) {
    const room = theme.widths.of('disabled', { size: 10, weight: 'bold', mono: false }) + 12
    tag(room, theme.warnBg, mix(theme.warn, 0.45, theme.warnBg), (at) =>
      drawText('disabled', { ...look, x: at, weight: 'bold', fill: theme.warn }, theme.widths),
    )
  }
  const room = width - 12 - x
  if (alias !== '') {
    const most = Math.floor((room - 12) / theme.widths.of('0', CODE))
    const text = alias.length <= most ? alias : `${alias.slice(0, Math.max(0, most - 1))}…`
    tag(theme.widths.of(text, CODE) + 12, theme.panel, theme.line, (at) =>
      drawText(text, { ...look, x: at, mono: true, fill: theme.dim }, theme.widths),
    )
  }
  return tags
}

/** Half of a handle stands out of its block. */
function drawHandle(handle: BlockHandle, blockWidth: number, theme: Pen): Markup {
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
      : drawFitted(
          label,
          width - 4,
          {
            x: middle,
            middle: top,
            size: 10,
            weight: 'bold',
            mono: true,
            anchor: 'middle',
            fill: path,
          },
          theme.widths,
        ),
  )
}

/** At the corner of a block where a path stops. */
const drawBadge = (width: number, theme: Pen): Markup =>
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
