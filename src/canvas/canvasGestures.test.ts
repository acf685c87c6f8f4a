import { describe, expect, it } from 'vitest'
import { CANVAS_GESTURES } from './canvasGestures.ts'
import { isKeyOf } from './canvasKeys.ts'

describe('the canvas’s own keys', () => {
  it('are told apart whatever the case', () => {
    expect(isKeyOf('link', { key: 'L' })).toBe(true)
    expect(isKeyOf('remove', { key: 'Backspace' })).toBe(true)
    expect(isKeyOf('remove', { key: 'l' })).toBe(false)
  })
  it('each do one thing', () => {
    const keys = CANVAS_GESTURES.flatMap((gesture) => gesture.keys)
    expect(new Set(keys).size).toBe(keys.length)
  })
})
