import { readFileSync } from 'node:fs'
import { inflateSync } from 'node:zlib'
import { describe, expect, it } from 'vitest'
import { INTER_ADVANCES, UNITS_PER_EM } from './interAdvances.ts'

const FILES = 'node_modules/@fontsource/inter/files'
/** No character of a text. */
const NOT_DRAWN: ReadonlySet<number> = new Set([0, 0xfeff])

/** The tables of a WOFF 1.0 file, which holds the same font as the WOFF2 beside it. */
function tablesOf(file: Buffer): (tag: string) => Buffer {
  const tables = new Map<string, Buffer>()
  for (let at = 44; at < 44 + 20 * file.readUInt16BE(12); at += 20) {
    const [offset, packed, size] = [4, 8, 12].map((field) => file.readUInt32BE(at + field))
    const data = file.subarray(offset, (offset ?? 0) + (packed ?? 0))
    tables.set(file.toString('latin1', at, at + 4), packed === size ? data : inflateSync(data))
  }
  return (tag) => tables.get(tag) ?? Buffer.alloc(0)
}

/** By code point: `cmap`, whose first table has format 4, then `hmtx`. */
function advancesIn(table: (tag: string) => Buffer): Map<number, number> {
  const [cmap, hmtx] = [table('cmap'), table('hmtx')]
  const start = cmap.readUInt32BE(8)
  expect(cmap.readUInt16BE(start)).toBe(4)
  const segments = cmap.readUInt16BE(start + 6) / 2
  const last = table('hhea').readUInt16BE(34) - 1
  const found = new Map<number, number>()
  for (let segment = 0; segment < segments; segment++) {
    const [end = 0, from = 0, delta = 0, range = 0] = [0, 1, 2, 3].map((row) =>
      cmap.readUInt16BE(start + 14 + (row > 0 ? 2 : 0) + 2 * (row * segments + segment)),
    )
    const rangeAt = start + 16 + 2 * (3 * segments + segment)
    for (let code = from; code <= end && code < 0xffff; code++) {
      const entry = range === 0 ? code : cmap.readUInt16BE(rangeAt + range + 2 * (code - from))
      const glyph = (entry + delta) & 0xffff
      if (entry !== 0 && glyph !== 0 && !NOT_DRAWN.has(code))
        found.set(code, hmtx.readUInt16BE(4 * Math.min(glyph, last)))
    }
  }
  return found
}

it('the font goes with the text of its licence', () => {
  const licence = readFileSync('public/licenses/inter.txt', 'utf8')
  expect(licence).toBe(readFileSync(`${FILES}/../LICENSE`, 'utf8'))
})

describe('the advances a picture reckons with', () => {
  it.each([
    ['normal', 400],
    ['bold', 600],
  ] as const)('are those of the shipped font, %s', (weight, number) => {
    const table = tablesOf(readFileSync(`${FILES}/inter-latin-${number}-normal.woff`))
    const ours = INTER_ADVANCES[weight].flatMap(([from, advances]) =>
      advances.map((advance, at) => [from + at, advance] as const),
    )
    expect(table('head').readUInt16BE(18)).toBe(UNITS_PER_EM)
    expect(ours).toEqual([...advancesIn(table)].sort(([a], [b]) => a - b))
  })
})
