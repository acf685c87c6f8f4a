import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { fitText, monoWidth, widestWidth, wrapWords } from './textWidth.ts'

describe(widestWidth, () => {
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
    expect(widestWidth(char, 2048, 'normal')).toBeGreaterThanOrEqual(units)
  })

  it('counts every monospaced character alike', () => {
    expect(monoWidth('iW', 10)).toBe(monoWidth('00', 10))
  })
})

describe(fitText, () => {
  it('leaves what fits, holds what hardly fits, cuts the rest', () => {
    expect(fitText('ovl0', 100, { size: 13, weight: 'bold', mono: false })).toEqual({
      text: 'ovl0',
      width: null,
    })
    const wide = widestWidth('color0', 13, 'bold')
    expect(fitText('color0', wide * 0.9, { size: 13, weight: 'bold', mono: false })).toEqual({
      text: 'color0',
      width: wide * 0.9,
    })
    expect(
      fitText('color0 and more', wide, { size: 13, weight: 'bold', mono: false }).text,
    ).toMatch(/^colo?r?…$/)
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
          const fitted = fitText(text, room, { size: 11, weight: 'normal', mono: false })
          const width = fitted.width ?? widestWidth(fitted.text, 11, 'normal')
          expect(width).toBeLessThanOrEqual(Math.max(room, widestWidth('…', 11, 'normal')))
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
