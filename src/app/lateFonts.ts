import { onFirstPaint } from '../platform/onFirstPaint.ts'
import { FONT_FILES } from './fontFiles.ts'

/**
 * Fetches the font of the window once something is on the screen: nothing waits for it, and until then
 * text stands in a font of the machine (`ui/base.css`). Where it cannot be had, it goes on to.
 */
export function fetchFontsLate(): void {
  onFirstPaint(() => {
    for (const [weight, file] of Object.entries(FONT_FILES)) {
      const face = new FontFace('Inter', `url("${file}")`, { weight })
      document.fonts.add(face)
      face.load().catch(() => {})
    }
  })
}
