import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { fitText, textWidth, wrapWords } from './textWidth.ts'

const NORMAL = { size: 2048, weight: 'normal' } as const
const BOLD = { size: 2048, weight: 'bold' } as const

describe(textWidth, () => {
  // Inter 4: advances of its glyphs, in 1/2048 em.
  it.each([
    ['i', NORMAL, 496],
    ['W', NORMAL, 2018],
    ['W', BOLD, 2089],
    ['ii', NORMAL, 992],
    ['', NORMAL, 0],
    // not kerned
    ['AV', NORMAL, 1413 + 1413],
    // not of Inter: an em
    ['中', NORMAL, 2048],
  ] as const)('of %j is the sum of its advances', (text, font, units) => {
    expect(textWidth(text, font)).toBe(units)
  })

  it('grows with the size, and with the room after each letter', () => {
    expect(textWidth('i', { ...NORMAL, size: 1024 })).toBe(248)
    expect(textWidth('ii', { ...NORMAL, spacing: -3 })).toBe(986)
  })
})

describe(fitText, () => {
  const font = { size: 10, weight: 'normal' } as const

  it('leaves what fits, cuts the rest', () => {
    const wide = textWidth('color0', font)
    expect(fitText('color0', wide, font)).toBe('color0')
    expect(fitText('color0 and more', wide, font)).toMatch(/^col?o?…$/)
  })

  it('never lets a text be wider than its room', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'grapheme' }),
        fc.integer({ min: 12, max: 200 }),
        (text, room) => {
          expect(textWidth(fitText(text, room, font), font)).toBeLessThanOrEqual(room)
        },
      ),
    )
  })
})

describe(wrapWords, () => {
  const word = (text: string) => ({ text, weight: 'normal' as const })

  it('keeps every character, in order, in lines no wider than the room', () => {
    fc.assert(
      fc.property(fc.array(fc.string({ minLength: 1 })), (texts) => {
        const lines = wrapWords(texts.map(word), 120, 12).map((line) =>
          line.map(({ text }) => text),
        )
        expect(lines.flat().join('')).toBe(texts.join(''))
        for (const line of lines)
          expect(textWidth(line.join(' '), { size: 12, weight: 'normal' })).toBeLessThanOrEqual(
            120.001,
          )
      }),
    )
  })

  it('breaks a word no line can hold where the room ends', () => {
    // An i is 496/2048 em: at 2048 px, two of them are 992.
    const lines = wrapWords([word('iiiii')], 1000, 2048)
    expect(lines.map((line) => line.map(({ text }) => text).join(' '))).toEqual(['ii', 'ii', 'i'])
  })
})
