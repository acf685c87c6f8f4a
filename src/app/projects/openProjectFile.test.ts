import { describe, expect, it } from 'vitest'
import { offeredBytes } from '../../platform/offeredFile.ts'
import { openProjectFile } from './openProjectFile.ts'

const nested = (depth: number): string => '['.repeat(depth) + ']'.repeat(depth)

describe(openProjectFile, () => {
  it.each([
    ['no JSON', '{"portwire":', 'a.json is no JSON.'],
    ['lists 500 deep', nested(500), 'a.json: It holds no Portwire project.'],
    [
      'lists 501 deep',
      nested(501),
      'a.json has brackets nested more than 500 deep, which nothing has that Portwire writes.',
    ],
  ])('says why it refuses %s', async (_name, text, message) => {
    const file = offeredBytes('a.json', new TextEncoder().encode(text))
    expect(await openProjectFile(file)).toEqual({ kind: 'failed', message })
  })
})
