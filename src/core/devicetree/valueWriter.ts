import type { Integer } from './integer.ts'

/**
 * Writes the values of properties, big-endian, one after the other. They lie side by side in pieces of
 * memory shared by many, for most are a few bytes, and a buffer for each costs more than they do.
 */
export class ValueWriter {
  private bytes = new Uint8Array(PIECE)
  /** Where the value being written begins. */
  private start = 0
  /** Of the value so far. */
  length = 0

  clear(): void {
    this.length = 0
  }

  /** What was written, for good. */
  taken(): Uint8Array {
    const { bytes, start, length } = this
    if (length === 0) return EMPTY
    this.start += length
    this.length = 0
    return new Uint8Array(bytes.buffer, start, length)
  }

  byte(value: number): void {
    this.reserve(1)
    this.bytes[this.start + this.length] = value
    this.length += 1
  }

  cell(value: number): void {
    this.reserve(4)
    const { bytes } = this
    const at = this.start + this.length
    bytes[at] = value >>> 24
    bytes[at + 1] = value >>> 16
    bytes[at + 2] = value >>> 8
    bytes[at + 3] = value
    this.length += 4
  }

  /** The low bits of an integer; `bits` is 8, 16, 32 or 64. */
  integer(value: Integer, bits: number): void {
    if (typeof value === 'number' && value <= 0xffffffff) {
      if (bits === 32) this.cell(value)
      else if (bits === 64) {
        this.cell(0)
        this.cell(value)
      } else {
        if (bits === 16) this.byte(value >>> 8)
        this.byte(value)
      }
      return
    }
    const big = BigInt(value)
    if (bits === 64) this.cell(Number(big >> 32n))
    if (bits >= 32) this.cell(Number(big & 0xffffffffn))
    else this.integer(Number(big & 0xffffn), bits)
  }

  append(bytes: Uint8Array): void {
    this.reserve(bytes.length)
    this.bytes.set(bytes, this.start + this.length)
    this.length += bytes.length
  }

  private reserve(size: number): void {
    const { bytes, start, length } = this
    const needed = length + size
    if (start + needed <= bytes.length) return
    const piece = new Uint8Array(Math.max(PIECE, 2 * needed))
    piece.set(bytes.subarray(start, start + length))
    this.bytes = piece
    this.start = 0
  }
}

const PIECE = 1 << 14
const EMPTY = new Uint8Array(0)
