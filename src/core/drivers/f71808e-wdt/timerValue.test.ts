import { describe, expect, it } from 'vitest'
import { pulseWidthFor } from './pulseWidth.ts'
import { periodOf, timerValueFor } from './timerValue.ts'

describe(timerValueFor, () => {
  it.each([
    [1, 's', 1, 1],
    [255, 's', 255, 255],
    [256, 'min', 5, 300],
    [300, 'min', 5, 300],
    [301, 'min', 6, 360],
    [15300, 'min', 255, 15300],
  ])('%i s are counted in %s: %i, %i s in all', (seconds, unit, value, period) => {
    const timer = timerValueFor(seconds)
    expect(timer).toEqual({ value, minutes: unit === 'min' })
    expect(periodOf(timer)).toBe(period)
  })
})

describe(pulseWidthFor, () => {
  it.each([
    ['f71808fg', 0, 'code 0 (1 ms), level'],
    ['f71808fg', 1, 'code 0 (1 ms), pulse'],
    ['f71808fg', 25, 'code 1 (25 ms), pulse'],
    ['f71808fg', 26, 'code 2 (125 ms), pulse'],
    ['f71808fg', 255, 'code 3 (5000 ms), pulse'],
    ['f71808fg', 256, 'code 3 (5000 ms), level'],
    ['f71808fg', 4864, 'code 3 (5000 ms), level'],
    ['f71808fg', 5000, 'code 3 (5000 ms), pulse'],
    ['f71808fg', 5001, 'refused'],
    ['f71869', 30, 'code 2 (125 ms), pulse'],
    ['f71868', 30, 'code 1 (30 ms), pulse'],
    ['f71868', 150, 'code 2 (150 ms), pulse'],
    ['f71868', 5888, 'code 3 (6000 ms), level'],
    ['f71868', 6000, 'code 3 (6000 ms), pulse'],
    ['f71868', 6001, 'refused'],
  ] as const)('%s, %i ms: %s', (type, ms, expected) => {
    const width = pulseWidthFor(ms, type)
    const mode = width?.pulse ? 'pulse' : 'level'
    expect(width ? `code ${width.code} (${width.ms} ms), ${mode}` : 'refused').toBe(expected)
  })
})
