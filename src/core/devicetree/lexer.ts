import { type BodyLexer, entryOf, type Macro, macroOf, PlainMacro } from './macro.ts'
import { endOfHidden, pushOther } from './rareTokens.ts'
import {
  BLANK_LINES,
  BLANKS,
  endOf,
  endOfBlanks,
  lineEnd,
  NAMES,
  NUMBERS,
  WORDS,
} from './tokenEnds.ts'
import {
  BRACE,
  BRACE_CLOSE,
  COLON,
  DIRECTIVE,
  HASH,
  IDENT,
  NUMBER,
  SEMICOLON,
  SLASH,
  type TokenStore,
} from './tokens.ts'

/** One file's tokens: the half-open range [first, end) of the store, and its preprocessor lines. */
export interface LexedFile {
  readonly text: string
  readonly first: number
  readonly end: number
  readonly directives: readonly Directive[]
}

export type DirectiveKind = (typeof DIRECTIVE_NAMES)[number]

export interface Directive {
  readonly kind: DirectiveKind
  readonly from: number
  /** Text offset of the line's last character, exclusive. */
  to: number
  /** Tokens after the directive's name: [first, end) of the store. */
  readonly first: number
  end: number
  /** Of a #define; null when it is malformed. Of plain ones in a row, which are one directive, all. */
  macros: readonly Macro[] | null
  /** Of an include that names its file outright. */
  readonly include: { readonly path: string; readonly angle: boolean } | null
}

const DIRECTIVE_NAMES = [
  'define',
  'undef',
  'include',
  'include_next',
  'import',
  'if',
  'ifdef',
  'ifndef',
  'elif',
  'elifdef',
  'elifndef',
  'else',
  'endif',
  'error',
  'warning',
  'pragma',
  'line',
  'ident',
  'sccs',
  'assert',
  'unassert',
] as const
const DIRECTIVES: ReadonlyMap<string, DirectiveKind> = new Map(DIRECTIVE_NAMES.map((n) => [n, n]))

const IDENT_START = 1
const DIGIT = 2
const WORD = IDENT_START | DIGIT
/** May stand in a node or property name: [a-zA-Z0-9,._+*#?@-]. */
const NAME = 4
/** White space but the end of a line. */
const BLANK = 8
/** May begin what no token is made of: a comment, a directive, a line that goes on. */
const APART = 16
/** A token by itself, whatever follows. */
const ALONE = 32
const CLASS = new Uint8Array(128)
const classify = (characters: string, kinds: number): void => {
  for (const c of characters) CLASS[c.charCodeAt(0)] = kinds
}
classify('abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ_', IDENT_START | NAME)
classify('0123456789', DIGIT | NAME)
classify('#', APART | NAME)
classify('/\\', APART)
classify('.', NAME)
classify(',+*?@-', ALONE | NAME)
classify('$%():;[]^`{}~', ALONE)
classify(' \t\v\f\r', BLANK)

/** Characters of a file looked at in vain for the end of strings that run over line ends. */
const LOOK_AHEAD = 1 << 20

const NEWLINE = 10

/** Whether a token kind can be part of a node or property name. */
export const isNamePart = (kind: number): boolean =>
  kind === IDENT ||
  kind === NUMBER ||
  (kind < 128 && kind > 32 && ((CLASS[kind] ?? 0) & NAME) !== 0)

/** Cuts a file into C preprocessing tokens. Reports nothing: what is no token becomes a BAD one. */
export function lex(text: string, store: TokenStore): LexedFile {
  const first = store.count
  const end = text.length
  const directives: Directive[] = []
  let line: Directive | null = null
  let at = text.charCodeAt(0) === 0xfeff ? 1 : 0
  let lineStart = true
  let spaced = 1
  /** Whether a node or property may be named here. */
  let nameStart = true
  let runToken = 0
  let runEnd = -1
  const patience = { left: LOOK_AHEAD }

  while (at < end) {
    const c = text.charCodeAt(at)
    const kindClass = c < 128 ? (CLASS[c] ?? 0) : 0
    if (kindClass === BLANK) {
      at = endOf(BLANKS, text, at + 1)
      spaced = 1
      continue
    }
    if (c === NEWLINE) {
      if (line !== null) {
        finishLine(line, at, store)
        line = null
        nameStart = true
      }
      at = endOf(BLANK_LINES, text, at + 1)
      spaced = 1
      lineStart = true
      continue
    }
    if ((kindClass & APART) !== 0) {
      const behind = c === HASH ? at : endOfHidden(text, at, spaced, store)
      if (behind > at) {
        if (c === SLASH) spaced = 1
        at = behind
        continue
      }
      if (c === HASH && lineStart) {
        const opened = openDirective(text, at, store, directives.length)
        lineStart = false
        if (opened === 'no-text') {
          at = lineEnd(text, at)
          continue
        }
        if (opened !== null) {
          const { directive, isWhole } = opened
          directives.push(directive)
          if (isWhole) lineStart = true
          else line = directive
          at = directive.to
          spaced = 1
          continue
        }
      }
    }
    lineStart = false

    const from = at
    if (nameStart && (kindClass & NAME) !== 0 && line === null) {
      runEnd = endOf(NAMES, text, at + 1)
      runToken = store.count
    }
    if ((kindClass & WORD) !== 0) {
      const kind = (kindClass & DIGIT) === 0 ? IDENT : NUMBER
      at = endOf(kind === IDENT ? WORDS : NUMBERS, text, at + 1)
      store.push(kind, spaced, store.intern(text.slice(from, at)), from, at)
      nameStart = false
    } else if ((kindClass & ALONE) !== 0) {
      at += 1
      store.push(c, spaced, 0, from, at)
      nameStart = c === SEMICOLON || c === BRACE || c === COLON || c === BRACE_CLOSE
    } else {
      at = pushOther(text, at, spaced, store, patience)
      nameStart = c === SLASH
    }
    if (runEnd > from && at >= runEnd) {
      if (at === runEnd) noteRun(text, runToken, at, store)
      runEnd = -1
    }
    spaced = 0
  }
  if (line !== null) finishLine(line, end, store)
  return { text, first, end: store.count, directives }
}

/** The tokens from `first` on, up to the last one, are together what may be a name. */
function noteRun(text: string, first: number, to: number, store: TokenStore): void {
  const length = store.count - first
  if (length >= 0xffff) return
  store.runs[first] = length
  store.runIds[first] =
    length === 1 && (store.kinds[first] ?? 0) <= NUMBER
      ? (store.ids[first] ?? 0)
      : store.intern(text.slice(store.froms[first], to))
}

function finishLine(line: Directive, to: number, store: TokenStore): void {
  line.to = to
  line.end = store.count
  if (line.kind !== 'define') return
  const macro = macroOf(store, line.first, line.end)
  line.macros = macro === null ? null : [macro]
}

/**
 * A '#' that opens a line: a directive, a line marker of an earlier preprocessor run, or neither.
 * What is no directive is text, as in assembly: '#address-cells' is how half of all nodes start.
 */
function openDirective(
  text: string,
  hash: number,
  store: TokenStore,
  index: number,
): { readonly directive: Directive; readonly isWhole: boolean } | 'no-text' | null {
  const plain = plainDefines(text, hash, store, index)
  if (plain !== null) return { directive: plain, isWhole: true }
  const start = endOfBlanks(text, hash + 1)
  let at = endOf(WORDS, text, start)
  const name = text.slice(start, at)
  if (start > hash + 1 && /^[0-9]+$/.test(name) && /^[ \t]+"/.test(text.slice(at, at + 80)))
    return 'no-text'
  if (name === '' && /^\r?(?:\n|$)/.test(text.slice(at, at + 2))) return 'no-text'
  const kind = DIRECTIVES.get(name)
  if (kind === undefined) return null
  store.push(DIRECTIVE, 1, index, hash, at)
  let include: Directive['include'] = null
  if (kind === 'include' || kind === 'include_next' || kind === 'import') {
    const named = /^(?:[ \t]|\/\*(?:[^*]|\*(?!\/))*\*\/)*(?:<([^>\n]*)>|"([^"\n]*)")/.exec(
      text.slice(at, lineEnd(text, at)),
    )
    if (named !== null) {
      include = { path: named[1] ?? named[2] ?? '', angle: named[1] !== undefined }
      at += named[0].length
    }
  }
  const directive = {
    kind,
    from: hash,
    to: at,
    first: store.count,
    end: store.count,
    macros: null,
    include,
  }
  return { directive, isWhole: false }
}

/**
 * The #defines without parameters that follow each other from the '#' on, as one directive; null where
 * there is none. Each on a line that can be cut into tokens by itself, which is put off until the macro is
 * used: a board uses few of the thousands in its headers.
 */
function plainDefines(
  text: string,
  hash: number,
  store: TokenStore,
  index: number,
): Directive | null {
  PLAIN_DEFINE.lastIndex = hash
  let to = hash
  const macros: Macro[] = []
  const cut: BodyLexer = (body) => entriesOf(body, store)
  for (let found = PLAIN_DEFINE.exec(text); found !== null; found = PLAIN_DEFINE.exec(text)) {
    macros.push(new PlainMacro(store.intern(found[1] ?? ''), found[2] ?? '', cut))
    to = PLAIN_DEFINE.lastIndex
  }
  if (macros.length === 0) return null
  store.push(DIRECTIVE, 1, index, hash, to)
  const { count } = store
  return { kind: 'define', from: hash, to, first: count, end: count, macros, include: null }
}

/**
 * A name and what it stands for, up to the next line with something on it. Nothing in it leads beyond its
 * line, or means more at the start of a text than inside a line: quotes, '\\' and '#' are in comments alone.
 */
const PLAIN_DEFINE =
  /#[ \t]*define[ \t]+(?!defined\b)([A-Za-z_]\w*)(?=[ \t\r\n]|$)((?:[^"'\\#\n/]|\/(?!\*)|\/\*(?:[^*\n]|\*(?!\/))*\*\/)*)(?:\n[ \t\r\n\v\f]*|$)/y

function entriesOf(body: string, store: TokenStore): readonly number[] {
  const { first, end } = lex(body, store)
  const entries: number[] = []
  for (let token = first; token < end; token += 1) entries.push(entryOf(store, token))
  return entries
}
