import { fitText, type TextFont, textWidth } from './textWidth.ts'
import { type Attributes, element, type Markup, textNode } from './xml.ts'

export interface TextLook extends Omit<TextFont, 'weight'> {
  readonly x: number
  /** Middle of the line it stands in. */
  readonly middle: number
  readonly fill: string
  readonly weight?: TextFont['weight']
  readonly anchor?: 'start' | 'middle' | 'end'
}

/** The font of the window (`ui/tokens.css`), and what stands in where a viewer shows no font of a file. */
export const SANS = '"Inter", ui-sans-serif, system-ui, "Segoe UI", sans-serif'

/** From a line's middle down to where its letters stand, in em. */
const BASELINE = 0.35

export const drawText = (text: string, look: TextLook): Markup =>
  element('text', textAttributes(look, textWidth(text, fontOf(look))), textNode(text))

/** One line of text no wider than the room it has. */
export const drawFitted = (text: string, room: number, look: TextLook): Markup =>
  drawText(fitText(text, room, fontOf(look)), look)

const fontOf = (look: TextLook): TextFont => ({ ...look, weight: look.weight ?? 'normal' })

/** @param width - it is held to that, px: it takes as much room whatever font draws it */
export const textAttributes = (look: TextLook, width: number): Attributes => ({
  x: look.x,
  y: look.middle + look.size * BASELINE,
  'font-size': look.size,
  'font-weight': look.weight === 'bold' ? 600 : null,
  'text-anchor': look.anchor ?? null,
  'letter-spacing': look.spacing ?? null,
  fill: look.fill,
  textLength: width,
  lengthAdjust: 'spacingAndGlyphs',
})
