import { encodeUtf8 } from '../../devicetree/strings.ts'
import { concatBytes } from '../../devicetree/values.ts'
import { memoizeByIdentity } from '../../pipeline/memoizeByIdentity.ts'

export type TextEncoding = 'utf-8' | 'utf-16le' | 'utf-16be' | 'latin-1'

/** What the bytes of a file are, whatever the file is called. */
export type FileContent =
  | {
      readonly kind: 'text'
      /** Without its byte order mark; offsets of spans count from here. */
      readonly text: string
      readonly encoding: TextEncoding
      readonly hasMark: boolean
    }
  /** A flattened device tree. */
  | { readonly kind: 'blob' }
  /** `what` completes a sentence about the file: 'is empty', 'is a PNG picture'. */
  | { readonly kind: 'other'; readonly what: string }

/**
 * Tells text, blob and anything else apart by content. Text is UTF-8 as cpp and dtc read it; bytes
 * that are no UTF-8 are taken one by one, as Latin-1, since they can only stand in a comment or a string.
 * Remembered for as long as the bytes live: a board is read again after every edit.
 */
export const fileContent = memoizeByIdentity((bytes: Uint8Array): FileContent => {
  if (isBlob(bytes)) return { kind: 'blob' }
  const known = OTHER_KINDS.find(({ magic }) => startsWith(bytes, magic))
  if (known !== undefined) return { kind: 'other', what: known.what }
  const encoding = wideEncoding(bytes)
  if (encoding !== null) {
    const hasMark = startsWith(bytes, MARKS[encoding])
    const text = decodeWide(hasMark ? bytes.subarray(2) : bytes, encoding === 'utf-16le')
    return asText({ kind: 'text', text, encoding, hasMark })
  }
  const hasMark = startsWith(bytes, MARKS['utf-8'])
  const rest = hasMark ? bytes.subarray(3) : bytes
  const utf8 = utf8Of(rest)
  const text = utf8 ?? textOfUnits(rest)
  if (isBinary(text)) return { kind: 'other', what: 'holds binary data, not text' }
  if (utf8 !== null) return asText({ kind: 'text', text, encoding: 'utf-8', hasMark })
  return { kind: 'text', text, encoding: 'latin-1', hasMark: false }
})

/** Whether a file is a flattened device tree, which takes no reading of it. */
export const isBlob = (bytes: Uint8Array): boolean => startsWith(bytes, BLOB)

/** The text of a file, empty where it has none. */
export function textOf(bytes: Uint8Array): string {
  const content = fileContent(bytes)
  return content.kind === 'text' ? content.text : ''
}

/**
 * The bytes of a text in the encoding that a file has, with its byte order mark where it has one. UTF-8
 * where the file has no text, or is Latin-1 and the text has more than that.
 */
export function encodeLike(text: string, file: Uint8Array): Uint8Array {
  const content = fileContent(file)
  if (content.kind !== 'text') return encodeUtf8(text)
  const { encoding, hasMark } = content
  switch (encoding) {
    case 'utf-8':
      return hasMark
        ? concatBytes([Uint8Array.from(MARKS[encoding]), encodeUtf8(text)])
        : encodeUtf8(text)
    case 'utf-16le':
    case 'utf-16be':
      return encodeWide((hasMark ? '\ufeff' : '') + text, encoding === 'utf-16le')
    case 'latin-1':
      return /^[\0-\xff]*$/.test(text)
        ? Uint8Array.from(text, (char) => char.charCodeAt(0))
        : encodeUtf8(text)
  }
}

const BLOB = [0xd0, 0x0d, 0xfe, 0xed]

/** Byte order marks. */
const MARKS = {
  'utf-8': [0xef, 0xbb, 0xbf],
  'utf-16le': [0xff, 0xfe],
  'utf-16be': [0xfe, 0xff],
} as const satisfies Readonly<Record<Exclude<TextEncoding, 'latin-1'>, readonly number[]>>

/** What people take for a device tree, by its first bytes. */
const OTHER_KINDS: readonly { readonly magic: readonly number[]; readonly what: string }[] = [
  { magic: [0x1f, 0x8b], what: 'is compressed with gzip: unpack it first' },
  { magic: [0xfd, 0x37, 0x7a, 0x58, 0x5a], what: 'is compressed with xz: unpack it first' },
  { magic: [0x28, 0xb5, 0x2f, 0xfd], what: 'is compressed with zstd: unpack it first' },
  { magic: [0x42, 0x5a, 0x68], what: 'is compressed with bzip2: unpack it first' },
  { magic: [0x50, 0x4b, 0x03, 0x04], what: 'is a zip archive under another name' },
  { magic: [0x7f, 0x45, 0x4c, 0x46], what: 'is an ELF program' },
  { magic: [0x89, 0x50, 0x4e, 0x47], what: 'is a PNG picture' },
  { magic: [0xff, 0xd8, 0xff], what: 'is a JPEG picture' },
  { magic: [0x25, 0x50, 0x44, 0x46], what: 'is a PDF document' },
  { magic: [0xd7, 0xb7, 0xab, 0x1e], what: 'is a DTBO image that holds several overlays' },
]

const startsWith = (bytes: Uint8Array, magic: readonly number[]): boolean =>
  magic.every((byte, i) => bytes[i] === byte)

function asText(content: FileContent & { readonly kind: 'text' }): FileContent {
  return content.text.trim() === '' ? { kind: 'other', what: 'is empty' } : content
}

/** By its mark or, without one, by the zero in every other byte that ASCII leaves there. */
function wideEncoding(bytes: Uint8Array): 'utf-16le' | 'utf-16be' | null {
  if (startsWith(bytes, MARKS['utf-16le'])) return 'utf-16le'
  if (startsWith(bytes, MARKS['utf-16be'])) return 'utf-16be'
  const head = bytes.subarray(0, 64)
  if (head.length < 8) return null
  const zeros = (parity: number): boolean => head.every((b, i) => (b === 0) === (i % 2 === parity))
  return zeros(1) ? 'utf-16le' : zeros(0) ? 'utf-16be' : null
}

/** Control characters that no text has, one in fifty of the first. */
function isBinary(text: string): boolean {
  const head = text.slice(0, 4096)
  return (head.match(ODD)?.length ?? 0) > head.length / 50
}

// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
const ODD = /[\0-\x08\x0e-\x1f\x7f]/g

function encodeWide(text: string, little: boolean): Uint8Array {
  const bytes = new Uint8Array(2 * text.length)
  const [low, high] = little ? [0, 1] : [1, 0]
  for (let i = 0; i < text.length; i += 1) {
    bytes[2 * i + low] = text.charCodeAt(i) & 0xff
    bytes[2 * i + high] = text.charCodeAt(i) >> 8
  }
  return bytes
}

function decodeWide(bytes: Uint8Array, little: boolean): string {
  const units = new Uint16Array(bytes.length >> 1)
  const [low, high] = little ? [0, 1] : [1, 0]
  for (let i = 0; i < units.length; i += 1)
    units[i] = (bytes[2 * i + low] ?? 0) | ((bytes[2 * i + high] ?? 0) << 8)
  return textOfUnits(units)
}

/** Null where the bytes are no UTF-8. */
function utf8Of(bytes: Uint8Array): string | null {
  try {
    return UTF_8.decode(bytes)
  } catch {
    return null
  }
}

/** What else looks like a byte order mark is a character of the text. */
const UTF_8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true })

/** UTF-16 units as text, or bytes as Latin-1: as many at a time as a call can have arguments. */
function textOfUnits(units: Uint16Array | Uint8Array): string {
  let text = ''
  for (let at = 0; at < units.length; at += MANY)
    text += Reflect.apply(String.fromCharCode, null, units.subarray(at, at + MANY))
  return text
}

const MANY = 0x1000
