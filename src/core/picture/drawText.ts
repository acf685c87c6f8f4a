import { fitText, type TextWidths } from './textWidth.ts'
import { type Attributes, element, type Markup, textNode } from './xml.ts'

export interface TextLook {
  readonly x: number
  /** Middle of the line it stands in. */
  readonly middle: number
  readonly size: number
  readonly fill: string
  readonly weight?: 'normal' | 'bold'
  readonly mono?: boolean
  readonly anchor?: 'start' | 'middle' | 'end'
  /** More room between letters, px. */
  readonly spacing?: number
}

/** The fonts of the window (`ui/tokens.css`). None is shipped: whoever looks has one of them. */
export const SANS = '"Inter", ui-sans-serif, system-ui, "Segoe UI", sans-serif'
export const MONO = '"JetBrains Mono", ui-monospace, SFMono-Regular, Menlo, monospace'

/** From a line's middle down to where its letters stand, in em. */
const BASELINE = 0.35

export const drawText = (text: string, look: TextLook, widths: TextWidths): Markup =>
  drawFitted(text, Number.POSITIVE_INFINITY, look, widths)

/** One line of text no wider than the room it has. */
export function drawFitted(text: string, room: number, look: TextLook, widths: TextWidths): Markup {
  const { size, weight = 'normal', mono = false } = look
  const fitted = fitText(text, room, { size, weight, mono }, widths)
  const spaced = Array.from(fitted.text).length * (look.spacing ?? 0)
  const width = fitted.width === null ? null : fitted.width + spaced
  return element('text', textAttributes(look, width), textNode(fitted.text))
}

export const textAttributes = (look: TextLook, width: number | null): Attributes => ({
  x: look.x,
  y: look.middle + look.size * BASELINE,
  'font-size': look.size,
  'font-weight': look.weight === 'bold' ? 600 : null,
  'font-family': look.mono === true ? MONO : null,
  'text-anchor': look.anchor ?? null,
  'letter-spacing': look.spacing ?? null,
  fill: look.fill,
  textLength: width,
  lengthAdjust: width === null ? null : 'spacingAndGlyphs',
})
