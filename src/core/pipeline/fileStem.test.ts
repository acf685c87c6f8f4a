import { describe, expect, it } from 'vitest'
import { fileStem } from './fileStem.ts'

describe(fileStem, () => {
  it.each([
    ['Radxa NIO 12L', 'radxa-nio-12l'],
    ['Kiosk, 2 displays', 'kiosk-2-displays'],
    ['屏幕 No. 1', '屏幕-no-1'],
    ['../etc/passwd', 'etc-passwd'],
    ['  ', 'board'],
    ['x'.repeat(300), 'x'.repeat(80)],
  ])('of %j is %s', (title, stem) => {
    expect(fileStem(title)).toBe(stem)
  })
})
