import { existsSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { runF71808eWdtModel } from './f71808eWdtModel.ts'

const FACTS = '../shared/facts/f71808e-wdt.md'

interface Example {
  readonly id: string
  readonly note: string
  readonly in: unknown
  readonly out: object
}

const present = existsSync(FACTS)
if (!present) console.info(`skipped: worked examples, as ${FACTS} is not here`)

function examples(): readonly Example[] {
  if (!present) return []
  const block = /```json\n(\[[\s\S]*?\n\])\n```/.exec(readFileSync(FACTS, 'utf8'))
  return JSON.parse(block?.[1] ?? '[]')
}

describe.skipIf(!present)('the worked examples of the facts', () => {
  const cases = examples()

  it('are all there', () => {
    expect(cases.length).toBeGreaterThanOrEqual(78)
  })

  it.each(cases.map((it) => [it.id, it.note, it] as const))('%s: %s', (_id, _note, example) => {
    const got = new Map(Object.entries(Object(runF71808eWdtModel(example.in))))
    const checked = Object.keys(example.out).map((key) => [key, got.get(key)])
    expect(Object.fromEntries(checked)).toStrictEqual(example.out)
  })
})
