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

let shared = new TokenCache()

/** The cache all reads share, replaced when it has grown too big. */
export function sharedTokenCache(): TokenCache {
  if (shared.store.count + shared.store.madeText > KEEP) shared = new TokenCache()
  return shared
}
