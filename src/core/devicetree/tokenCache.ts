import { type LexedFile, lex } from './lexer.ts'
import { TokenStore } from './tokens.ts'

/** Tokens kept between reads; about 25 bytes each. Boards share their SoC and most headers. */
const KEEP = 2_000_000

/** Token ranges by file content. What a text cuts into never depends on who includes it. */
export class TokenCache {
  readonly store = new TokenStore()
  private readonly files = new Map<string, LexedFile>()

  lex(text: string): LexedFile {
    const known = this.files.get(text)
    if (known !== undefined) return known
    const file = lex(text, this.store)
    this.files.set(text, file)
    return file
  }
}

/** Weak: read one after another, boards share it, and once they are read it is not held for the next. */
let shared: WeakRef<TokenCache> | null = null

/** The cache all reads share, replaced when it has grown too big or was let go of. */
export function sharedTokenCache(): TokenCache {
  const known = shared?.deref()
  if (known !== undefined && known.store.count + known.store.madeText <= KEEP) return known
  const cache = new TokenCache()
  shared = new WeakRef(cache)
  return cache
}
