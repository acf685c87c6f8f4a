import type { CollapsedLine } from './collapsedLines.ts'
import { drawBlock } from './drawBlock.ts'
import { chipBox, drawCollapsed } from './drawCollapsed.ts'
import { drawLink } from './drawLink.ts'
import { drawNote, noteBox } from './drawNote.ts'
import { SANS } from './drawText.ts'
import { projectElement } from './embeddedProject.ts'
import { fontsElement, type PictureFonts } from './pictureFonts.ts'
import { PICTURE_THEMES, type PictureThemeName } from './pictureTheme.ts'
import type { Scene } from './scene.ts'
import type { Box } from './shapes.ts'
import { element, num, textNode } from './xml.ts'

export interface PictureOptions {
  readonly theme: PictureThemeName
  readonly title: string
  /** The project, packed, for the picture to be opened again; null for a picture alone. */
  readonly project: string | null
  /** Null where it is drawn on a page that has them; any other viewer stretches what it has instead. */
  readonly fonts: PictureFonts | null
  /** The paths of which the scene holds only the ends. */
  readonly collapsed?: readonly CollapsedLine[]
  /** Ids of the links over which no table is known to route pixels. */
  readonly unknown: ReadonlySet<string>
}

/** Kept free around what is drawn; half a handle and the name of a lane stand out of a block, px. */
const MARGIN = 24
const HANDLE_OUT = 14
const LANE_ABOVE = 28
const LANE_WIDTH = 160

/**
 * A scene as an SVG file of its own: every block, link and note where the canvas has it, in the same
 * colours, dashes and letters. It holds no script and no reference to anything outside.
 */
export function pictureSvg(scene: Scene, options: PictureOptions): string {
  const { title, project, fonts, collapsed = [], unknown } = options
  const theme = PICTURE_THEMES[options.theme]
  const { x, y, width, height } = pictureBox(scene, collapsed)
  const blocks = [...scene.views].flatMap(([id, view]) => {
    const box = scene.boxes.get(id)
    return box === undefined ? [] : [drawBlock(view, box, theme)]
  })
  const { xml } = element(
    'svg',
    {
      xmlns: 'http://www.w3.org/2000/svg',
      width,
      height,
      viewBox: [x, y, width, height].map(num).join(' '),
      role: 'img',
      'font-family': SANS,
      'text-rendering': 'geometricPrecision',
    },
    element('title', {}, textNode(title)),
    fonts === null ? null : fontsElement(fonts),
    project === null ? null : projectElement(project),
    element('rect', { x, y, width, height, fill: theme.bg }),
    element(
      'g',
      {},
      ...[...scene.links].map(([id, link]) => drawLink(link, unknown.has(id), theme)),
    ),
    element('g', {}, ...[...scene.notes.values()].map((note) => drawNote(note, theme))),
    element('g', {}, ...blocks),
    element('g', {}, ...collapsed.map((line) => drawCollapsed(line, theme))),
  )
  return `<?xml version="1.0" encoding="UTF-8"?>\n${xml}\n`
}

/** All that is drawn with a margin around it, in whole px. */
export function pictureBox(scene: Scene, collapsed: readonly CollapsedLine[] = []): Box {
  const parts: Box[] = [...[...scene.notes.values()].map(noteBox), ...collapsed.map(chipBox)]
  for (const [id, box] of scene.boxes) {
    const lanes = scene.views.get(id)?.lanes.length ?? 0
    const { x, y, width, height } = box
    parts.push({ x: x - HANDLE_OUT, y: y - 10, width: width + 2 * HANDLE_OUT, height: height + 18 })
    if (lanes > 0) parts.push({ x, y: y - LANE_ABOVE, width: lanes * LANE_WIDTH, height: 1 })
  }
  for (const { points } of [...scene.links.values(), ...collapsed])
    for (const { x, y } of points) parts.push({ x, y, width: 0, height: 0 })
  if (parts.length === 0) return { x: 0, y: 0, width: 2 * MARGIN, height: 2 * MARGIN }
  const left = Math.floor(least(parts, ({ x }) => x)) - MARGIN
  const top = Math.floor(least(parts, ({ y }) => y)) - MARGIN
  const right = Math.ceil(-least(parts, ({ x, width }) => -x - width)) + MARGIN
  const bottom = Math.ceil(-least(parts, ({ y, height }) => -y - height)) + MARGIN
  return { x: left, y: top, width: right - left, height: bottom - top }
}

const least = (boxes: readonly Box[], measure: (box: Box) => number): number =>
  boxes.reduce((low, box) => Math.min(low, measure(box)), Number.POSITIVE_INFINITY)
