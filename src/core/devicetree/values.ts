import { decodeText } from './strings.ts'

/** 32-bit big-endian cells of a value, unsigned; bytes left over at the end are not given. */
export function cellsOf(value: Uint8Array): number[] {
  const cells: number[] = []
  for (let at = 0; at + 4 <= value.length; at += 4) cells.push(cellAt(value, at))
  return cells
}

/** The zero-terminated strings of a value; null when it is no list of those. */
export function stringsOf(value: Uint8Array): string[] | null {
  if (value.length === 0 || value[value.length - 1] !== 0) return null
  const strings: string[] = []
  let from = 0
  for (let at = 0; at < value.length; at += 1) {
    if (value[at] !== 0) continue
    strings.push(decodeText(value, from, at))
    from = at + 1
  }
  return strings
}

/** The cell at a byte offset; bytes past the end count as 0. */
export function cellAt(bytes: Uint8Array, offset: number): number {
  return (
    (((bytes[offset] ?? 0) << 24) |
      ((bytes[offset + 1] ?? 0) << 16) |
      ((bytes[offset + 2] ?? 0) << 8) |
      (bytes[offset + 3] ?? 0)) >>>
    0
  )
}

export function setCell(bytes: Uint8Array, offset: number, value: number): void {
  bytes[offset] = value >>> 24
  bytes[offset + 1] = value >>> 16
  bytes[offset + 2] = value >>> 8
  bytes[offset + 3] = value
}

export function concatBytes(pieces: readonly Uint8Array[]): Uint8Array {
  const joined = new Uint8Array(pieces.reduce((size, piece) => size + piece.length, 0))
  let at = 0
  for (const piece of pieces) {
    joined.set(piece, at)
    at += piece.length
  }
  return joined
}
