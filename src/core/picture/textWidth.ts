/**
 * How wide a text may get, px, whichever of the usual sans-serif fonts draws it: an advance for each
 * class of characters, in em, at the upper end of what those fonts have (DejaVu Sans is the widest).
 * A picture is drawn where nothing can be measured, and looked at with fonts nobody knows.
 */
function widestWidth(text: string, size: number, weight: 'normal' | 'bold'): number {
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
const monoWidth = (text: string, size: number): number => Array.from(text).length * size * 0.61

export interface TextFont {
  /** px */
  readonly size: number
  readonly weight: 'normal' | 'bold'
  readonly mono: boolean
}

/** How wide a text gets, px. */
export interface TextWidths {
  /** Measured with the very font of the screen, or a bound that holds for any. */
  readonly isMeasured: boolean
  readonly of: (text: string, font: TextFont) => number
}

/** For where nothing can be measured. */
export const WIDEST: TextWidths = {
  isMeasured: false,
  of: (text, { size, weight, mono }) =>
    mono ? monoWidth(text, size) : widestWidth(text, size, weight),
}

/** How much narrower than its widest a text may be drawn before it is cut instead. */
const SQUEEZE = 0.86

export interface FittedText {
  readonly text: string
  /** The width it has to be drawn in; null where it cannot be too wide. */
  readonly width: number | null
}

/**
 * A text in the room there is: as it is, held to the room's width, or cut with '…' as the screen cuts it.
 * A measured one is held to its own width: it takes as much room whatever font draws it later.
 */
export function fitText(
  text: string,
  room: number,
  font: TextFont,
  { of, isMeasured }: TextWidths = WIDEST,
): FittedText {
  const fitted = (some: string): FittedText => ({
    text: some,
    width: isMeasured ? of(some, font) : null,
  })
  if (of(text, font) <= room) return fitted(text)
  if (!isMeasured && of(text, font) * SQUEEZE <= room) return { text, width: room }
  const chars = Array.from(text)
  while (chars.length > 0 && of(`${chars.join('')}…`, font) > room) chars.pop()
  return fitted(`${chars.join('')}…`)
}

/** A text in lines no wider than the room. A word too long for a line is broken. */
export function wrapWords(
  words: readonly Word[],
  room: number,
  size: number,
  widths: TextWidths = WIDEST,
): readonly (readonly Word[])[] {
  const lines: Word[][] = [[]]
  const widthOf = ({ text, weight }: Word): number =>
    widths.of(text, { size, weight, mono: false }) * (widths.isMeasured ? 1 : TYPICAL)
  let used = 0
  const space = widthOf({ text: ' ', weight: 'normal' })
  for (const word of words.flatMap((one) => pieces(one, widthOf(one), room, size))) {
    const width = widthOf(word)
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

function pieces({ text, weight }: Word, width: number, room: number, size: number): Word[] {
  const most = Math.max(1, Math.floor(room / (size * 1.1)))
  if (width <= room) return [{ text, weight }]
  const chars = Array.from(text)
  return Array.from({ length: Math.ceil(chars.length / most) }, (_, at) => ({
    text: chars.slice(at * most, (at + 1) * most).join(''),
    weight,
  }))
}
