/** UTF-8 of a text; a lone surrogate becomes U+FFFD. The core has no TextEncoder. */
export function encodeUtf8(text: string): Uint8Array {
  const length = text.length
  const bytes = new Uint8Array(length)
  for (let i = 0; i < length; i += 1) {
    const c = text.charCodeAt(i)
    if (c >= 0x80) return encodeWide(text)
    bytes[i] = c
  }
  return bytes
}

function encodeWide(text: string): Uint8Array {
  const bytes: number[] = []
  for (const character of text) {
    const point = character.codePointAt(0) ?? 0
    const c = point >= 0xd800 && point < 0xe000 ? 0xfffd : point
    if (c < 0x80) bytes.push(c)
    else if (c < 0x800) bytes.push(0xc0 | (c >> 6), 0x80 | (c & 63))
    else if (c < 0x10000) bytes.push(0xe0 | (c >> 12), 0x80 | ((c >> 6) & 63), 0x80 | (c & 63))
    else
      bytes.push(0xf0 | (c >> 18), 0x80 | ((c >> 12) & 63), 0x80 | ((c >> 6) & 63), 0x80 | (c & 63))
  }
  return Uint8Array.from(bytes)
}

/** Text of the bytes [from, to): UTF-8 where it is that, otherwise byte by byte (Latin-1). */
export function decodeText(bytes: Uint8Array, from: number, to: number): string {
  let text = ''
  let i = from
  // Eight or four at a time: names and paths are most of what there is to decode in a blob.
  for (; i + 8 <= to; i += 8) {
    const a = bytes[i] ?? 0
    const b = bytes[i + 1] ?? 0
    const c = bytes[i + 2] ?? 0
    const d = bytes[i + 3] ?? 0
    const e = bytes[i + 4] ?? 0
    const f = bytes[i + 5] ?? 0
    const g = bytes[i + 6] ?? 0
    const h = bytes[i + 7] ?? 0
    if ((a | b | c | d | e | f | g | h) >= 0x80) return decodeWide(bytes.subarray(from, to))
    text += String.fromCharCode(a, b, c, d, e, f, g, h)
  }
  for (; i + 4 <= to; i += 4) {
    const a = bytes[i] ?? 0
    const b = bytes[i + 1] ?? 0
    const c = bytes[i + 2] ?? 0
    const d = bytes[i + 3] ?? 0
    if ((a | b | c | d) >= 0x80) return decodeWide(bytes.subarray(from, to))
    text += String.fromCharCode(a, b, c, d)
  }
  for (; i < to; i += 1) {
    const byte = bytes[i] ?? 0
    if (byte >= 0x80) return decodeWide(bytes.subarray(from, to))
    text += String.fromCharCode(byte)
  }
  return text
}

function decodeWide(bytes: Uint8Array): string {
  let escaped = ''
  for (const byte of bytes) escaped += `%${byte.toString(16).padStart(2, '0')}`
  try {
    return decodeURIComponent(escaped)
  } catch {
    return String.fromCharCode(...bytes.subarray(0, 4096))
  }
}

const ESCAPES: Readonly<Record<string, number>> = { a: 7, b: 8, t: 9, n: 10, v: 11, f: 12, r: 13 }

/**
 * Bytes of what stands between the quotes of a string or character literal, without a final zero.
 * Escapes as dtc's get_escape_char() takes them: the C letters, one to three octal digits, '\x' and
 * one or two hexadecimal ones; any other character stands for itself.
 */
export function unescapeString(inner: string): Uint8Array {
  if (!inner.includes('\\')) return encodeUtf8(inner)
  const bytes: number[] = []
  const append = (text: string): void => {
    for (const byte of encodeUtf8(text)) bytes.push(byte)
  }
  let at = 0
  for (const match of inner.matchAll(/\\(?:([0-7]{1,3})|x([0-9a-fA-F]{1,2})|(.))/gsu)) {
    append(inner.slice(at, match.index))
    const [all, octal, hex, other = ''] = match
    const code =
      octal !== undefined
        ? Number.parseInt(octal, 8)
        : hex !== undefined
          ? Number.parseInt(hex, 16)
          : ESCAPES[other]
    if (code === undefined) append(other)
    else bytes.push(code & 0xff)
    at = match.index + all.length
  }
  append(inner.slice(at))
  return Uint8Array.from(bytes)
}
