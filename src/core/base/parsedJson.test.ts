import { describe, expect, it } from 'vitest'
import { parsedJson } from './parsedJson.ts'

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
