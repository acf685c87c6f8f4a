import { readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import { OTHER_CODES, TRAPS } from './traps.ts'

const DOCS = readFileSync('docs/findings.md', 'utf8')

/** The cells of each row of docs/findings.md that begins with a trap's number. */
const ROWS = DOCS.split('\n')
  .filter((line) => /^\| \d+ \|/.test(line))
  .map((line) =>
    line
      .split('|')
      .slice(1, -1)
      .map((cell) => cell.trim().replaceAll('`', '')),
  )

it('docs/findings.md tells of every trap what the code does', () => {
  expect(ROWS).toEqual(
    TRAPS.map(({ number, code, mistake, impact, fix, source }) => [
      String(number),
      code,
      mistake,
      impact,
      fix,
      source,
    ]),
  )
})

it.each(OTHER_CODES)('docs/findings.md tells of %s, which is beyond the table', (code) => {
  expect(DOCS).toContain(`\`${code}\``)
})

it('docs/findings.md says of every trap that is not always curable by a fix why not', () => {
  const [, section = ''] = DOCS.split('## Where no fix is offered')
  const explained = section
    .split('\n')
    .flatMap((line) => /^- ([\d, ]+):/.exec(line)?.[1]?.split(', ') ?? [])
    .map(Number)
  const wanted = TRAPS.filter(({ fix }) => fix !== 'always').map(({ number }) => number)
  expect(explained.toSorted((a, b) => a - b)).toEqual(wanted)
})
