import { INTER_ADVANCES, UNITS_PER_EM } from './interAdvances.ts'

export interface TextFont {
  /** px */
  readonly size: number
  readonly weight: 'normal' | 'bold'
  /** More room after each letter, px. */
  readonly spacing?: number
}

const advancesOf = (weight: TextFont['weight']): ReadonlyMap<string, number> =>
  new Map(
    INTER_ADVANCES[weight].flatMap(([from, advances]) =>
      advances.map((advance, at) => [String.fromCodePoint(from + at), advance] as const),
    ),
  )
const ADVANCES = { normal: advancesOf('normal'), bold: advancesOf('bold') }

/**
 * How wide a text gets, px: its letters' advances in Inter, which the canvas draws without kerning
 * (`ui/base.css`). A letter Inter lacks comes from a font nobody knows, and is reckoned an em wide.
 */
export function textWidth(text: string, { size, weight, spacing = 0 }: TextFont): number {
  const chars = Array.from(text)
  const units = chars.reduce((sum, char) => sum + (ADVANCES[weight].get(char) ?? UNITS_PER_EM), 0)
  return (units / UNITS_PER_EM) * size + chars.length * spacing
}

/** A text in the room there is: as it is, or cut with '…' as the screen cuts it. */
export function fitText(text: string, room: number, font: TextFont): string {
  if (textWidth(text, font) <= room) return text
  const chars = Array.from(text)
  while (chars.length > 0 && textWidth(`${chars.join('')}…`, font) > room) chars.pop()
  return `${chars.join('')}…`
}

export interface Word {
  readonly text: string
  readonly weight: 'normal' | 'bold'
}

/** A text in lines no wider than the room. A word too long for a line is broken. */
export function wrapWords(
  words: readonly Word[],
  room: number,
  size: number,
): readonly (readonly Word[])[] {
  const lines: Word[][] = [[]]
  const widthOf = ({ text, weight }: Word): number => textWidth(text, { size, weight })
  let used = 0
  const space = widthOf({ text: ' ', weight: 'normal' })
  for (const word of words.flatMap((one) => pieces(one, room, size))) {
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

/** A word, or the parts of one that no line can hold; a letter at the least each. */
function pieces({ text, weight }: Word, room: number, size: number): Word[] {
  const parts: string[] = ['']
  for (const char of text) {
    const longer = `${parts.at(-1)}${char}`
    if (parts.at(-1) === '' || textWidth(longer, { size, weight }) <= room)
      parts[parts.length - 1] = longer
    else parts.push(char)
  }
  return parts.map((part) => ({ text: part, weight }))
}
