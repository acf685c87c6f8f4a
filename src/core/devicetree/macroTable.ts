import type { SourceSpan } from '../base/sourceSpan.ts'
import type { Findings } from './findings.ts'
import type { Directive } from './lexer.ts'
import type { Macro } from './macro.ts'
import { CPP_MACROS } from './tokenReports.ts'
import { IDENT, type TokenStore } from './tokens.ts'

/** The macros defined so far, by the ids of their names. */
export class MacroTable {
  private readonly macros: (Macro | undefined)[] = []
  private readonly store: TokenStore
  private readonly findings: Findings

  constructor(store: TokenStore, findings: Findings) {
    this.store = store
    this.findings = findings
  }

  get(name: number): Macro | undefined {
    return name < this.macros.length ? this.macros[name] : undefined
  }

  /** The macro an entry of an expansion names. */
  ofEntry(entry: number): Macro | undefined {
    const token = entry >> 2
    return this.store.kinds[token] === IDENT ? this.get(this.store.ids[token] ?? 0) : undefined
  }

  isDefined(name: number): boolean {
    if (this.macros[name] !== undefined) return true
    const spelling = this.store.spellings[name] ?? ''
    return spelling === '__has_include' || CPP_MACROS.has(spelling)
  }

  define({ macros }: Directive, span: SourceSpan): void {
    const count = macros?.length ?? 1
    for (let i = 0; i < count; i += 1) this.defineOne(macros?.[i] ?? null, span)
  }

  private defineOne(macro: Macro | null, span: SourceSpan): void {
    if (macro === null || this.store.spellings[macro.name] === 'defined') {
      this.findings.at(
        'dts/bad-define',
        'error',
        'This #define cannot be read: it needs a name, and parameters that are names.',
        span,
      )
      return
    }
    if (macro.variadic && this.usesVaOpt(macro))
      this.findings.at(
        'dts/unsupported-macro',
        'warning',
        'This macro uses __VA_OPT__, which is not carried out here; write `, ##__VA_ARGS__`.',
        span,
      )
    this.macros[macro.name] = macro
  }

  undefine({ first }: Directive): void {
    this.macros[this.store.ids[first] ?? 0] = undefined
  }

  private usesVaOpt(macro: Macro): boolean {
    const { kinds, ids, spellings } = this.store
    return macro.body.some(
      (e) => kinds[e >> 2] === IDENT && spellings[ids[e >> 2] ?? 0] === '__VA_OPT__',
    )
  }
}
