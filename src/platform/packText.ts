import { deflateSync, strToU8 } from 'fflate'
import { failed, type Outcome, ok } from './outcome.ts'
import { LINK_LIMITS, type PackLimits, VERSION } from './packedText.ts'

/** A text made short: letters, digits, '-' and '_' only. */
export function packText(text: string, limits: PackLimits = LINK_LIMITS): Outcome<string> {
  const bytes = strToU8(text)
  const packed = VERSION + toBase64Url(deflateSync(bytes, { level: 9 }))
  return bytes.length > limits.unpacked || packed.length > limits.packed
    ? failed('This is too much for a link.')
    : ok(packed)
}

const toBase64Url = (bytes: Uint8Array): string =>
  btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join(''))
    .replaceAll('+', '-')
    .replaceAll('/', '_')
    .replaceAll('=', '')
