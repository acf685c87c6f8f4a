import { describe, expect, it } from 'vitest'
import { parsedJson, tooDeepJson } from './parsedJson.ts'

const nested = (depth: number): string => '['.repeat(depth) + ']'.repeat(depth)

describe(parsedJson, () => {
  it.each(['5', '"["', '{"a":[null,{"b":"}\\""}]}', nested(500), `"${'['.repeat(600)}"`])(
    'reads %s as JSON.parse does',
    (text) => {
      expect(parsedJson(text)).toEqual(JSON.parse(text))
    },
  )

  it.each(['', '{', '[1,]', '"', nested(501), `{"a":${nested(500)}}`, '['.repeat(100_000)])(
    'gives nothing for what is broken or too deep: %#',
    (text) => {
      expect(parsedJson(text)).toBeUndefined()
    },
  )
})

describe(tooDeepJson, () => {
  it('names the limit of 500 brackets where it is passed, and nothing else', () => {
    expect(tooDeepJson(nested(500))).toBe(null)
    expect(tooDeepJson('{')).toBe(null)
    expect(tooDeepJson(nested(501))).toMatch(/^has brackets nested more than 500 deep/)
  })
})
