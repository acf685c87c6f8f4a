import { CLOSE, COMMA, ELLIPSIS, HASH, IDENT, OPEN, PASTE, type TokenStore } from './tokens.ts'

/** A #define. Immutable, and shared by every board that includes its file. */
export interface Macro {
  readonly name: number
  /** Null for an object-like macro. */
  readonly params: number | null
  /** The last parameter takes all remaining arguments. */
  readonly variadic: boolean
  /** Entries: store token times 4, plus the flags below. */
  readonly body: readonly number[]
  /** For each body entry the parameter it names, or -1. */
  readonly paramOf: readonly number[]
  /** Whether '##' is in the body, or '#' before a parameter. */
  readonly operators: boolean
}

/** An entry is `token << 2 | flags`: a token on its way through macro expansion. */
export const NO_EXPAND = 1
export const SPACED = 2

export const entryOf = (store: TokenStore, token: number): number =>
  (token << 2) | ((store.spaced[token] ?? 0) === 1 ? SPACED : 0)

/** Cuts a macro's body into tokens. */
export type BodyLexer = (text: string) => readonly number[]

/** A macro without parameters whose body is cut into tokens when it is first used. */
export class PlainMacro implements Macro {
  // `declare`: a field that is defined before it is set costs as much again, thousands of times.
  declare readonly name: number
  /** Of the body: it holds no operator and ends with its line. */
  declare private readonly text: string
  declare private readonly cut: BodyLexer
  declare private entries: readonly number[] | null

  constructor(name: number, text: string, cut: BodyLexer) {
    this.name = name
    this.text = text
    this.cut = cut
    this.entries = null
  }

  get params(): null {
    return null
  }

  get variadic(): boolean {
    return false
  }

  get operators(): boolean {
    return false
  }

  get paramOf(): readonly number[] {
    return NONE
  }

  get body(): readonly number[] {
    this.entries ??= this.cut(this.text)
    return this.entries
  }
}

const NONE: readonly number[] = []

/** Reads the tokens after '#define'; null when they define nothing. */
export function macroOf(store: TokenStore, first: number, end: number): Macro | null {
  const { kinds, ids, spaced } = store
  if (first >= end || kinds[first] !== IDENT) return null
  const name = ids[first] ?? 0
  let at = first + 1
  let params: number[] | null = null
  let variadic = false
  if (at < end && kinds[at] === OPEN && spaced[at] === 0) {
    params = []
    at += 1
    while (at < end && kinds[at] !== CLOSE) {
      if (kinds[at] === IDENT && !variadic) {
        params.push(ids[at] ?? 0)
        if (kinds[at + 1] === ELLIPSIS) {
          variadic = true
          at += 1
        }
      } else if (kinds[at] === ELLIPSIS && !variadic) {
        params.push(store.intern('__VA_ARGS__'))
        variadic = true
      } else return null
      at += 1
      if (kinds[at] === COMMA && !variadic && kinds[at + 1] !== CLOSE) at += 1
      else if (kinds[at] !== CLOSE) return null
    }
    if (at >= end) return null
    at += 1
  }
  const body: number[] = []
  const paramOf: number[] = []
  let operators = false
  for (; at < end; at += 1) {
    body.push(entryOf(store, at))
    paramOf.push(params !== null && kinds[at] === IDENT ? params.indexOf(ids[at] ?? 0) : -1)
    if (kinds[at] === PASTE || (params !== null && kinds[at] === HASH)) operators = true
  }
  return {
    name,
    params: params === null ? null : params.length,
    variadic,
    body,
    paramOf,
    operators,
  }
}
