/** A PNG's own signature. */
const SIGNATURE = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]
/** Length, type and checksum around the data of a chunk, bytes. */
const AROUND_DATA = 12

export const isPng = (bytes: Uint8Array): boolean =>
  SIGNATURE.every((byte, at) => bytes[at] === byte)

/**
 * The PNG with a text in it, in an iTXt chunk before the last one (PNG specification, 11.3.3.4).
 *
 * @param keyword - 1 to 79 characters of Latin-1
 * @param text - ASCII
 */
export function withPngText(png: Uint8Array, keyword: string, text: string): Uint8Array {
  const end = chunksOf(png).find(({ type }) => type === 'IEND')
  if (end === undefined) throw new Error('A PNG without IEND')
  // After the keyword: no compression, and neither language nor translated keyword.
  const chunk = chunkOf('iTXt', latin(`${keyword}\0\0\0\0\0${text}`))
  return joined([png.subarray(0, end.at), chunk, png.subarray(end.at)])
}

/** The text under a keyword, as far as it is not compressed; null where there is none. */
export function pngText(png: Uint8Array, keyword: string): string | null {
  const head = `${keyword}\0\0`
  for (const { type, data } of chunksOf(png)) {
    if (type !== 'iTXt' || text(data.subarray(0, head.length)) !== head) continue
    const language = data.indexOf(0, head.length + 1)
    const translated = language === -1 ? -1 : data.indexOf(0, language + 1)
    if (translated !== -1) return text(data.subarray(translated + 1))
  }
  return null
}

interface Chunk {
  readonly type: string
  readonly data: Uint8Array
  /** Where it begins in the file. */
  readonly at: number
}

/** The chunks of a PNG, up to the first that is not whole. */
function chunksOf(png: Uint8Array): Chunk[] {
  if (!isPng(png)) return []
  const view = new DataView(png.buffer, png.byteOffset, png.byteLength)
  const chunks: Chunk[] = []
  for (let at = SIGNATURE.length; at + AROUND_DATA <= png.length; ) {
    const length = view.getUint32(at)
    if (at + AROUND_DATA + length > png.length) break
    chunks.push({
      type: text(png.subarray(at + 4, at + 8)),
      data: png.subarray(at + 8, at + 8 + length),
      at,
    })
    at += AROUND_DATA + length
  }
  return chunks
}

function chunkOf(type: string, data: Uint8Array): Uint8Array {
  const chunk = new Uint8Array(AROUND_DATA + data.length)
  const view = new DataView(chunk.buffer)
  view.setUint32(0, data.length)
  chunk.set(latin(type), 4)
  chunk.set(data, 8)
  view.setUint32(8 + data.length, crc32(chunk.subarray(4, 8 + data.length)))
  return chunk
}

/**
 * PNG specification, annex D: the CRC of ISO 3309.
 *
 * @internal compared with the check value of the specification
 */
export function crc32(bytes: Uint8Array): number {
  let crc = 0xffffffff
  for (const byte of bytes) {
    crc ^= byte
    for (let bit = 0; bit < 8; bit++) crc = crc & 1 ? (crc >>> 1) ^ 0xedb88320 : crc >>> 1
  }
  return (crc ^ 0xffffffff) >>> 0
}

const latin = (chars: string): Uint8Array => Uint8Array.from(chars, (char) => char.charCodeAt(0))

/** In portions: a call takes only so many arguments. */
function text(bytes: Uint8Array): string {
  let all = ''
  for (let at = 0; at < bytes.length; at += 8192)
    all += String.fromCharCode(...bytes.subarray(at, at + 8192))
  return all
}

function joined(parts: readonly Uint8Array[]): Uint8Array {
  const whole = new Uint8Array(parts.reduce((sum, { length }) => sum + length, 0))
  parts.reduce((at, part) => {
    whole.set(part, at)
    return at + part.length
  }, 0)
  return whole
}
