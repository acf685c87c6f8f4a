import fc from 'fast-check'
import { expect, it } from 'vitest'
import { fromBase64, toBase64 } from './base64.ts'

it('writes what Node writes, and reads it back', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 40 }), (bytes) => {
      expect(toBase64(bytes)).toBe(Buffer.from(bytes).toString('base64'))
      expect(fromBase64(toBase64(bytes))).toEqual(bytes)
    }),
  )
})

it.each(['A', 'AB', 'ABC', 'A===', 'AB=C', 'AB-_', 'AB C', '===='])('takes %s for none', (text) => {
  expect(fromBase64(text)).toBeNull()
})
