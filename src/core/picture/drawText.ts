import { type FittedText, fitText } from './textWidth.ts'
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
}

export const SANS = 'Inter, ui-sans-serif, system-ui, "Segoe UI", Arial, sans-serif'
const MONO = '"JetBrains Mono", ui-monospace, SFMono-Regular, Menlo, monospace'

/** From a line's middle down to where its letters stand, in em. */
const BASELINE = 0.35

export function drawText(text: string | FittedText, look: TextLook): Markup {
  const fitted = typeof text === 'string' ? { text, width: null } : text
  return element('text', textAttributes(look, fitted.width), textNode(fitted.text))
}

/** One line of text no wider than the room it has. */
export const drawFitted = (text: string, room: number, look: TextLook): Markup =>
  drawText(fitText(text, room, look.size, look.weight ?? 'normal'), look)

export const textAttributes = (look: TextLook, width: number | null): Attributes => ({
  x: look.x,
  y: look.middle + look.size * BASELINE,
  'font-size': look.size,
  'font-weight': look.weight === 'bold' ? 600 : null,
  'font-family': look.mono === true ? MONO : null,
  'text-anchor': look.anchor ?? null,
  fill: look.fill,
  textLength: width,
  lengthAdjust: width === null ? null : 'spacingAndGlyphs',
})
