import type { SourceSpan } from '../base/sourceSpan.ts'
import { conditionHolds } from './condition.ts'
import { BUDGET_SPENT, END, ExpansionStack } from './expansionStack.ts'
import type { Findings } from './findings.ts'
import { directiveRequest, keywordRequest } from './includeRequest.ts'
import type { Directive } from './lexer.ts'
import { entryOf, type Macro, NO_EXPAND, SPACED } from './macro.ts'
import { fitArguments, readArguments } from './macroArguments.ts'
import { substitute } from './macroCall.ts'
import { MacroTable } from './macroTable.ts'
import { type Frame, type IncludeRequest, SourceStack } from './sourceStack.ts'
import type { SourceSet } from './sources.ts'
import type { TokenCache } from './tokenCache.ts'
import {
  COLON,
  DIRECTIVE,
  EOF,
  IDENT,
  KEYWORD,
  KW_INCLUDE,
  OPEN,
  type TokenStore,
} from './tokens.ts'

const ARGUMENT_DEPTH = 100

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

  /** The current token as macro expansion handles it, where it is expanded alone. */
  private currentEntry = 0
  private readonly macros: MacroTable
  private readonly expansions = new ExpansionStack()
  private isolated = false
  private isolation = 0

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
    this.macros = new MacroTable(cache.store, findings)
    for (const [name, value] of Object.entries(defines))
      for (const directive of cache.lex(`#define ${name} ${value}`).directives)
        this.macros.define(directive, { file: entry, from: 0, to: 0 })
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
    const { top } = this.files
    this.lastFile = top.name
    this.lastTo = this.to
    if (!this.takePlain(top)) this.takeNext()
  }

  /** What most tokens are: one of a file, that stands for itself. False when the next one may be another. */
  private takePlain(top: Frame): boolean {
    const { store } = this
    const token = top.at
    if (this.expansions.depth > 0 || this.isolated || this.stopped || token >= top.end) return false
    const kind = store.kinds[token] ?? 0
    const id = store.ids[token] ?? 0
    if (kind === DIRECTIVE || kind === KEYWORD) return false
    if (kind === IDENT && this.macros.get(id) !== undefined) return false
    top.at = token + 1
    this.from = store.froms[token] ?? 0
    this.to = store.tos[token] ?? 0
    this.kind = kind
    this.id = id
    this.spaced = store.spaced[token] === 1
    this.token = token
    return true
  }

  private takeNext(): void {
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
        const macro = this.macros.get(id)
        if (macro !== undefined && this.expand(macro, entry)) continue
      }
      if (kind === KEYWORD && id === KW_INCLUDE && this.expansions.depth === 0) {
        this.enter(keywordRequest(this, token, this.findings))
        continue
      }
      this.currentEntry = entry
      this.kind = kind
      this.id = id
      this.spaced = (entry & SPACED) !== 0
      this.token = this.expansions.depth === 0 && !this.isolated ? token : 0
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
      if (this.macros.ofEntry((token + i) << 2) !== undefined) return null
    this.files.top.at = token + length
    this.to = store.tos[token + length - 1] ?? this.to
    const name = store.spellings[store.runIds[token] ?? 0] ?? ''
    this.advance()
    return name
  }

  /** Next token before macro expansion, or END. Preprocessor lines are obeyed on the way. */
  private nextEntry(): number {
    const entry = this.expansions.next()
    return entry !== END || this.isolated ? entry : this.nextFileToken()
  }

  private nextFileToken(): number {
    const { store } = this
    for (;;) {
      if (this.stopped) return END
      const { top } = this.files
      const token = top.at
      if (token >= top.end) {
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
    if (this.expansions.isBusy(macro)) return this.paint(entry)
    if (macro.params === null) {
      const entries = macro.operators ? this.substituted(macro, [], []) : macro.body
      this.pushExpansion(entries, macro, entry & SPACED)
      return true
    }
    if (this.store.kinds[this.peekEntry() >> 2] !== OPEN) return false
    const raw = this.argumentsOf(macro)
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
    this.expansions.spend(this.store.madeText - before)
    return entries
  }

  /** A macro's name inside its own expansion is never expanded again, wherever it goes. */
  private paint(entry: number): boolean {
    this.pushExpansion([entry | NO_EXPAND], null, entry & SPACED)
    return true
  }

  private pushExpansion(entries: readonly number[], macro: Macro | null, lead: number): void {
    const limit = this.expansions.push(entries, macro, lead)
    if (limit !== null) this.stop('dts/macro-expansion-too-long', limit)
  }

  /** The next token, not consumed: a directive or a file's end hides what is behind it (0). */
  private peekEntry(): number {
    const entry = this.expansions.peek()
    if (entry !== END) return entry
    const { top } = this.files
    return !this.isolated && top.at < top.end ? entryOf(this.store, top.at) : 0
  }

  /** The arguments in parentheses that follow; null, and reported, when they do not fit the macro. */
  private argumentsOf(macro: Macro): readonly (readonly number[])[] | null {
    const start = this.span
    const name = this.store.spellings[macro.name] ?? ''
    this.isolation += 1
    this.nextEntry()
    const list = readArguments(this.store, macro, this.nextOfArguments)
    this.isolation -= 1
    if (list === null) {
      this.findings.at(
        'dts/unterminated-macro-call',
        'error',
        `The arguments of ${name}() are never closed.`,
        start,
      )
      return null
    }
    const fitting = fitArguments(macro, list)
    if (fitting === null)
      this.findings.at(
        'dts/macro-arguments',
        'error',
        `${name}() takes ${macro.params} arguments, and is given ${list.length}.`,
        start,
      )
    return fitting
  }

  private readonly nextOfArguments = (): number => {
    const entry = this.nextEntry()
    if (entry === END) return END
    if (!this.expansions.spend(1)) {
      this.stop('dts/macro-expansion-too-long', BUDGET_SPENT)
      return END
    }
    return this.busy(entry) ? entry | NO_EXPAND : entry
  }

  private busy(entry: number): boolean {
    if (this.expansions.depth === 0) return false
    const macro = this.macros.ofEntry(entry)
    return macro !== undefined && this.expansions.isBusy(macro)
  }

  /** An argument, macros expanded as if nothing followed it. */
  private expandAlone(entries: readonly number[]): readonly number[] {
    if (entries.every((entry) => this.macros.ofEntry(entry) === undefined)) return entries
    const out: number[] = []
    this.alone(entries, () => {
      for (this.advance(); this.kind !== EOF; this.advance()) out.push(this.currentEntry)
    })
    return out
  }

  /** Runs `read` on a stream that holds nothing but `entries`. */
  alone(entries: readonly number[], read: () => void): void {
    const { expansions, isolated, lastFile, lastTo } = this
    const { floor } = expansions
    if (this.isolation >= ARGUMENT_DEPTH) {
      this.stop(
        'dts/macro-expansion-too-long',
        `Macro calls are nested more than ${ARGUMENT_DEPTH} deep in the arguments of others; reading ends here.`,
      )
      return
    }
    expansions.floor = expansions.depth
    this.isolated = true
    this.isolation += 1
    const first = entries[0]
    this.pushExpansion(entries, null, first === undefined ? 0 : first & SPACED)
    read()
    expansions.depth = expansions.floor
    expansions.floor = floor
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
        this.macros.define(directive, this.files.spanOf(directive))
        return
      case 'undef':
        this.macros.undefine(directive)
        return
      case 'include':
      case 'include_next':
      case 'import':
        this.enter(directiveRequest(this, directive, this.findings))
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

  private readonly holds = (directive: Directive): boolean =>
    conditionHolds(this, directive, this.findings)

  isDefined(name: number): boolean {
    return this.macros.isDefined(name)
  }

  private textOf({ first, end }: Directive): string {
    const { store } = this
    return first >= end
      ? ''
      : this.files.top.file.text.slice(store.froms[first], store.tos[end - 1]).trim()
  }

  private enter(request: IncludeRequest | null): void {
    if (request === null) return
    const limit = this.files.enter(request)
    if (limit !== null) this.stop('dts/too-many-includes', limit, request.span)
  }

  /** Ends the input here: there is too much of it. */
  stop(code: string, message: string, span = this.span): void {
    this.stopped = true
    this.expansions.depth = this.expansions.floor
    this.findings.once(code, code, 'error', message, span)
    this.findings.close()
  }
}
