import type { SourceSpan } from '../base/sourceSpan.ts'
import { EXPRESSION_DEPTH, type ExpressionProblem, literal, readExpression } from './expression.ts'
import type { Findings } from './findings.ts'
import { DTC_ARITHMETIC, type Integer } from './integer.ts'
import type { Preprocessor } from './preprocessor.ts'
import type { SourceSet } from './sources.ts'
import { reportBadToken, reportUnknownMacro, shown } from './tokenReports.ts'
import {
  BAD,
  BRACE,
  BRACE_CLOSE,
  CHAR,
  CLOSE,
  EOF,
  IDENT,
  NUMBER,
  OPEN,
  SEMICOLON,
} from './tokens.ts'

/** Reads what values are made of: integers, references, and names that no macro defines. */
export class OperandReader {
  /** Whether a part could not be read since this was last cleared: further faults are its echo. */
  spoiled = false
  /** Set by a name in an expression that no macro defines. */
  opaque = false

  private readonly input: Preprocessor
  private readonly sources: SourceSet
  private readonly findings: Findings

  constructor(input: Preprocessor, sources: SourceSet, findings: Findings) {
    this.input = input
    this.sources = sources
    this.findings = findings
  }

  /** A literal or a parenthesised expression, as /memreserve/ takes it; null, and reported, if none. */
  readInteger(): Integer | null {
    const { input } = this
    if (input.kind === NUMBER || input.kind === CHAR) {
      const value = literal(input, this.rules)
      input.advance()
      return value
    }
    if (input.kind !== OPEN) {
      this.problem(`Expected a number, found ${shown(input)}.`)
      return null
    }
    input.advance()
    const value = readExpression(input, this.rules)
    if (input.kind === CLOSE) input.advance()
    else this.problem(`Expected ')', found ${shown(input)}.`)
    return value
  }

  /** `&label` or `&{/path}` at the current token; null, and reported, when it is neither. */
  readReference(): { readonly ref: string; readonly span: SourceSpan } | null {
    const { input } = this
    const { fileName: file, from } = input
    input.advance()
    let ref = ''
    if (!input.spaced && input.kind === IDENT) {
      ref = input.spelling
      input.advance()
      return { ref, span: { file, from, to: input.lastTo } }
    }
    if (!input.spaced && input.kind === BRACE) {
      input.advance()
      while (!input.spaced && input.kind !== BRACE_CLOSE && input.kind !== EOF) {
        ref += input.spelling
        input.advance()
      }
      if (input.kind === BRACE_CLOSE && !input.spaced) {
        input.advance()
        return { ref, span: { file, from, to: input.lastTo } }
      }
    }
    this.problem("'&' must be followed at once by a label or by a path in braces.", {
      file,
      from,
      to: from + 1,
    })
    return null
  }

  readonly rules = {
    arithmetic: DTC_ARITHMETIC,
    name: (): Integer => {
      this.opaque = true
      this.takeUnknownMacro()
      return 0
    },
    problem: (problem: ExpressionProblem): void => {
      switch (problem.kind) {
        case 'division-by-zero':
          this.findings.at(
            'dts/division-by-zero',
            'error',
            'Division by zero; the result counts as 0.',
            this.input.span,
          )
          return
        case 'literal':
          this.findings.at(
            'dts/bad-number',
            'error',
            `${problem.spelling} is no number a cell can hold.`,
            this.input.span,
          )
          return
        case 'character':
          this.findings.at(
            'dts/bad-character',
            'error',
            `${problem.spelling} must hold exactly one character.`,
            this.input.span,
          )
          return
        case 'too-deep':
          this.problem(`The expression is nested more than ${EXPRESSION_DEPTH} deep.`)
          return
        case 'syntax':
          this.problem(`Unexpected ${shown(this.input)} in an expression.`)
      }
    },
  }

  problem(message: string, span = this.input.span): void {
    if (!this.spoiled) {
      if (this.input.kind === BAD) reportBadToken(this.input, this.findings)
      else this.findings.at('dts/syntax', 'error', message, span)
    }
    this.spoiled = true
  }

  /**
   * A name no macro defines, with its arguments if a parenthesis follows at once. Reported the first
   * time: a board must open without the kernel's headers.
   */
  takeUnknownMacro(): { readonly spelling: string; readonly span: SourceSpan } {
    const { input } = this
    const name = input.spelling
    let { span } = input
    input.advance()
    if (input.kind === OPEN && !input.spaced) {
      let depth = 0
      do {
        if (input.kind === OPEN) depth += 1
        else if (input.kind === CLOSE) depth -= 1
        input.advance()
      } while (
        depth > 0 &&
        input.kind !== EOF &&
        input.kind !== SEMICOLON &&
        input.kind !== BRACE_CLOSE
      )
      if (input.lastFile === span.file) span = { ...span, to: input.lastTo }
    }
    const text = this.sources.files.get(span.file)?.slice(span.from, span.to) ?? ''
    const spelling = text.startsWith(name) ? text : name
    reportUnknownMacro(this.findings, name, span, input.isDefined(input.store.intern(name)))
    return { spelling, span }
  }
}
