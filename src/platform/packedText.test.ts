import fc from 'fast-check'
import { deflateSync } from 'fflate'
import { describe, expect, it } from 'vitest'
import type { Outcome } from './outcome.ts'
import { MOST_PACKED, MOST_UNPACKED, PICTURE_LIMITS, unpackText } from './packedText.ts'
import { packText } from './packText.ts'

const packedBytes = (bytes: Uint8Array) =>
  `1${Buffer.from(deflateSync(bytes)).toString('base64url')}`

const messageOf = (outcome: Outcome<string>) =>
  outcome.kind === 'failed' ? outcome.message : outcome.value

describe('a text in a link', () => {
  it('comes back as it was, and needs no escaping', async () => {
    await fc.assert(
      fc.asyncProperty(fc.string({ unit: 'grapheme' }), async (text) => {
        const packed = packText(text)
        if (packed.kind === 'failed') throw new Error(packed.message)
        expect(packed.value).toMatch(/^[\w-]+$/)
        expect(await unpackText(packed.value)).toEqual({ kind: 'ok', value: text })
      }),
    )
  })

  it('is read as Node deflates and spells it, too', async () => {
    expect(await unpackText(packedBytes(Buffer.from('{"HZ":100}')))).toEqual({
      kind: 'ok',
      value: '{"HZ":100}',
    })
  })

  it('is not made where it would be too long', () => {
    const noise = Array.from({ length: MOST_PACKED }, (_, at) =>
      ((at * at * 7919) % 9973).toString(36),
    )
    expect(packText(noise.join('')).kind).toBe('failed')
    expect(packText('a'.repeat(MOST_UNPACKED + 1)).kind).toBe('failed')
  })

  it.each([
    ['too long', `1${'A'.repeat(MOST_PACKED)}`, /longer than any .*8192 characters/],
    ['of another version', '2abc', /another version/],
    ['empty', '', /another version/],
    ['with foreign signs', '1ab cd', /damaged/],
    [
      'cut off',
      packedBytes(Buffer.from('a text that is long enough to be cut')).slice(0, 12),
      /damaged/,
    ],
    ['no deflated text', '1____', /damaged/],
    [
      'unpacking to more than there may be',
      packedBytes(Buffer.alloc(MOST_UNPACKED + 1)),
      /^The link unpacks to more than 256 KiB, which is too large\./,
    ],
    [
      'unpacking to a thousand times its size',
      packedBytes(Buffer.alloc(6_000_000)),
      /^The link unpacks to more than 256 KiB/,
    ],
  ])('is refused when it is %s', async (_name, packed, expected) => {
    expect(packed.length).toBeLessThanOrEqual(MOST_PACKED + 1)
    expect(messageOf(await unpackText(packed))).toMatch(expected)
  })

  it('may be longer in a picture, and is bounded there too', async () => {
    const long = 'a'.repeat(MOST_UNPACKED + 1)
    const packed = packText(long, PICTURE_LIMITS)
    expect(packed.kind === 'ok' && (await unpackText(packed.value, PICTURE_LIMITS))).toEqual({
      kind: 'ok',
      value: long,
    })
    const bomb = packedBytes(Buffer.alloc(PICTURE_LIMITS.unpacked + 1))
    expect(messageOf(await unpackText(bomb, PICTURE_LIMITS))).toMatch(
      /^The link unpacks to more than 16384 KiB/,
    )
  })
})
