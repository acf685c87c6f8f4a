import { deflateSync, crc32 as zlibCrc } from 'node:zlib'
import { describe, expect, it } from 'vitest'
import { crc32, isPng, pngText, withPngText } from './pngText.ts'

/** A sound PNG of one grey pixel, its chunks made by the book. */
const PIXEL = ((): Uint8Array => {
  const chunk = (type: string, data: Uint8Array): Buffer => {
    const body = Buffer.concat([Buffer.from(type), data])
    const [head, tail] = [Buffer.alloc(4), Buffer.alloc(4)]
    head.writeUInt32BE(data.length)
    tail.writeUInt32BE(crc32(body))
    return Buffer.concat([head, body, tail])
  }
  return new Uint8Array(
    Buffer.concat([
      Buffer.from('\x89PNG\r\n\x1a\n', 'latin1'),
      chunk('IHDR', Buffer.from([0, 0, 0, 1, 0, 0, 0, 1, 8, 0, 0, 0, 0])),
      chunk('IDAT', deflateSync(Buffer.from([0, 128]))),
      chunk('IEND', Buffer.alloc(0)),
    ]),
  )
})()

const chunksOf = (png: Uint8Array) => {
  const buffer = Buffer.from(png)
  const chunks: { type: string; data: Buffer; crc: number; body: Buffer }[] = []
  for (let at = 8; at < buffer.length; at += 12 + buffer.readUInt32BE(at)) {
    const end = at + 8 + buffer.readUInt32BE(at)
    chunks.push({
      type: buffer.toString('latin1', at + 4, at + 8),
      data: buffer.subarray(at + 8, end),
      body: buffer.subarray(at + 4, end),
      crc: buffer.readUInt32BE(end),
    })
  }
  return chunks
}

describe(crc32, () => {
  it.each([
    ['', 0],
    ['123456789', 0xcbf43926], // the check value of CRC-32/ISO-HDLC
    ['IEND', 0xae426082], // ends every PNG
  ])('of %j is known', (text, crc) => {
    expect(crc32(Buffer.from(text))).toBe(crc)
    if (typeof zlibCrc === 'function') expect(zlibCrc(text)).toBe(crc)
  })
})

describe(withPngText, () => {
  const written = withPngText(PIXEL, 'some-word', 'the text')

  it('adds one iTXt chunk before the end, with its checksum', () => {
    const chunks = chunksOf(written)
    expect(chunks.map(({ type }) => type)).toEqual(['IHDR', 'IDAT', 'iTXt', 'IEND'])
    expect(chunks[2]?.data.toString('latin1')).toBe('some-word\0\0\0\0\0the text')
    for (const { body, crc } of chunks) expect(crc32(body)).toBe(crc)
  })

  it('is read again, under its own keyword only', () => {
    expect(pngText(written, 'some-word')).toBe('the text')
    expect(pngText(written, 'some')).toBe(null)
    expect(pngText(PIXEL, 'some-word')).toBe(null)
  })

  it('carries long texts', () => {
    const long = 'x'.repeat(300_000)
    expect(pngText(withPngText(PIXEL, 'a', long), 'a')).toBe(long)
  })
})

describe('a PNG that is none, or not whole', () => {
  it('holds no text, and nothing is read past its end', () => {
    const whole = withPngText(PIXEL, 'a', 'b')
    for (let length = 0; length < whole.length; length++) {
      const cut = whole.subarray(0, length)
      expect([null, 'b']).toContain(pngText(cut, 'a'))
    }
    const lying = whole.slice()
    new DataView(lying.buffer).setUint32(8, 0xffffffff)
    expect(pngText(lying, 'a')).toBe(null)
    expect(isPng(new Uint8Array(3))).toBe(false)
  })
})
