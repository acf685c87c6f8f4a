import type { SourceSpan } from '../base/sourceSpan.ts'
import type { Findings } from './findings.ts'
import { isNamePart } from './lexer.ts'
import type { Preprocessor } from './preprocessor.ts'
import { reportBadToken, shown } from './tokenReports.ts'
import { AMPERSAND, BAD, BRACE, BRACE_CLOSE, EOF, KEYWORD, SEMICOLON, SLASH } from './tokens.ts'

/** How reading goes on behind what is no device tree source: at the next ';' or '}'. */
export class Recovery {
  /** Node bodies open around the current token. */
  nesting = 0
  private readonly input: Preprocessor
  private readonly findings: Findings

  constructor(input: Preprocessor, findings: Findings) {
    this.input = input
    this.findings = findings
  }

  unexpected(message: string): void {
    if (this.input.kind === BAD) reportBadToken(this.input, this.findings)
    else this.findings.at('dts/syntax', 'error', message, this.input.span)
  }

  /** A forgotten ';' is reported where it belongs, and nothing is skipped if a statement follows. */
  expectSemicolon(): void {
    const { input } = this
    if (input.kind === SEMICOLON) {
      input.advance()
      return
    }
    const { lastFile: file, lastTo: to } = input
    this.findings.at(
      'dts/missing-semicolon',
      'error',
      `Expected ';' here, before ${shown(input)}.`,
      { file, from: Math.max(0, to - 1), to },
    )
    const resumes =
      input.kind === EOF ||
      input.kind === BRACE_CLOSE ||
      input.kind === SLASH ||
      input.kind === AMPERSAND ||
      input.kind === KEYWORD ||
      isNamePart(input.kind)
    if (!resumes) this.skipStatement()
  }

  /** Skips past the next ';' of this level, or up to the '}' that closes it. */
  skipStatement(): void {
    const { input } = this
    for (;;) {
      if (input.kind === EOF || input.kind === BRACE_CLOSE) {
        if (input.kind === BRACE_CLOSE && this.nesting === 0) {
          input.advance()
          if (input.kind === SEMICOLON) input.advance()
        }
        return
      }
      if (input.kind === BRACE) {
        this.skipBlock()
        return
      }
      const done = input.kind === SEMICOLON
      input.advance()
      if (done) return
    }
  }

  /** Skips `{ ... };`. */
  skipBlock(): void {
    const { input } = this
    let depth = 0
    do {
      if (input.kind === BRACE) depth += 1
      else if (input.kind === BRACE_CLOSE) depth -= 1
      input.advance()
    } while (depth > 0 && input.kind !== EOF)
    if (input.kind === SEMICOLON) input.advance()
  }

  /** From the start of a statement to the last token read, in the file the statement starts in. */
  spanFrom(start: SourceSpan): SourceSpan {
    const { lastFile, lastTo } = this.input
    return {
      file: start.file,
      from: start.from,
      to: lastFile === start.file && lastTo > start.from ? lastTo : start.to,
    }
  }
}
