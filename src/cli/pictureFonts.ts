import normal from '@fontsource/inter/files/inter-latin-400-normal.woff2?inline'
import bold from '@fontsource/inter/files/inter-latin-600-normal.woff2?inline'
import type { PictureFonts } from '../core/picture/pictureFonts.ts'

/** Built into the command line: a picture it makes is the one the page makes. */
export const PICTURE_FONTS: PictureFonts = { normal, bold }
