import { describe, expect, it } from 'vitest'
import { snippetFileName } from './snippetFileName.ts'

describe(snippetFileName, () => {
  it.each([
    ['Radxa NIO 12L', 'radxa-nio-12l-display.dtsi'],
    ['../etc/passwd', 'etc-passwd-display.dtsi'],
    ['  ', 'board-display.dtsi'],
  ])('%s', (title, name) => {
    expect(snippetFileName(title)).toBe(name)
  })
})
