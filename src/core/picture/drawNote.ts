import { textAttributes } from './drawText.ts'
import type { PictureTheme } from './pictureTheme.ts'
import type { SceneNote } from './sceneNotes.ts'
import type { Box } from './shapes.ts'
import { textWidth, type Word, wrapWords } from './textWidth.ts'
import { element, type Markup, num, textNode } from './xml.ts'

const SIZE = 12
const LINE_HEIGHT = 17
const PADDING = { x: 13, y: 9 }

/** Where a note is drawn: as tall as its words need, as no window can scroll in a picture. */
export function noteBox({ x, y, width, height, view }: SceneNote): Box {
  const lines = noteLines(view, width).length
  return { x, y, width, height: Math.max(height, lines * LINE_HEIGHT + 2 * PADDING.y) }
}

/** What happens where a path stops, with a line to the block. */
export function drawNote(note: SceneNote, theme: PictureTheme): Markup {
  const box = noteBox(note)
  const [from, to] = note.view.place.leader
  return element(
    'g',
    { class: 'note' },
    element('path', {
      d: `M${num(from.x)} ${num(from.y)}L${num(to.x)} ${num(to.y)}`,
      stroke: theme.bad,
      'stroke-width': 1.25,
      'stroke-dasharray': '3 3',
    }),
    element('rect', {
      x: box.x + 0.5,
      y: box.y + 0.5,
      width: box.width - 1,
      height: box.height - 1,
      rx: 7.5,
      fill: theme.panel,
      stroke: theme.bad,
    }),
    ...noteLines(note.view, box.width).map((words, at) =>
      drawLine(words, { x: box.x + PADDING.x, top: box.y + PADDING.y + at * LINE_HEIGHT }, theme),
    ),
  )
}

const noteLines = ({ title, sentence }: SceneNote['view'], width: number) =>
  wrapWords([...words(title, 'bold'), ...words(sentence, 'normal')], width - 2 * PADDING.x, SIZE)

const words = (text: string, weight: Word['weight']): Word[] =>
  text
    .split(/\s+/)
    .filter((word) => word !== '')
    .map((word) => ({ text: word, weight }))

function drawLine(
  line: readonly Word[],
  { x, top }: { readonly x: number; readonly top: number },
  theme: PictureTheme,
): Markup {
  const width = line.reduce(
    (sum, { text, weight }, at) =>
      sum + textWidth(at === 0 ? text : ` ${text}`, { size: SIZE, weight }),
    0,
  )
  const look = { x, middle: top + LINE_HEIGHT / 2, size: SIZE, fill: theme.ink }
  return element(
    'text',
    textAttributes(look, width),
    ...line.map(({ text, weight }, at) => {
      const spaced = textNode(at === 0 ? text : ` ${text}`)
      const bold = { 'font-weight': 600, fill: theme.bad }
      return weight === 'bold' ? element('tspan', bold, spaced) : spaced
    }),
  )
}
