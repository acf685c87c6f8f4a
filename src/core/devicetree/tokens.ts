/**
 * Token kinds. A punctuator of one character is its own character code (33 to 126).
 * Plain constants, as they are compared for every token of every board; typed `number`, so that a
 * comparison narrows nothing that `advance` then changes.
 */
export const EOF: number = 0
export const IDENT: number = 1
export const NUMBER: number = 2
export const STRING: number = 3
export const CHAR: number = 4
/** '/bits/' and its kin; the token's id is one of the KEYWORDS below. */
export const KEYWORD: number = 5
/** A preprocessor line; the token's id is the index of the file's Directive. */
export const DIRECTIVE: number = 6
/** Text no token starts with, or that never ends; the id is its spelling. */
export const BAD: number = 7
export const HASH: number = 35
export const AMPERSAND: number = 38
export const OPEN: number = 40
export const CLOSE: number = 41
export const COMMA: number = 44
export const SLASH: number = 47
export const COLON: number = 58
export const SEMICOLON: number = 59
export const LESS: number = 60
export const EQUALS: number = 61
export const GREATER: number = 62
export const QUESTION: number = 63
export const BRACKET: number = 91
export const BACKSLASH: number = 92
export const BRACKET_CLOSE: number = 93
export const BRACE: number = 123
export const BRACE_CLOSE: number = 125
export const SHIFT_LEFT: number = 128
export const SHIFT_RIGHT: number = 129
export const LESS_EQUAL: number = 130
export const GREATER_EQUAL: number = 131
export const EQUAL: number = 132
export const NOT_EQUAL: number = 133
export const AND: number = 134
export const OR: number = 135
export const PASTE: number = 136
export const ELLIPSIS: number = 137

const WIDE_PUNCTUATORS = ['<<', '>>', '<=', '>=', '==', '!=', '&&', '||', '##', '...']

export const KEYWORDS = [
  '/dts-v1/',
  '/plugin/',
  '/memreserve/',
  '/bits/',
  '/include/',
  '/incbin/',
  '/delete-node/',
  '/delete-property/',
  '/omit-if-no-ref/',
] as const
export const KW_DTS_V1: number = 0
export const KW_PLUGIN: number = 1
export const KW_MEMRESERVE: number = 2
export const KW_BITS: number = 3
export const KW_INCLUDE: number = 4
export const KW_INCBIN: number = 5
export const KW_DELETE_NODE: number = 6
export const KW_DELETE_PROPERTY: number = 7
export const KW_OMIT_IF_NO_REF: number = 8

/** Longest literal dtc and we read; what does not fit is told apart from what is malformed. */
const UINT64_MAX = (1n << 64n) - 1n

/** Tokens there is room for at first: more than most boards have. What is not used yet takes no memory. */
const ROOM = 1 << 16

/**
 * All tokens of all files read, in parallel arrays, and the table of their spellings. A token is an
 * index here; a spelling is an id, equal for equal text, so that names compare as numbers.
 */
export class TokenStore {
  count = 1 // index 0 is never a token
  kinds = new Uint8Array(ROOM)
  /** 1 where white space, a comment or a line end stands before the token. */
  spaced = new Uint8Array(ROOM)
  ids = new Int32Array(ROOM)
  froms = new Int32Array(ROOM)
  tos = new Int32Array(ROOM)
  /** At a token where a name may start: how many tokens the name spans, and its spelling's id. */
  runs = new Uint16Array(ROOM)
  runIds = new Int32Array(ROOM)

  /** Letters of all tokens asked of `make` so far: what `#` and `##` cost. */
  madeText = 0
  readonly spellings: string[] = ['']
  private readonly idOf = new Map<string, number>([['', 0]])
  private readonly made = new Map<string, number>()
  private readonly numbers: (number | bigint | null | undefined)[] = []

  intern(text: string): number {
    let id = this.idOf.get(text)
    if (id === undefined) {
      id = this.spellings.length
      this.spellings.push(text)
      this.idOf.set(text, id)
    }
    return id
  }

  push(kind: number, spaced: number, id: number, from: number, to: number): number {
    const at = this.count
    if (at === this.kinds.length) this.grow()
    this.kinds[at] = kind
    this.spaced[at] = spaced
    this.ids[at] = id
    this.froms[at] = from
    this.tos[at] = to
    this.count = at + 1
    return at
  }

  /** A token no file holds: what `#` or `##` made, or a built-in macro gives. */
  make(kind: number, spelling: string): number {
    this.madeText += spelling.length
    const key = `${kind}:${spelling}`
    const known = this.made.get(key)
    if (known !== undefined) return known
    const token = this.push(kind, 0, kind > BAD ? 0 : this.intern(spelling), 0, 0)
    this.made.set(key, token)
    return token
  }

  spelling(kind: number, id: number): string {
    if (kind === KEYWORD) return KEYWORDS[id] ?? ''
    if (kind <= BAD) return this.spellings[id] ?? ''
    return kind < 128 ? String.fromCharCode(kind) : (WIDE_PUNCTUATORS[kind - 128] ?? '')
  }

  /** The value of an integer literal as dtc reads it; null when it is malformed or above 64 bits. */
  number(id: number): number | bigint | null {
    const known = this.numbers[id]
    if (known !== undefined) return known
    const value = readInteger(this.spellings[id] ?? '')
    this.numbers[id] = value
    return value
  }

  private grow(): void {
    const size = this.kinds.length * 2
    const grown = <A extends Uint8Array | Int32Array | Uint16Array>(to: A, from: A): A => {
      to.set(from)
      return to
    }
    this.kinds = grown(new Uint8Array(size), this.kinds)
    this.spaced = grown(new Uint8Array(size), this.spaced)
    this.ids = grown(new Int32Array(size), this.ids)
    this.froms = grown(new Int32Array(size), this.froms)
    this.tos = grown(new Int32Array(size), this.tos)
    this.runs = grown(new Uint16Array(size), this.runs)
    this.runIds = grown(new Int32Array(size), this.runIds)
  }
}

/** Decimal, octal (leading 0) or hexadecimal, with the suffixes dtc's lexer takes. */
function readInteger(spelling: string): number | bigint | null {
  const match = /^(?:(0[xX][0-9a-fA-F]+)|(0[0-7]*)|([1-9][0-9]*))(?:U|L|UL|LL|ULL)?$/.exec(spelling)
  if (match === null) return null
  const octal = match[2]
  const digits = match[1] ?? match[3] ?? (octal === '0' ? '0' : `0o${octal?.slice(1)}`)
  if (digits.length < 12) return Number(digits)
  const value = BigInt(digits)
  if (value > UINT64_MAX) return null
  return value <= 0x1fffffffffffffn ? Number(value) : value
}
