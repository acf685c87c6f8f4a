import { describe, expect, it } from 'vitest'
import { formFileName } from './exportForms.ts'

describe(formFileName, () => {
  it.each([
    ['snippet', 'Radxa NIO 12L', 'radxa-nio-12l-display.dtsi'],
    ['overlay', 'Radxa NIO 12L', 'radxa-nio-12l-display.dtso'],
    ['overlay-blob', 'Radxa NIO 12L', 'radxa-nio-12l-display.dtbo'],
    ['board-blob', 'Radxa NIO 12L', 'radxa-nio-12l.dtb'],
    ['snippet', '../etc/passwd', 'etc-passwd-display.dtsi'],
    ['snippet', '  ', 'board-display.dtsi'],
  ] as const)('names the %s of %j', (kind, title, name) => {
    expect(formFileName(kind, title)).toBe(name)
  })
})
