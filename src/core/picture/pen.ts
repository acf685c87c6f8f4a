import type { PictureTheme } from './pictureTheme.ts'
import type { TextWidths } from './textWidth.ts'

/** What a picture is drawn with: the colours of a theme, and how wide its texts get. */
export interface Pen extends PictureTheme {
  readonly widths: TextWidths
}
