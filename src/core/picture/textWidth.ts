/**
 * How wide a text may get, px, whichever of the usual sans-serif fonts draws it: an advance for each
 * class of characters, in em, at the upper end of what those fonts have (DejaVu Sans is the widest).
 * A picture is drawn where nothing can be measured, and looked at with fonts nobody knows.
 */
export function widestWidth(text: string, size: number, weight: 'normal' | 'bold'): number {
  const wide = Array.from(text).reduce((sum, char) => sum + advanceOf(char), 0)
  return wide * size * (weight === 'bold' ? BOLDER : 1)
}

const BOLDER = 1.1

const CLASSES: readonly (readonly [chars: string, em: number])[] = [
  ["iIjl|!'.,:;", 0.34],
  ['frt()[]{}-/\\" ·`', 0.42],
  ['*+=<>~^_#$%&?', 0.84],
  ['mwMW@%', 1],
]
const ADVANCES: ReadonlyMap<string, number> = new Map(
  CLASSES.flatMap(([chars, em]) => Array.from(chars, (char) => [char, em] as const)),
)

function advanceOf(char: string): number {
  const known = ADVANCES.get(char)
  if (known !== undefined) return known
  if (/[a-z0-9]/.test(char)) return 0.64
  if (/[A-Z]/.test(char)) return 0.8
  return 1.1
}

/** Every character of a monospaced font is as wide as the next. DejaVu Sans Mono has 0.602 em. */
export const monoWidth = (text: string, size: number): number =>
  Array.from(text).length * size * 0.61

/** How much narrower than its widest a text may be drawn before it is cut instead. */
const SQUEEZE = 0.86

export interface FittedText {
  readonly text: string
  /** The width it has to be drawn in; null where it cannot be too wide. */
  readonly width: number | null
}

/** A text in the room there is: as it is, held to the room's width, or cut with '…'. */
export function fitText(
  text: string,
  room: number,
  size: number,
  weight: 'normal' | 'bold',
): FittedText {
  const width = (some: string): number => widestWidth(some, size, weight)
  if (width(text) <= room) return { text, width: null }
  if (width(text) * SQUEEZE <= room) return { text, width: room }
  const chars = Array.from(text)
  while (chars.length > 0 && width(`${chars.join('')}…`) > room) chars.pop()
  return { text: `${chars.join('')}…`, width: null }
}

/** A text in lines no wider than the room. A word too long for a line is broken. */
export function wrapWords(
  words: readonly Word[],
  room: number,
  size: number,
): readonly (readonly Word[])[] {
  const lines: Word[][] = [[]]
  let used = 0
  const space = widestWidth(' ', size, 'normal') * TYPICAL
  for (const word of words.flatMap((one) => pieces(one, room, size))) {
    const width = widestWidth(word.text, size, word.weight) * TYPICAL
    if (used > 0 && used + space + width > room) {
      lines.push([])
      used = 0
    }
    lines.at(-1)?.push(word)
    used += width + (used > 0 ? space : 0)
  }
  return lines
}

export interface Word {
  readonly text: string
  readonly weight: 'normal' | 'bold'
}

/** Lines of words are set at the width most fonts have; one that may be too wide is held to the room. */
const TYPICAL = 0.9

function pieces({ text, weight }: Word, room: number, size: number): Word[] {
  const most = Math.max(1, Math.floor(room / (size * 1.1)))
  if (widestWidth(text, size, weight) * TYPICAL <= room) return [{ text, weight }]
  const chars = Array.from(text)
  return Array.from({ length: Math.ceil(chars.length / most) }, (_, at) => ({
    text: chars.slice(at * most, (at + 1) * most).join(''),
    weight,
  }))
}
