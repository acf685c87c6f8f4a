// What is rare among tokens, apart from the loop over all of them: an engine compiles that as it runs.
import { endOf, endOfCharacter, endOfLineComment, endOfString, NUMBERS } from './tokenEnds.ts'
import {
  AND,
  BACKSLASH,
  BAD,
  CHAR,
  ELLIPSIS,
  EQUAL,
  GREATER_EQUAL,
  HASH,
  KEYWORD,
  KEYWORDS,
  LESS,
  LESS_EQUAL,
  NOT_EQUAL,
  NUMBER,
  OR,
  PASTE,
  SHIFT_LEFT,
  SHIFT_RIGHT,
  SLASH,
  STRING,
  type TokenStore,
} from './tokens.ts'

const NEWLINE = 10
const RETURN = 13
const SPACE = 32
const QUOTE = 34
const APOSTROPHE = 39
const STAR = 42
const DOT = 46

/** Where a comment or a hidden line end that begins at `at` is over; `at` where none does. */
export function endOfHidden(text: string, at: number, spaced: number, store: TokenStore): number {
  const next = text.charCodeAt(at + 1)
  if (text.charCodeAt(at) === BACKSLASH) {
    if (next === NEWLINE) return at + 2
    return next === RETURN && text.charCodeAt(at + 2) === NEWLINE ? at + 3 : at
  }
  if (next === SLASH) return endOfLineComment(text, at)
  if (next !== STAR) return at
  const close = text.indexOf('*/', at + 2)
  if (close !== -1) return close + 2
  store.push(BAD, spaced, store.intern('/*'), at, text.length)
  return text.length
}

/** A token that is no word and may be longer than one character: gives where it ends. */
export function pushOther(
  text: string,
  from: number,
  spaced: number,
  store: TokenStore,
  patience: { left: number },
): number {
  const c = text.charCodeAt(from)
  const spelled = (kind: number, to: number): number => {
    const spelling = text.slice(from, to)
    const id = store.intern(c === QUOTE ? withoutContinuations(spelling) : spelling)
    store.push(kind, spaced, id, from, to)
    return to
  }
  if (c === QUOTE) {
    const stop = endOfString(text, from, patience)
    return spelled(stop < 0 ? BAD : STRING, Math.abs(stop))
  }
  if (c === APOSTROPHE) {
    const stop = endOfCharacter(text, from)
    return spelled(stop === from + 1 ? BAD : CHAR, stop)
  }
  if (c === DOT && isDigit(text.charCodeAt(from + 1)))
    return spelled(NUMBER, endOf(NUMBERS, text, from + 1))
  if (c <= SPACE || c >= 127)
    return spelled(BAD, from + ((text.codePointAt(from) ?? 0) > 0xffff ? 2 : 1))
  const keyword = c === SLASH ? keywordAt(text, from) : -1
  if (keyword !== -1) {
    const to = from + (KEYWORDS[keyword]?.length ?? 1)
    store.push(KEYWORD, spaced, keyword, from, to)
    return to
  }
  const kind = widePunctuator(c, text, from)
  const to = from + (kind === ELLIPSIS ? 3 : kind === c ? 1 : 2)
  store.push(kind, spaced, 0, from, to)
  return to
}

const isDigit = (c: number): boolean => c >= 48 && c <= 57

function widePunctuator(c: number, text: string, at: number): number {
  const next = text.charCodeAt(at + 1)
  switch (c) {
    case LESS:
      return next === LESS ? SHIFT_LEFT : next === 61 ? LESS_EQUAL : c
    case 62:
      return next === 62 ? SHIFT_RIGHT : next === 61 ? GREATER_EQUAL : c
    case 61:
      return next === 61 ? EQUAL : c
    case 33:
      return next === 61 ? NOT_EQUAL : c
    case 38:
      return next === 38 ? AND : c
    case 124:
      return next === 124 ? OR : c
    case HASH:
      return next === HASH ? PASTE : c
    case DOT:
      return next === DOT && text.charCodeAt(at + 2) === DOT ? ELLIPSIS : c
    default:
      return c
  }
}

function keywordAt(text: string, at: number): number {
  for (let k = 0; k < KEYWORDS.length; k += 1) if (text.startsWith(KEYWORDS[k] ?? '', at)) return k
  return -1
}

const withoutContinuations = (text: string): string =>
  text.includes('\\\n') || text.includes('\\\r\n') ? text.replace(/\\\r?\n/g, '') : text
