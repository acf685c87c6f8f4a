import { failed, type Outcome, ok } from './outcome.ts'

/**
 * Longest link text made or taken, in characters: what chat programs and servers still pass on.
 *
 * @internal tests go to the limit
 */
export const MOST_PACKED = 8 * 1024
/**
 * Longest text a link may unpack to, in bytes.
 *
 * @internal tests go to the limit
 */
export const MOST_UNPACKED = 256 * 1024

export interface PackLimits {
  /** In characters. */
  readonly packed: number
  /** In bytes. */
  readonly unpacked: number
}

export const LINK_LIMITS: PackLimits = { packed: MOST_PACKED, unpacked: MOST_UNPACKED }
/** Of a project inside a picture: no server stands in the way of a file. */
export const PICTURE_LIMITS: PackLimits = { packed: 2 ** 20, unpacked: 16 * 2 ** 20 }

/** Stands first; another way of packing gets another one. */
export const VERSION = '1'

/** The text again. Whatever comes, little more is made of it than the limits say. */
export async function unpackText(
  packed: string,
  limits: PackLimits = LINK_LIMITS,
): Promise<Outcome<string>> {
  if (packed.length > limits.packed)
    return failed(
      `The link is longer than any that Portwire makes: it has more than ${limits.packed} characters.`,
    )
  if (!packed.startsWith(VERSION)) {
    return failed('The link was made by another version of Portwire, or is cut off.')
  }
  const bytes = fromBase64Url(packed.slice(VERSION.length))
  return bytes === null ? DAMAGED : inflateBounded(bytes, limits.unpacked)
}

const DAMAGED = failed('The link is damaged: copy the whole of it.')

async function inflateBounded(
  bytes: Uint8Array<ArrayBuffer>,
  most: number,
): Promise<Outcome<string>> {
  // The browser's own: one that the page brings along would be 5 kB more to wait for.
  const inflated = new Blob([bytes]).stream().pipeThrough(new DecompressionStream('deflate-raw'))
  const reader = inflated.getReader()
  const chunks: Uint8Array<ArrayBuffer>[] = []
  let size = 0
  try {
    for (;;) {
      const { done, value } = await reader.read()
      if (done) return ok(await new Blob(chunks).text())
      chunks.push(value)
      size += value.length
      if (size > most) {
        await reader.cancel()
        return failed(
          `The link unpacks to more than ${most / 1024} KiB, which is too large. Portwire makes none like it, so it is damaged or from elsewhere: ask for a new one, or for a file.`,
        )
      }
    }
  } catch {
    return DAMAGED
  }
}

function fromBase64Url(text: string): Uint8Array<ArrayBuffer> | null {
  if (!/^[\w-]*$/.test(text)) return null
  try {
    const binary = atob(text.replaceAll('-', '+').replaceAll('_', '/'))
    return Uint8Array.from(binary, (char) => char.charCodeAt(0))
  } catch {
    return null
  }
}
