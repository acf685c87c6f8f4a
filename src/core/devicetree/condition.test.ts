import { spawnSync } from 'node:child_process'
import { describe, expect, it } from 'vitest'
import { readDts } from './readDts.ts'

const hasCpp = spawnSync('cpp', ['--version']).status === 0
if (!hasCpp) console.info('skipped: cpp beside what it was seen to say, as it is missing')

const source = (condition: string): string => `/dts-v1/;\n#if ${condition}\n/ { };\n#endif\n`

/** Whether a condition holds; null where it is refused. */
function holds(condition: string): boolean | null {
  const files = new Map([['a.dts', source(condition)]])
  const { tree, diagnostics } = readDts('a.dts', { files, includeDirs: [] })
  if (diagnostics.some(({ code }) => code === 'dts/bad-condition')) return null
  return tree.root.spans.length > 0
}

function cppHolds(condition: string): boolean | null {
  const cpp = spawnSync('cpp', ['-undef', '-P', '-x', 'assembler-with-cpp', '-'], {
    input: source(condition),
    encoding: 'utf8',
  })
  return cpp.status === 0 ? cpp.stdout.includes('{') : null
}

describe('a condition', () => {
  it.each([
    '(-1 >> 64) == -1',
    '(-1 >> 63) == -1',
    '(5 >> 64) == 0',
    '(1 << 64) == 0',
    '(1 << 63) < 0',
    '(4 << -1) == 2',
    '(4 >> -1) == 8',
    '(-4 << -1) == -2',
    '(-1 << -64) == -1',
    '(-1 << -65) == -1',
    '(1 >> -63) < 0',
    '(1 >> -64) == 0',
    '(-1u >> 63) == 1',
    '(-1 >> 1u) == -1',
    '(-1u >> 64) == 0',
    '(-1u >> 65) == 0',
    'FOO - 1 < 0',
    '(1 << 0xffffffffffffffff) == 0',
    '-1 >> 0x8000000000000000',
    '-1 > 0u',
    '-1 / 2u == 0x7fffffffffffffff',
    '-1 % 10u == 5',
    '-7 / 2 == -3',
    '-7 % 2 == -1',
    '0x8000000000000000 > 0',
    '9223372036854775808 > 0',
    '9223372036854775807 + 1 < 0',
    '0xffffffffffffffff == -1',
    '0u - 1 > 0',
    '~0u > 0',
    '-(1u) > 0',
    '+1u - 2 > 0',
    '(1 ? -1 : 0u) > 0',
    '(0 ? 0u : -1) > 0',
    '(-1 & 0u) - 1 > 0',
    '1LLU',
    '1ull',
    '0b101 == 5',
  ])('holds: %s', (condition) => {
    expect(holds(condition)).toBe(true)
    if (hasCpp) expect(cppHolds(condition)).toBe(true)
  })

  it.each([
    '-1 < 0u',
    '1Lu > -1',
    '-1 <= 0u',
    '0u > -1',
    '-9223372036854775808 < 0',
    '0x8000000000000000 / -1',
    '(0u || 0) - 1 > 0',
    '(0 && 1u) - 1 > 0',
    '(1u == 1) - 2 > 0',
    '!0u - 2 > 0',
    '(-1 | 0) - 1 > 0',
    '(1u ? -1 : -1) > 0',
    '1u << 64',
  ])('does not hold: %s', (condition) => {
    expect(holds(condition)).toBe(false)
    if (hasCpp) expect(cppHolds(condition)).toBe(false)
  })

  it.each([
    ...['1uu', '1lLu', '1UlL', '1z', '08', '1.0', '1 / 0', '1 +'],
    ...[
      'defined',
      '!defined',
      'defined 1',
      'defined()',
      'defined(A',
      'defined(A 1',
      '1 || defined(A + 1)',
    ],
  ])('is refused: %s', (condition) => {
    expect(holds(condition)).toBe(null)
    if (hasCpp) expect(cppHolds(condition)).toBe(null)
  })
})
