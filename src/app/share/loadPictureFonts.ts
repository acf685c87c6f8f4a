import { toBase64 } from '../../core/base/base64.ts'
import type { PictureFonts } from '../../core/picture/pictureFonts.ts'
import { type Outcome, ok } from '../../platform/outcome.ts'
import { readAsset } from '../../platform/readAsset.ts'
import { FONT_FILES } from '../fontFiles.ts'

/** The very files the window is drawn in, to be put into a picture. */
export async function loadPictureFonts(): Promise<Outcome<PictureFonts>> {
  const [normal, bold] = await Promise.all([readAsset(FONT_FILES[400]), readAsset(FONT_FILES[600])])
  if (normal.kind === 'failed') return normal
  if (bold.kind === 'failed') return bold
  return ok({ normal: dataOf(normal.value), bold: dataOf(bold.value) })
}

const dataOf = (bytes: Uint8Array): string => `data:font/woff2;base64,${toBase64(bytes)}`
