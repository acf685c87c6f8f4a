import { deflateSync, Inflate, strFromU8, strToU8 } from 'fflate'
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

const LINK_LIMITS: PackLimits = { packed: MOST_PACKED, unpacked: MOST_UNPACKED }
/** Of a project inside a picture: no server stands in the way of a file. */
export const PICTURE_LIMITS: PackLimits = { packed: 2 ** 20, unpacked: 16 * 2 ** 20 }

/** Stands first; another way of packing gets another one. */
const VERSION = '1'
/** Packed bytes given to the inflater at once: at the most 1032 times as many come out. */
const PORTION = 128

/** A text made short: letters, digits, '-' and '_' only. */
export function packText(text: string, limits: PackLimits = LINK_LIMITS): Outcome<string> {
  const bytes = strToU8(text)
  const packed = VERSION + toBase64Url(deflateSync(bytes, { level: 9 }))
  return bytes.length > limits.unpacked || packed.length > limits.packed
    ? failed('This is too much for a link.')
    : ok(packed)
}

/** The text again. Whatever comes, no more bytes are made of it than the limits say. */
export function unpackText(packed: string, limits: PackLimits = LINK_LIMITS): Outcome<string> {
  if (packed.length > limits.packed)
    return failed('The link is longer than any that Portwire makes.')
  if (!packed.startsWith(VERSION)) {
    return failed('The link was made by another version of Portwire, or is cut off.')
  }
  const bytes = fromBase64Url(packed.slice(VERSION.length))
  const inflated = bytes === null ? null : inflateBounded(bytes, limits.unpacked)
  return inflated === null ? failed('The link is damaged: copy the whole of it.') : ok(inflated)
}

/** Null for what is no deflated text, is not whole, or would grow too large. */
function inflateBounded(bytes: Uint8Array, most: number): string | null {
  const chunks: Uint8Array[] = []
  let size = 0
  let isWhole = false
  const inflate = new Inflate((chunk, final) => {
    chunks.push(chunk)
    size += chunk.length
    isWhole = final
  })
  try {
    for (let at = 0; at < bytes.length; at += PORTION) {
      inflate.push(bytes.subarray(at, at + PORTION), at + PORTION >= bytes.length)
      if (size > most) return null
    }
    if (!isWhole) return null
    const whole = new Uint8Array(size)
    chunks.reduce((at, chunk) => {
      whole.set(chunk, at)
      return at + chunk.length
    }, 0)
    return strFromU8(whole)
  } catch {
    return null
  }
}

const toBase64Url = (bytes: Uint8Array): string =>
  btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join(''))
    .replaceAll('+', '-')
    .replaceAll('/', '_')
    .replaceAll('=', '')

function fromBase64Url(text: string): Uint8Array | null {
  if (!/^[\w-]*$/.test(text)) return null
  try {
    const binary = atob(text.replaceAll('-', '+').replaceAll('_', '/'))
    return Uint8Array.from(binary, (char) => char.charCodeAt(0))
  } catch {
    return null
  }
}
