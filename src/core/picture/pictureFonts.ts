import { SANS } from './drawText.ts'
import { element, type Markup, textNode } from './xml.ts'

/** The font files a picture takes along, in both weights it is drawn in. */
export interface PictureFonts {
  /** Each a WOFF2 file as 'data:font/woff2;base64,…'. */
  readonly normal: string
  readonly bold: string
}

/** Puts the fonts into a picture, under the name its texts ask for, with letters set as on the canvas. */
export const fontsElement = ({ normal, bold }: PictureFonts): Markup =>
  element('style', {}, textNode(`${face(400, normal)}${face(600, bold)}${LETTERS}`))

const LETTERS = 'text{font-kerning:none;font-variant-ligatures:none}'

const face = (weight: number, data: string): string =>
  `@font-face{font-family:${FAMILY};font-weight:${weight};src:url(${data})}`

const [FAMILY = ''] = SANS.split(',', 1)
