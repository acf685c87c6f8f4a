import type { SourceSpan } from '../base/sourceSpan.ts'
import { type ExpressionRules, readExpression } from './expression.ts'
import type { Findings } from './findings.ts'
import { isZero } from './integer.ts'
import type { Directive, LexedFile } from './lexer.ts'
import { entryOf, type Macro, NO_EXPAND, SPACED } from './macro.ts'
import { substitute } from './macroCall.ts'
import { resolveInclude, type SourceSet } from './sources.ts'
import type { TokenCache } from './tokenCache.ts'
import {
  CLOSE,
  COLON,
  COMMA,
  DIRECTIVE,
  EOF,
  IDENT,
  KEYWORD,
  KW_INCLUDE,
  NUMBER,
  OPEN,
  STRING,
  type TokenStore,
} from './tokens.ts'

/** As GCC's; an include cycle ends here. */
const INCLUDE_DEPTH = 200
/** A board of the kernel reads less than 100 files of together less than 200,000 tokens. */
const INCLUDE_COUNT = 10_000
const TOKEN_BUDGET = 20_000_000
const EXPANSION_BUDGET = 2_000_000
const EXPANSION_DEPTH = 500
const ARGUMENT_DEPTH = 100

const END = -1

/** Where reading an including file goes on. */
interface Frame {
  readonly file: LexedFile
  readonly name: string
  readonly at: number
  readonly groups: Group[]
}

/** An open #if group whose lines are being read. */
interface Group {
  readonly opener: Directive
  elseSeen: boolean
}

/** Tokens that stand in for a macro use, being read. */
interface Expansion {
  entries: readonly number[]
  at: number
  macro: Macro | null
  /** SPACED flag of the macro's name, which the first token takes over. */
  lead: number
}

/**
 * The C preprocessor as one token stream: the fields are the current token, `advance` makes the next
 * one current. Includes, conditions and macros are followed on the way; a token of a macro has the
 * span of the outermost use of it, in the file the reader sees.
 */
export class Preprocessor {
  readonly store: TokenStore
  readonly filesRead: string[] = []

  kind = EOF
  id = 0
  /** Whether white space stands before the token. */
  spaced = false
  /** Index of the token in the store when it stands in a file as it is; 0 when a macro gave it. */
  token = 0
  fileName = ''
  from = 0
  to = 0
  /** Where the token before ended, in the file it stood in. */
  lastFile = ''
  lastTo = 0

  /** The current token as macro expansion handles it. */
  private currentEntry = 0
  private readonly macros: (Macro | undefined)[] = []
  private file: LexedFile
  private at = 0
  private groups: Group[] = []
  private readonly frames: Frame[] = []

  private readonly expansions: Expansion[] = []
  private depth = 0
  /** Expansions below this are out of reach while an argument or a condition is expanded alone. */
  private floor = 0
  private isolated = false
  private isolation = 0

  private tokensLeft = TOKEN_BUDGET
  private expansionsLeft = EXPANSION_BUDGET
  private includesLeft = INCLUDE_COUNT
  private stopped = false

  private readonly sources: SourceSet
  private readonly cache: TokenCache
  private readonly findings: Findings

  constructor(
    sources: SourceSet,
    cache: TokenCache,
    findings: Findings,
    defines: Readonly<Record<string, string>>,
    entry: string,
    text: string,
  ) {
    this.sources = sources
    this.cache = cache
    this.findings = findings

    this.store = cache.store
    for (const [name, value] of Object.entries(defines))
      for (const directive of cache.lex(`#define ${name} ${value}`).directives)
        this.define(directive)
    this.file = cache.lex(text)
    this.at = this.file.first
    this.fileName = entry
    this.filesRead.push(entry)
  }

  get span(): SourceSpan {
    return { file: this.fileName, from: this.from, to: this.to }
  }

  get spelling(): string {
    return this.store.spelling(this.kind, this.id)
  }

  /** Whether the current token is a name with a ':' right behind it. */
  get atLabel(): boolean {
    if (this.kind !== IDENT) return false
    const next = this.peekEntry()
    return this.store.kinds[next >> 2] === COLON && (next & SPACED) === 0
  }

  advance(): void {
    this.lastFile = this.fileName
    this.lastTo = this.to
    const { store } = this
    for (;;) {
      const entry = this.nextEntry()
      if (entry === END) {
        this.kind = EOF
        this.spaced = true
        this.token = 0
        if (!this.isolated) this.from = this.to
        return
      }
      const token = entry >> 2
      const kind = store.kinds[token] ?? 0
      const id = store.ids[token] ?? 0
      if (kind === IDENT && (entry & NO_EXPAND) === 0) {
        const macro = this.macros[id]
        if (macro !== undefined && this.expand(macro, entry)) continue
      }
      if (kind === KEYWORD && id === KW_INCLUDE && this.depth === 0) {
        this.includeByKeyword(token)
        continue
      }
      this.currentEntry = entry
      this.kind = kind
      this.id = id
      this.spaced = (entry & SPACED) !== 0
      this.token = this.depth === 0 && !this.isolated ? token : 0
      return
    }
  }

  /**
   * The whole name that starts at the current token, when its tokens stand in a file and hold no
   * macro; the token after it is then current. Null when it has to be put together.
   */
  takeRun(): string | null {
    const { store, token } = this
    if (token === 0) return null
    const length = store.runs[token] ?? 0
    if (length === 0) return null
    for (let i = 1; i < length; i += 1)
      if (store.kinds[token + i] === IDENT && this.macros[store.ids[token + i] ?? 0] !== undefined)
        return null
    this.at = token + length
    this.to = store.tos[token + length - 1] ?? this.to
    const name = store.spellings[store.runIds[token] ?? 0] ?? ''
    this.advance()
    return name
  }

  /** Next token before macro expansion, or END. Preprocessor lines are obeyed on the way. */
  private nextEntry(): number {
    while (this.depth > this.floor) {
      const top = this.expansions[this.depth - 1]
      if (top === undefined) break
      const i = top.at
      if (i < top.entries.length) {
        top.at = i + 1
        const entry = top.entries[i] ?? 0
        return i === 0 ? (entry & ~SPACED) | top.lead : entry
      }
      this.depth -= 1
    }
    if (this.isolated) return END
    return this.nextFileToken()
  }

  private nextFileToken(): number {
    const { store } = this
    for (;;) {
      if (this.stopped) return END
      const token = this.at
      if (token >= this.file.end) {
        if (!this.leaveFile()) return END
        continue
      }
      this.at = token + 1
      if (store.kinds[token] === DIRECTIVE) {
        const directive = this.file.directives[store.ids[token] ?? 0]
        if (directive !== undefined) this.obey(directive, store.ids[token] ?? 0)
        continue
      }
      if (this.isolation === 0) this.from = store.froms[token] ?? 0
      this.to = store.tos[token] ?? 0
      return entryOf(store, token)
    }
  }

  // Macros

  /** Starts reading what a macro stands for; false when the name stands for itself. */
  private expand(macro: Macro, entry: number): boolean {
    for (let i = this.depth - 1; i >= 0; i -= 1)
      if (this.expansions[i]?.macro === macro) return this.paint(entry)
    if (macro.params === null) {
      const entries = macro.operators ? substitute(this.store, macro, [], []) : macro.body
      this.pushExpansion(entries, macro, entry & SPACED)
      return true
    }
    if (this.store.kinds[this.peekEntry() >> 2] !== OPEN) return false
    const raw = this.readArguments(macro)
    if (raw === null) return true
    const expanded = raw.map((argument) => this.expandAlone(argument))
    this.pushExpansion(substitute(this.store, macro, raw, expanded), macro, entry & SPACED)
    return true
  }

  /** A macro's name inside its own expansion is never expanded again, wherever it goes. */
  private paint(entry: number): boolean {
    this.pushExpansion([entry | NO_EXPAND], null, entry & SPACED)
    return true
  }

  private pushExpansion(entries: readonly number[], macro: Macro | null, lead: number): void {
    this.expansionsLeft -= entries.length + 1
    if (this.expansionsLeft < 0 || this.depth >= EXPANSION_DEPTH) {
      this.stop(
        'dts/macro-expansion-too-long',
        'Macros expand to more than can be read: one of them multiplies itself.',
      )
      return
    }
    const reused = this.expansions[this.depth]
    if (reused === undefined) this.expansions.push({ entries, at: 0, macro, lead })
    else {
      reused.entries = entries
      reused.at = 0
      reused.macro = macro
      reused.lead = lead
    }
    this.depth += 1
  }

  /** The next token, not consumed: a directive or a file's end hides what is behind it (0). */
  private peekEntry(): number {
    for (let i = this.depth - 1; i >= this.floor; i -= 1) {
      const expansion = this.expansions[i]
      const entry = expansion?.entries[expansion.at]
      if (entry !== undefined) return entry
    }
    return !this.isolated && this.at < this.file.end ? entryOf(this.store, this.at) : 0
  }

  /** The arguments in parentheses that follow; null, and reported, when they do not fit the macro. */
  private readArguments(macro: Macro): number[][] | null {
    const { store } = this
    const start = this.span
    const params = macro.params ?? 0
    this.isolation += 1
    this.nextEntry()
    const list: number[][] = [[]]
    let nesting = 0
    let closed = false
    for (let entry = this.nextEntry(); entry !== END; entry = this.nextEntry()) {
      const kind = store.kinds[entry >> 2]
      if (kind === CLOSE && nesting === 0) {
        closed = true
        break
      }
      if (kind === OPEN) nesting += 1
      else if (kind === CLOSE) nesting -= 1
      if (kind === COMMA && nesting === 0 && !(macro.variadic && list.length >= params))
        list.push([])
      else list.at(-1)?.push(this.busy(entry) ? entry | NO_EXPAND : entry)
      this.expansionsLeft -= 1
      if (this.expansionsLeft < 0) break
    }
    this.isolation -= 1
    const name = store.spellings[macro.name] ?? ''
    if (!closed) {
      this.findings.at(
        'dts/unterminated-macro-call',
        'error',
        `The arguments of ${name}() are never closed.`,
        start,
      )
      return null
    }
    if (params === 0 && list.length === 1 && list[0]?.length === 0) return []
    if (macro.variadic && list.length === params - 1) list.push([])
    if (list.length !== params) {
      this.findings.at(
        'dts/macro-arguments',
        'error',
        `${name}() takes ${params} arguments, and is given ${list.length}.`,
        start,
      )
      return null
    }
    return list
  }

  private busy(entry: number): boolean {
    if (this.depth === 0 || this.store.kinds[entry >> 2] !== IDENT) return false
    const macro = this.macros[this.store.ids[entry >> 2] ?? 0]
    if (macro === undefined) return false
    for (let i = this.depth - 1; i >= 0; i -= 1)
      if (this.expansions[i]?.macro === macro) return true
    return false
  }

  /** An argument, macros expanded as if nothing followed it. */
  private expandAlone(entries: readonly number[]): readonly number[] {
    const { store, macros } = this
    if (
      !entries.some(
        (e) => store.kinds[e >> 2] === IDENT && macros[store.ids[e >> 2] ?? 0] !== undefined,
      )
    )
      return entries
    const out: number[] = []
    this.alone(entries, () => {
      for (this.advance(); this.kind !== EOF; this.advance()) out.push(this.currentEntry)
    })
    return out
  }

  /** Runs `read` on a stream that holds nothing but `entries`. */
  private alone(entries: readonly number[], read: () => void): void {
    const { floor, isolated, lastFile, lastTo } = this
    if (this.isolation >= ARGUMENT_DEPTH) {
      this.stop('dts/macro-expansion-too-long', 'Macro calls are nested too deep to be read.')
      return
    }
    this.floor = this.depth
    this.isolated = true
    this.isolation += 1
    const first = entries[0]
    this.pushExpansion(entries, null, first === undefined ? 0 : first & SPACED)
    read()
    this.depth = this.floor
    this.floor = floor
    this.isolated = isolated
    this.isolation -= 1
    this.lastFile = lastFile
    this.lastTo = lastTo
  }

  // Preprocessor lines

  private obey(directive: Directive, index: number): void {
    this.at = directive.end
    switch (directive.kind) {
      case 'define':
        this.define(directive)
        return
      case 'undef':
        this.macros[this.store.ids[directive.first] ?? 0] = undefined
        return
      case 'include':
      case 'include_next':
      case 'import':
        this.includeByDirective(directive)
        return
      case 'if':
      case 'ifdef':
      case 'ifndef':
        this.groups.push({ opener: directive, elseSeen: false })
        if (!this.holds(directive)) this.skipGroup(index, true)
        return
      case 'elif':
      case 'elifdef':
      case 'elifndef':
      case 'else':
        if (this.groups.length === 0) this.misplaced(directive)
        else this.skipGroup(index, false)
        return
      case 'endif':
        if (this.groups.pop() === undefined) this.misplaced(directive)
        return
      case 'error':
      case 'warning': {
        const said = this.textOf(directive)
        this.findings.at(
          `dts/${directive.kind}-directive`,
          directive.kind,
          `The source says: ${said}`,
          this.spanOf(directive),
        )
        return
      }
    }
  }

  private define(directive: Directive): void {
    const { macro } = directive
    if (macro !== null) this.macros[macro.name] = macro
    else
      this.findings.at(
        'dts/bad-define',
        'error',
        'This #define cannot be read: it needs a name, and parameters that are names.',
        this.spanOf(directive),
      )
  }

  private misplaced(directive: Directive): void {
    this.findings.at(
      'dts/unbalanced-condition',
      'error',
      `#${directive.kind} without #if.`,
      this.spanOf(directive),
    )
  }

  /**
   * Skips from the directive at `index` to the #endif of its group, or, with `findBranch`, to the
   * first branch that holds.
   */
  private skipGroup(index: number, findBranch: boolean): void {
    const { directives } = this.file
    let nesting = 0
    for (let i = index + 1; i < directives.length; i += 1) {
      const directive = directives[i]
      if (directive === undefined) break
      const { kind } = directive
      if (kind === 'if' || kind === 'ifdef' || kind === 'ifndef') nesting += 1
      else if (kind === 'endif') {
        if (nesting === 0) {
          this.at = directive.end
          this.groups.pop()
          return
        }
        nesting -= 1
      } else if (
        nesting === 0 &&
        (kind === 'else' || kind === 'elif' || kind === 'elifdef' || kind === 'elifndef')
      ) {
        const group = this.groups.at(-1)
        if (group?.elseSeen) this.misplaced(directive)
        if (group !== undefined && kind === 'else') group.elseSeen = true
        if (findBranch && (kind === 'else' || this.holds(directive))) {
          this.at = directive.end
          return
        }
      }
    }
    this.at = this.file.end
  }

  private holds(directive: Directive): boolean {
    const { store } = this
    const { kind, first, end } = directive
    if (kind === 'if' || kind === 'elif') return this.evaluate(directive)
    if (first >= end || store.kinds[first] !== IDENT) {
      this.findings.at(
        'dts/bad-condition',
        'error',
        `#${kind} needs a name.`,
        this.spanOf(directive),
      )
      return false
    }
    const defined = this.macros[store.ids[first] ?? 0] !== undefined
    return kind === 'ifdef' || kind === 'elifdef' ? defined : !defined
  }

  private evaluate(directive: Directive): boolean {
    const entries = this.withoutDefined(directive)
    let wrong = false
    const rules: ExpressionRules = {
      signed: true,
      name: () => {
        this.advance()
        return 0
      },
      problem: () => {
        wrong = true
      },
    }
    let holds = false
    this.alone(entries, () => {
      this.advance()
      holds = !isZero(readExpression(this, rules))
      if (this.kind !== EOF) wrong = true
    })
    if (wrong)
      this.findings.at(
        'dts/bad-condition',
        'error',
        `The condition of this #${directive.kind} cannot be evaluated; its lines are skipped.`,
        this.spanOf(directive),
      )
    return holds && !wrong
  }

  /** The tokens of a condition, with `defined X` and `__has_include(X)` already answered. */
  private withoutDefined({ first, end }: Directive): number[] {
    const { store } = this
    const { kinds, ids } = store
    const entries: number[] = []
    for (let at = first; at < end; at += 1) {
      const word = kinds[at] === IDENT ? store.spellings[ids[at] ?? 0] : ''
      if (word === 'defined') {
        const name = kinds[at + 1] === OPEN ? at + 2 : at + 1
        const last = name === at + 2 ? name + 1 : name
        const known = last < end && this.macros[ids[name] ?? 0] !== undefined
        entries.push(store.make(NUMBER, known ? '1' : '0') << 2)
        at = last
      } else if (word === '__has_include' && kinds[at + 1] === OPEN) {
        let path = ''
        for (at += 2; at < end && kinds[at] !== CLOSE; at += 1)
          path += store.spelling(kinds[at] ?? 0, ids[at] ?? 0)
        const found = resolveInclude(
          this.sources,
          path.slice(1, -1),
          path.startsWith('<'),
          this.fileName,
        )
        entries.push(store.make(NUMBER, found === null ? '0' : '1') << 2)
      } else entries.push(entryOf(store, at))
    }
    return entries
  }

  private textOf({ first, end }: Directive): string {
    const { store, file } = this
    return first >= end ? '' : file.text.slice(store.froms[first], store.tos[end - 1]).trim()
  }

  private spanOf(directive: Directive): SourceSpan {
    return { file: this.fileName, from: directive.from, to: directive.to }
  }

  // Files

  private includeByDirective(directive: Directive): void {
    let named = directive.include
    if (named === null) {
      let spelled = ''
      const entries: number[] = []
      for (let at = directive.first; at < directive.end; at += 1)
        entries.push(entryOf(this.store, at))
      this.alone(entries, () => {
        for (this.advance(); this.kind !== EOF; this.advance()) spelled += this.spelling
      })
      const match = /^(?:"([^"]*)"|<([^>]*)>)/.exec(spelled)
      if (match !== null)
        named = { path: match[1] ?? match[2] ?? '', angle: match[2] !== undefined }
    }
    if (named === null || named.path === '') {
      this.findings.at(
        'dts/bad-include',
        'error',
        `#${directive.kind} needs a file name in quotes or angle brackets.`,
        this.spanOf(directive),
      )
      return
    }
    this.enterFile(named.path, named.angle, this.spanOf(directive), directive.kind === 'import')
  }

  /** dtc's own `/include/ "file"`, which ends at the string. */
  private includeByKeyword(token: number): void {
    const { store } = this
    const span = { file: this.fileName, from: store.froms[token] ?? 0, to: store.tos[token] ?? 0 }
    if (this.at >= this.file.end || store.kinds[this.at] !== STRING) {
      this.findings.at('dts/bad-include', 'error', '/include/ needs a file name in quotes.', span)
      return
    }
    const path = store.spelling(STRING, store.ids[this.at] ?? 0).slice(1, -1)
    span.to = store.tos[this.at] ?? span.to
    this.at += 1
    this.enterFile(path, false, span, false)
  }

  private enterFile(path: string, angle: boolean, span: SourceSpan, once: boolean): void {
    const name = resolveInclude(this.sources, path, angle, this.fileName)
    const text = name === null ? undefined : this.sources.files.get(name)
    if (name === null || text === undefined) {
      this.findings.once(
        `include ${path}`,
        'dts/missing-include',
        'warning',
        `The included file ${path} is not among the files given; reading goes on without it.`,
        span,
      )
      return
    }
    if (once && this.filesRead.includes(name)) return
    this.includesLeft -= 1
    if (this.frames.length >= INCLUDE_DEPTH) {
      const cycle = name === this.fileName || this.frames.some((frame) => frame.name === name)
      this.findings.once(
        'include depth',
        'dts/include-cycle',
        'error',
        cycle
          ? `${name} includes itself, directly or through others.`
          : `Includes are nested more than ${INCLUDE_DEPTH} deep.`,
        span,
      )
      return
    }
    const file = this.cache.lex(text)
    this.tokensLeft -= file.end - file.first
    if (this.includesLeft < 0 || this.tokensLeft < 0) {
      this.stop('dts/too-many-includes', 'The includes multiply to more text than can be read.')
      return
    }
    if (!this.filesRead.includes(name)) this.filesRead.push(name)
    this.frames.push({ file: this.file, name: this.fileName, at: this.at, groups: this.groups })
    this.file = file
    this.fileName = name
    this.at = file.first
    this.groups = []
  }

  /** Goes back to the including file; false at the end of the entry file. */
  private leaveFile(): boolean {
    for (const { opener } of this.groups)
      this.findings.at(
        'dts/unbalanced-condition',
        'error',
        `#${opener.kind} without #endif.`,
        this.spanOf(opener),
      )
    this.groups = []
    const frame = this.frames.pop()
    if (frame === undefined) return false
    this.file = frame.file
    this.fileName = frame.name
    this.at = frame.at
    this.groups = frame.groups
    return true
  }

  private stop(code: string, message: string): void {
    this.stopped = true
    this.depth = this.floor
    this.findings.once(code, code, 'error', message, this.span)
  }
}
