import { spawnSync } from 'node:child_process'
import { expect, it } from 'vitest'
import { propertyLine } from './propertyText.ts'

const hasDtc = spawnSync('dtc', ['--version']).status === 0
if (!hasDtc) console.info('skipped: dtc beside the written form of strings, as it is missing')

/** The bytes dtc makes of a line, in hex. */
function compiled(line: string): string {
  const dtc = spawnSync('dtc', ['-q', '-I', 'dts', '-O', 'dtb', '-'], {
    input: `/dts-v1/;\n/ { ${line} };\n`,
  })
  const blob: Buffer = dtc.stdout
  const at = blob.readUInt32BE(8) + 8 // off_dt_struct, behind FDT_BEGIN_NODE and the root's name
  return blob.subarray(at + 12, at + 12 + blob.readUInt32BE(at + 4)).toString('hex')
}

it.each([
  ['plain text', 'ab', 'p = "ab";', '616200'],
  ['a backslash', 'a\\n', 'p = "a\\\\n";', '615c6e00'],
  ['a quote', 'a"b', 'p = "a\\"b";', '61226200'],
  ['a line end', 'a\n', 'p = "a\\x0a";', '610a00'],
  ['the first byte that is no ASCII', '\x80', 'p = "\\x80";', '8000'],
  ['the last byte', '\xff', 'p = "\\xff";', 'ff00'],
  ['what is no byte as UTF-8', '\u0100€', 'p = "\\xc4\\x80\\xe2\\x82\\xac";', 'c480e282ac00'],
])('writes %s so that dtc reads its bytes', (_name, text, line, bytes) => {
  expect(propertyLine({ name: 'p', value: { kind: 'strings', strings: [text] } })).toBe(line)
  if (hasDtc) expect(compiled(line)).toBe(bytes)
})
