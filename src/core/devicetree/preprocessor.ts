import type { SourceSpan } from '../base/sourceSpan.ts'
import { conditionHolds } from './condition.ts'
import type { Findings } from './findings.ts'
import type { Directive } from './lexer.ts'
import { entryOf, type Macro, NO_EXPAND, SPACED } from './macro.ts'
import { substitute } from './macroCall.ts'
import { type IncludeRequest, SourceStack } from './sourceStack.ts'
import type { SourceSet } from './sources.ts'
import type { TokenCache } from './tokenCache.ts'
import { CPP_MACROS } from './tokenReports.ts'
import {
  CLOSE,
  COLON,
  COMMA,
  DIRECTIVE,
  EOF,
  IDENT,
  KEYWORD,
  KW_INCLUDE,
  OPEN,
  STRING,
  type TokenStore,
} from './tokens.ts'

const EXPANSION_BUDGET = 2_000_000
const EXPANSION_DEPTH = 500
const ARGUMENT_DEPTH = 100

const END = -1

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
  readonly files: SourceStack

  kind = EOF
  id = 0
  /** Whether white space stands before the token. */
  spaced = false
  /** Index of the token in the store when it stands in a file as it is; 0 when a macro gave it. */
  token = 0
  from = 0
  to = 0
  /** Where the token before ended, in the file it stood in. */
  lastFile = ''
  lastTo = 0

  /** The current token as macro expansion handles it. */
  private currentEntry = 0
  private readonly macros: (Macro | undefined)[] = []
  private readonly expansions: Expansion[] = []
  private depth = 0
  /** Expansions below this are out of reach while an argument or a condition is expanded alone. */
  private floor = 0
  private isolated = false
  private isolation = 0

  private expansionsLeft = EXPANSION_BUDGET
  private stopped = false

  private readonly findings: Findings

  constructor(
    sources: SourceSet,
    cache: TokenCache,
    findings: Findings,
    defines: Readonly<Record<string, string>>,
    entry: string,
    text: string,
  ) {
    this.findings = findings

    this.store = cache.store
    for (const [name, value] of Object.entries(defines))
      for (const directive of cache.lex(`#define ${name} ${value}`).directives)
        this.define(directive)
    this.files = new SourceStack(sources, cache, findings, entry, text)
  }

  /** The file the current token stands in. */
  get fileName(): string {
    return this.files.top.name
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
    this.files.top.at = token + length
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
      const { top } = this.files
      const token = top.at
      if (token >= top.file.end) {
        if (!this.files.leave()) return END
        continue
      }
      top.at = token + 1
      if (store.kinds[token] === DIRECTIVE) {
        const directive = top.file.directives[store.ids[token] ?? 0]
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
      const entries = macro.operators ? this.substituted(macro, [], []) : macro.body
      this.pushExpansion(entries, macro, entry & SPACED)
      return true
    }
    if (this.store.kinds[this.peekEntry() >> 2] !== OPEN) return false
    const raw = this.readArguments(macro)
    if (raw === null) return true
    const expanded = raw.map((argument) => this.expandAlone(argument))
    this.pushExpansion(this.substituted(macro, raw, expanded), macro, entry & SPACED)
    return true
  }

  private substituted(
    macro: Macro,
    raw: readonly (readonly number[])[],
    expanded: readonly (readonly number[])[],
  ): readonly number[] {
    const before = this.store.madeText
    const entries = substitute(this.store, macro, raw, expanded)
    this.expansionsLeft -= this.store.madeText - before
    return entries
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
    const { top } = this.files
    return !this.isolated && top.at < top.file.end ? entryOf(this.store, top.at) : 0
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
  alone(entries: readonly number[], read: () => void): void {
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
    this.files.top.at = directive.end
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
        this.files.openGroup(index, directive, this.holds)
        return
      case 'elif':
      case 'elifdef':
      case 'elifndef':
      case 'else':
        this.files.endBranch(index, directive)
        return
      case 'endif':
        this.files.closeGroup(directive)
        return
      case 'error':
      case 'warning': {
        const said = this.textOf(directive)
        this.findings.at(
          `dts/${directive.kind}-directive`,
          directive.kind,
          `The source says: ${said}`,
          this.files.spanOf(directive),
        )
        return
      }
    }
  }

  private define(directive: Directive): void {
    const { macro } = directive
    if (macro === null || this.store.spellings[macro.name] === 'defined') {
      this.findings.at(
        'dts/bad-define',
        'error',
        'This #define cannot be read: it needs a name, and parameters that are names.',
        this.files.spanOf(directive),
      )
      return
    }
    if (this.usesVaOpt(macro))
      this.findings.at(
        'dts/unsupported-macro',
        'warning',
        'This macro uses __VA_OPT__, which is not carried out here; write `, ##__VA_ARGS__`.',
        this.files.spanOf(directive),
      )
    this.macros[macro.name] = macro
  }

  private usesVaOpt({ variadic, body }: Macro): boolean {
    const { kinds, ids, spellings } = this.store
    return (
      variadic &&
      body.some((e) => kinds[e >> 2] === IDENT && spellings[ids[e >> 2] ?? 0] === '__VA_OPT__')
    )
  }

  private readonly holds = (directive: Directive): boolean =>
    conditionHolds(this, directive, this.findings)

  isDefined(name: number): boolean {
    if (this.macros[name] !== undefined) return true
    const spelling = this.store.spellings[name] ?? ''
    return spelling === '__has_include' || CPP_MACROS.has(spelling)
  }

  private textOf({ first, end }: Directive): string {
    const { store } = this
    return first >= end
      ? ''
      : this.files.top.file.text.slice(store.froms[first], store.tos[end - 1]).trim()
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
        this.files.spanOf(directive),
      )
      return
    }
    this.enter({ ...named, once: directive.kind === 'import', span: this.files.spanOf(directive) })
  }

  /** dtc's own `/include/ "file"`, which ends at the string. */
  private includeByKeyword(token: number): void {
    const { store } = this
    const { top } = this.files
    const span = { file: top.name, from: store.froms[token] ?? 0, to: store.tos[token] ?? 0 }
    if (top.at >= top.file.end || store.kinds[top.at] !== STRING) {
      this.findings.at('dts/bad-include', 'error', '/include/ needs a file name in quotes.', span)
      return
    }
    const path = store.spelling(STRING, store.ids[top.at] ?? 0).slice(1, -1)
    span.to = store.tos[top.at] ?? span.to
    top.at += 1
    this.enter({ path, angle: false, once: false, span })
  }

  private enter(request: IncludeRequest): void {
    if (!this.files.enter(request))
      this.stop('dts/too-many-includes', 'The includes multiply to more text than can be read.')
  }

  /** Ends the input here: there is too much of it. */
  stop(code: string, message: string): void {
    this.stopped = true
    this.depth = this.floor
    this.findings.once(code, code, 'error', message, this.span)
  }
}
