import { describe, expect, it } from 'vitest'
import { embedCode, isEmbedded, isViewed, linkTo, sharedOfHash } from './shareLink.ts'

const PAGE = 'https://example.org/tools/portwire/?embed=1&x=2#view=1old'

describe('a link to a board', () => {
  it.each(['board', 'view'] as const)('is read as it was made: %s', (kind) => {
    const link = linkTo(PAGE, kind, '1aB-_9')
    expect(link).toBe(`https://example.org/tools/portwire/#${kind}=1aB-_9`)
    expect(sharedOfHash(new URL(link).hash)).toEqual({ kind, packed: '1aB-_9' })
    expect(isViewed(new URL(link).hash)).toBe(kind === 'view')
  })

  it.each(['', '#', '#companion=riscv-pmu&in=1abc', '#boards=1', 'board=1'])(
    'is not %j',
    (hash) => {
      expect(sharedOfHash(hash)).toBe(null)
    },
  )

  it('to embed is a view, and asks for no window around it', () => {
    const src = /src="([^"]*)"/.exec(embedCode(PAGE, '1ab'))?.[1] ?? ''
    const { search, hash } = new URL(src)
    expect(isEmbedded(search)).toBe(true)
    expect(isViewed(hash)).toBe(true)
    expect(isEmbedded('?x')).toBe(false)
  })
})
