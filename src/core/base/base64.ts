const DIGITS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/'
const VALUES: ReadonlyMap<string, number> = new Map([...DIGITS].map((digit, i) => [digit, i]))

/** Bytes as text, with padding (RFC 4648, section 4). */
export function toBase64(bytes: Uint8Array): string {
  let text = ''
  for (let at = 0; at < bytes.length; at += 3) {
    const [a = 0, b = 0, c = 0] = bytes.subarray(at, at + 3)
    const group = (a << 16) | (b << 8) | c
    for (const shift of [18, 12, 6, 0]) text += DIGITS.charAt((group >> shift) & 63)
  }
  const missing = (3 - (bytes.length % 3)) % 3
  return missing === 0 ? text : text.slice(0, -missing) + '='.repeat(missing)
}

/** Null for what is no such text. */
export function fromBase64(text: string): Uint8Array | null {
  const digits = text.replace(/={1,2}$/, '')
  if (text.length % 4 !== 0 || digits.length % 4 === 1) return null
  const bytes = new Uint8Array((digits.length * 3) >> 2)
  let bits = 0
  let held = 0
  let at = 0
  for (const digit of digits) {
    const value = VALUES.get(digit)
    if (value === undefined) return null
    bits = ((bits << 6) | value) & 0xffff
    held += 6
    if (held >= 8) {
      held -= 8
      bytes[at++] = bits >> held
    }
  }
  return bytes
}
