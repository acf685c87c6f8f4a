import { arrived } from '../../platform/arrived.ts'
import type { Told } from './clipboard.ts'

type Clipboard = typeof import('./clipboard.ts')

let here: Clipboard | null = null

/** Reads and writes DTS, so it comes after the canvas; null until it is here. */
export const clipboardHere = (): Clipboard | null => here

/** Fetches it where it is not here yet; where it cannot be fetched, that is the answer. */
export async function withClipboard(
  use: (clipboard: Clipboard) => Told | null,
): Promise<Told | null> {
  const part = await arrived(import('./clipboard.ts'))
  if (part.kind === 'failed') return { done: false, text: part.message }
  here = part.value
  return use(here)
}
