import normal from '@fontsource/inter/files/inter-latin-400-normal.woff2?url'
import bold from '@fontsource/inter/files/inter-latin-600-normal.woff2?url'

/** Addresses of the font of the window and of pictures, Inter, by weight. */
export const FONT_FILES = { 400: normal, 600: bold } as const
