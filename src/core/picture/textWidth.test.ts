import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { fitText, WIDEST, wrapWords } from './textWidth.ts'

const NORMAL = { size: 11, weight: 'normal', mono: false } as const
const BOLD = { size: 13, weight: 'bold', mono: false } as const
const MONO = { size: 10, weight: 'normal', mono: true } as const

describe('WIDEST', () => {
  // Advances of DejaVu Sans, the widest of the usual fonts, in units of 2048 an em.
  it.each([
    ['a', 1255],
    ['i', 569],
    ['m', 1995],
    ['W', 2025],
    ['0', 1303],
    ['@', 2048],
    [' ', 651],
    ['·', 651],
    ['-', 739],
    ['Q', 1612],
  ])('is at least what %j takes', (char, units) => {
    expect(WIDEST.of(char, { ...NORMAL, size: 2048 })).toBeGreaterThanOrEqual(units)
  })

  it('counts every monospaced character alike', () => {
    expect(WIDEST.of('iW', MONO)).toBe(WIDEST.of('00', MONO))
  })
})

describe(fitText, () => {
  it('leaves what fits, holds what hardly fits, cuts the rest', () => {
    expect(fitText('ovl0', 100, BOLD)).toEqual({
      text: 'ovl0',
      width: null,
    })
    const wide = WIDEST.of('color0', BOLD)
    expect(fitText('color0', wide * 0.9, BOLD)).toEqual({
      text: 'color0',
      width: wide * 0.9,
    })
    expect(fitText('color0 and more', wide, BOLD).text).toMatch(/^colo?r?…$/)
  })

  it('holds a text to its measured width, and cuts it where the screen does', () => {
    const font = { size: 10, weight: 'normal', mono: false } as const
    const widths = { isMeasured: true, of: (text: string) => text.length * 5 }
    expect(fitText('color0', 30, font, widths)).toEqual({ text: 'color0', width: 30 })
    expect(fitText('color0', 29, font, widths)).toEqual({ text: 'colo…', width: 25 })
  })

  it('never lets a text be wider than its room', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'grapheme' }),
        fc.integer({ min: 12, max: 200 }),
        (text, room) => {
          const fitted = fitText(text, room, NORMAL)
          const width = fitted.width ?? WIDEST.of(fitted.text, NORMAL)
          expect(width).toBeLessThanOrEqual(Math.max(room, WIDEST.of('…', NORMAL)))
        },
      ),
    )
  })
})

describe(wrapWords, () => {
  const word = (text: string) => ({ text, weight: 'normal' as const })

  it('keeps every character, in order', () => {
    fc.assert(
      fc.property(fc.array(fc.string({ minLength: 1 })), (texts) => {
        const lines = wrapWords(texts.map(word), 120, 12)
        expect(
          lines
            .flat()
            .map(({ text }) => text)
            .join(''),
        ).toBe(texts.join(''))
      }),
    )
  })

  it('breaks a word no line can hold', () => {
    expect(wrapWords([word('x'.repeat(100))], 120, 12).length).toBeGreaterThan(4)
  })
})
