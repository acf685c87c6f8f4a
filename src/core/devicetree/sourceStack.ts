import type { SourceSpan } from '../base/sourceSpan.ts'
import type { Findings } from './findings.ts'
import type { Directive, LexedFile } from './lexer.ts'
import { resolveInclude, type SourceSet } from './sources.ts'
import type { TokenCache } from './tokenCache.ts'

/** As GCC's; an include cycle ends here. */
const INCLUDE_DEPTH = 200
/** A board of the kernel reads less than 100 files of together less than 200,000 tokens. */
const INCLUDE_COUNT = 10_000
const TOKEN_BUDGET = 20_000_000

/** What `#include` names, or `#import`, which takes a file only the first time. */
export interface IncludeRequest {
  readonly path: string
  readonly angle: boolean
  readonly once: boolean
  readonly span: SourceSpan
}

/** A file being read. */
interface Frame {
  readonly file: LexedFile
  readonly name: string
  /** Index of the next token. */
  at: number
  /** Open #if groups whose lines are being read, outermost first. */
  readonly groups: { readonly opener: Directive; elseSeen: boolean }[]
}

/** The files between the entry and the place being read, each with its open conditions. */
export class SourceStack {
  /** The innermost file: where the next token comes from. */
  top: Frame
  /** Names of all files read so far, the entry first. */
  readonly filesRead: string[]
  readonly sources: SourceSet
  private readonly cache: TokenCache
  private readonly findings: Findings
  private readonly below: Frame[] = []
  private tokensLeft = TOKEN_BUDGET
  private includesLeft = INCLUDE_COUNT

  constructor(
    sources: SourceSet,
    cache: TokenCache,
    findings: Findings,
    entry: string,
    text: string,
  ) {
    this.sources = sources
    this.cache = cache
    this.findings = findings
    this.filesRead = [entry]
    this.top = this.open(entry, text)
  }

  spanOf(directive: Directive): SourceSpan {
    return { file: this.top.name, from: directive.from, to: directive.to }
  }

  /** Goes on in the file asked for, if it was given. False when the includes multiply beyond reading. */
  enter({ path, angle, once, span }: IncludeRequest): boolean {
    const { sources, findings } = this
    const name = resolveInclude(sources, path, angle, this.top.name)
    const text = name === null ? undefined : sources.files.get(name)
    if (name === null || text === undefined) {
      findings.once(
        `include ${path}`,
        'dts/missing-include',
        'warning',
        `The included file ${path} is not among the files given; reading goes on without it.`,
        span,
      )
      return true
    }
    const known = this.filesRead.includes(name)
    if (once && known) return true
    if (this.below.length >= INCLUDE_DEPTH) {
      const cycle = name === this.top.name || this.below.some((frame) => frame.name === name)
      findings.once(
        'include depth',
        'dts/include-cycle',
        'error',
        cycle
          ? `${name} includes itself, directly or through others.`
          : `Includes are nested more than ${INCLUDE_DEPTH} deep.`,
        span,
      )
      return true
    }
    const frame = this.open(name, text)
    this.includesLeft -= 1
    this.tokensLeft -= frame.file.end - frame.file.first
    if (this.includesLeft < 0 || this.tokensLeft < 0) return false
    if (!known) this.filesRead.push(name)
    this.below.push(this.top)
    this.top = frame
    return true
  }

  /** Goes back to the including file; false at the end of the entry file. */
  leave(): boolean {
    for (const { opener } of this.top.groups.splice(0))
      this.findings.at(
        'dts/unbalanced-condition',
        'error',
        `#${opener.kind} without #endif.`,
        this.spanOf(opener),
      )
    const frame = this.below.pop()
    if (frame === undefined) return false
    this.top = frame
    return true
  }

  /** Opens the group of the #if at `index`, and finds the branch to read. */
  openGroup(index: number, opener: Directive, holds: (directive: Directive) => boolean): void {
    this.top.groups.push({ opener, elseSeen: false })
    if (!holds(opener)) this.skip(index, holds)
  }

  /** At an #elif or #else behind lines that were read: the rest of the group is not. */
  endBranch(index: number, directive: Directive): void {
    if (this.top.groups.length === 0) this.misplaced(directive)
    else this.skip(index, null)
  }

  closeGroup(directive: Directive): void {
    if (this.top.groups.pop() === undefined) this.misplaced(directive)
  }

  /**
   * Skips from the directive at `index` to the #endif of its group or, given a test, to the first
   * branch that passes it.
   */
  private skip(index: number, holds: ((directive: Directive) => boolean) | null): void {
    const { top } = this
    const { directives, end } = top.file
    let nesting = 0
    for (let i = index + 1; i < directives.length; i += 1) {
      const directive = directives[i]
      if (directive === undefined) break
      const { kind } = directive
      if (kind === 'if' || kind === 'ifdef' || kind === 'ifndef') nesting += 1
      else if (kind === 'endif') {
        if (nesting === 0) {
          top.at = directive.end
          top.groups.pop()
          return
        }
        nesting -= 1
      } else if (nesting === 0 && isBranch(directive) && this.takesBranch(directive, holds)) {
        top.at = directive.end
        return
      }
    }
    top.at = end
  }

  private takesBranch(
    directive: Directive,
    holds: ((directive: Directive) => boolean) | null,
  ): boolean {
    const group = this.top.groups.at(-1)
    if (group?.elseSeen) this.misplaced(directive)
    if (directive.kind !== 'else') return holds?.(directive) ?? false
    if (group !== undefined) group.elseSeen = true
    return holds !== null
  }

  private misplaced(directive: Directive): void {
    this.findings.at(
      'dts/unbalanced-condition',
      'error',
      `#${directive.kind} without #if.`,
      this.spanOf(directive),
    )
  }

  private open(name: string, text: string): Frame {
    const file = this.cache.lex(text)
    return { file, name, at: file.first, groups: [] }
  }
}

const isBranch = ({ kind }: Directive): boolean =>
  kind === 'else' || kind === 'elif' || kind === 'elifdef' || kind === 'elifndef'
