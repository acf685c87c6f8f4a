import type { Integer } from './integer.ts'

/** A growing run of big-endian bytes, reused from property to property. */
export class ValueWriter {
  private bytes = new Uint8Array(1 << 10)
  length = 0

  clear(): void {
    this.length = 0
  }

  /** A copy of what was written. */
  taken(): Uint8Array {
    return this.length === 0 ? EMPTY : this.bytes.slice(0, this.length)
  }

  byte(value: number): void {
    this.reserve(1)
    this.bytes[this.length++] = value
  }

  cell(value: number): void {
    this.reserve(4)
    const { bytes } = this
    let at = this.length
    bytes[at++] = value >>> 24
    bytes[at++] = value >>> 16
    bytes[at++] = value >>> 8
    bytes[at++] = value
    this.length = at
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
    this.bytes.set(bytes, this.length)
    this.length += bytes.length
  }

  private reserve(size: number): void {
    const needed = this.length + size
    if (needed <= this.bytes.length) return
    const grown = new Uint8Array(Math.max(needed, this.bytes.length * 2))
    grown.set(this.bytes)
    this.bytes = grown
  }
}

const EMPTY = new Uint8Array(0)
