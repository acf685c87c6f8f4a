import normalFile from '@fontsource/inter/files/inter-latin-400-normal.woff2?url'
import boldFile from '@fontsource/inter/files/inter-latin-600-normal.woff2?url'
import { toBase64 } from '../../core/base/base64.ts'
import type { PictureFonts } from '../../core/picture/pictureFonts.ts'
import { type Outcome, ok } from '../../platform/outcome.ts'
import { readAsset } from '../../platform/readAsset.ts'

/** The very files the window is drawn in (`ui/base.css`), to be put into a picture. */
export async function loadPictureFonts(): Promise<Outcome<PictureFonts>> {
  const [normal, bold] = await Promise.all([readAsset(normalFile), readAsset(boldFile)])
  if (normal.kind === 'failed') return normal
  if (bold.kind === 'failed') return bold
  return ok({ normal: dataOf(normal.value), bold: dataOf(bold.value) })
}

const dataOf = (bytes: Uint8Array): string => `data:font/woff2;base64,${toBase64(bytes)}`
