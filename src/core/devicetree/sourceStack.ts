import type { SourceSpan } from '../base/sourceSpan.ts'
import type { Findings } from './findings.ts'
import type { Directive, LexedFile } from './lexer.ts'
import { locateInclude, type SourceSet } from './sources.ts'
import type { TokenCache } from './tokenCache.ts'

/** As GCC's; an include cycle ends here. */
const INCLUDE_DEPTH = 200
/** A board of the kernel reads less than 200 files of together less than 4 million characters. */
const INCLUDE_COUNT = 10_000
/** UTF-16 units of one file, and of all included files, each as often as it is included. */
const FILE_LIMIT = 4 << 20
const TEXT_BUDGET = 12 << 20

/** What `#include` names, or `#import`, which takes a file only the first time. */
export interface IncludeRequest {
  readonly path: string
  readonly angle: boolean
  readonly once: boolean
  readonly span: SourceSpan
}

/** A file being read. */
export interface Frame {
  readonly file: LexedFile
  readonly name: string
  /** Index of the next token. */
  at: number
  /** Index after the last one. */
  readonly end: number
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
  private textLeft = TEXT_BUDGET
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

  /** Goes on in the file asked for, if it was given, and gives null; or the limit that would pass. */
  enter({ path, angle, once, span }: IncludeRequest): string | null {
    const { sources, findings } = this
    this.includesLeft -= 1
    if (this.includesLeft < 0) return `More than ${INCLUDE_COUNT} includes; reading ends here.`
    const { name, guessed } = locateInclude(sources, path, angle, this.top.name)
    if (guessed)
      findings.once(
        `include ${path}`,
        'dts/include-by-name',
        'info',
        `The included file ${path} is not in its place; ${name}, the only file of that name, is read instead.`,
        span,
      )
    const text = name === null ? undefined : sources.files.get(name)
    if (name === null || text === undefined) {
      findings.once(
        `include ${path}`,
        'dts/missing-include',
        'warning',
        `The included file ${path} is not among the files given; reading goes on without it.`,
        span,
      )
      return null
    }
    const known = this.filesRead.includes(name)
    if (once && known) return null
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
      return null
    }
    this.textLeft -= text.length
    if (this.textLeft < 0)
      return `The included files have more than ${TEXT_BUDGET} characters together; reading ends here.`
    const frame = this.open(name, text)
    if (!known) this.filesRead.push(name)
    this.below.push(this.top)
    this.top = frame
    return null
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
    const group = this.top.groups.at(-1)
    if (group === undefined || group.elseSeen) this.misplaced(directive)
    if (group === undefined) return
    if (directive.kind === 'else') group.elseSeen = true
    this.skip(index, null)
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
    const { directives } = top.file
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
    top.at = top.end
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
    const refusal = refusalOf(text)
    if (refusal !== null)
      this.findings.at(refusal.code, 'error', `${name} ${refusal.message}; it is not read.`, {
        file: name,
        from: 0,
        to: 0,
      })
    const file = this.cache.lex(refusal === null ? text : '')
    return { file, name, at: file.first, end: file.end, groups: [] }
  }
}

/** Why a text is not even looked at; null when it is. */
function refusalOf(text: string): { readonly code: string; readonly message: string } | null {
  if (text.length > FILE_LIMIT)
    return {
      code: 'dts/too-big',
      message: `has ${text.length} characters, and no device tree source more than ${FILE_LIMIT}`,
    }
  const start = text.slice(0, 1024)
  const strange = start.match(STRANGE)?.length ?? 0
  if (strange > 4 && strange * 16 > start.length)
    return { code: 'dts/not-text', message: 'holds binary data, or text of another encoding' }
  return null
}

/** What no text has: control characters but white space, and what stands for undecodable bytes. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
const STRANGE = /[\0-\x08\x0e-\x1f\ufffd]/g

const isBranch = ({ kind }: Directive): boolean =>
  kind === 'else' || kind === 'elif' || kind === 'elifdef' || kind === 'elifndef'
