import type { SourceSpan } from '../base/sourceSpan.ts'
import { type ExpressionProblem, literal, readExpression } from './expression.ts'
import type { Findings } from './findings.ts'
import type { Integer } from './integer.ts'
import { isNamePart } from './lexer.ts'
import type { Preprocessor } from './preprocessor.ts'
import { resolveBinary, type SourceSet } from './sources.ts'
import { encodeUtf8, unescapeString } from './strings.ts'
import { reportBadToken, reportUnknownMacro, shown } from './tokenReports.ts'
import {
  AMPERSAND,
  AND,
  BAD,
  BRACE,
  BRACE_CLOSE,
  BRACKET,
  BRACKET_CLOSE,
  CHAR,
  CLOSE,
  COMMA,
  EOF,
  GREATER,
  IDENT,
  KEYWORD,
  KW_BITS,
  KW_INCBIN,
  LESS,
  NUMBER,
  OPEN,
  SEMICOLON,
  STRING,
} from './tokens.ts'
import type { ValueMarker } from './tree.ts'
import { ValueWriter } from './valueWriter.ts'

type Bits = 8 | 16 | 32 | 64

/** Reads property values: what stands between '=' and ';'. */
export class ValueParser {
  private readonly writer = new ValueWriter()
  private markers: ValueMarker[] = []
  private spoiled = false
  /** Set by a name in an expression that no macro defines. */
  private opaque = false
  private readonly strings: (Uint8Array | undefined)[] = []

  private readonly input: Preprocessor
  private readonly sources: SourceSet
  private readonly findings: Findings

  constructor(input: Preprocessor, sources: SourceSet, findings: Findings) {
    this.input = input
    this.sources = sources
    this.findings = findings
  }

  /**
   * Reads a value up to, not including, what ends it. `complete` is false when a part could not be
   * read: the value then holds what stood before it.
   */
  read(): {
    readonly value: Uint8Array
    readonly markers: ValueMarker[]
    readonly complete: boolean
  } {
    const { input, writer } = this
    writer.clear()
    this.markers = []
    this.spoiled = false
    for (;;) {
      this.readLabels()
      this.readElement()
      if (this.spoiled) break
      this.readLabels()
      if (input.kind !== COMMA) break
      input.advance()
    }
    return { value: writer.taken(), markers: this.markers, complete: !this.spoiled }
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

  private readonly rules = {
    signed: false,
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
          this.problem('The expression is nested too deep to be read.')
          return
        case 'syntax':
          this.problem(`Unexpected ${shown(this.input)} in an expression.`)
      }
    },
  }

  private problem(message: string, span = this.input.span): void {
    if (!this.spoiled) {
      if (this.input.kind === BAD) reportBadToken(this.input, this.findings)
      else this.findings.at('dts/syntax', 'error', message, span)
    }
    this.spoiled = true
  }

  private readLabels(): void {
    while (this.input.atLabel) this.takeLabel()
  }

  private takeLabel(): void {
    const { input, markers, writer } = this
    markers.push({ kind: 'label', offset: writer.length, label: input.spelling })
    input.advance()
    input.advance()
  }

  private readElement(): void {
    const { input, writer, markers } = this
    if (input.kind === IDENT) {
      const { spelling, span } = this.takeUnknownMacro()
      const offset = writer.length
      writer.append(encodeUtf8(spelling))
      writer.byte(0)
      markers.push({ kind: 'string', offset })
      markers.push({ kind: 'opaque', offset, size: writer.length - offset, spelling, span })
      return
    }
    switch (input.kind) {
      case STRING:
        markers.push({ kind: 'string', offset: writer.length })
        writer.append(this.stringBytes(input.id))
        writer.byte(0)
        input.advance()
        return
      case LESS:
        input.advance()
        this.readCells(32)
        return
      case BRACKET:
        input.advance()
        this.readBytes()
        return
      case AMPERSAND: {
        const reference = this.readReference()
        if (reference !== null) markers.push({ kind: 'path', offset: writer.length, ...reference })
        return
      }
      case KEYWORD:
        if (input.id === KW_BITS) {
          this.readBits()
          return
        }
        if (input.id === KW_INCBIN) {
          this.readFile()
          return
        }
    }
    this.problem(`Expected a value, found ${shown(input)}.`)
  }

  private stringBytes(id: number): Uint8Array {
    let bytes = this.strings[id]
    if (bytes === undefined) {
      bytes = unescapeString(this.input.store.spelling(STRING, id).slice(1, -1))
      this.strings[id] = bytes
    }
    return bytes
  }

  private readBits(): void {
    const { input } = this
    input.advance()
    const bits = input.kind === NUMBER ? input.store.number(input.id) : null
    if (bits !== 8 && bits !== 16 && bits !== 32 && bits !== 64)
      this.findings.at(
        'dts/bad-bits',
        'error',
        `/bits/ takes 8, 16, 32 or 64, not ${shown(input)}; 32 is assumed.`,
        input.span,
      )
    if (input.kind === NUMBER) input.advance()
    if (input.kind !== LESS) {
      this.problem(`Expected '<' after /bits/, found ${shown(input)}.`)
      return
    }
    input.advance()
    this.readCells(bits === 8 || bits === 16 || bits === 64 ? bits : 32)
  }

  private readCells(bits: Bits): void {
    const { input, writer, markers } = this
    markers.push({ kind: 'cells', offset: writer.length, bits })
    for (;;) {
      switch (input.kind) {
        case GREATER:
          input.advance()
          return
        case NUMBER: {
          const value = input.store.number(input.id)
          if (typeof value === 'number' && bits === 32 && value <= 0xffffffff) writer.cell(value)
          else this.writeCell(literal(input, this.rules), bits, input.span)
          input.advance()
          break
        }
        case CHAR:
          this.writeCell(literal(input, this.rules), bits, input.span)
          input.advance()
          break
        case OPEN:
          this.readExpressionCell(bits)
          if (this.spoiled) return
          break
        case AMPERSAND: {
          const reference = this.readReference()
          if (reference === null) return
          if (bits === 32) markers.push({ kind: 'phandle', offset: writer.length, ...reference })
          else
            this.findings.at(
              'dts/reference-size',
              'error',
              `&${reference.ref} needs a cell of 32 bits; here they have ${bits}.`,
              reference.span,
            )
          writer.integer(0xffffffffffffffffn, bits)
          break
        }
        case IDENT:
          if (input.atLabel) this.takeLabel()
          else {
            const offset = writer.length
            writer.integer(0, bits)
            markers.push({ kind: 'opaque', offset, size: bits / 8, ...this.takeUnknownMacro() })
          }
          break
        default:
          this.problem(
            input.kind === AND || isNamePart(input.kind)
              ? `Unexpected ${shown(input)} in cells: an expression needs parentheses.`
              : `Expected a cell or '>', found ${shown(input)}.`,
          )
          return
      }
    }
  }

  private readExpressionCell(bits: Bits): void {
    const { input, writer, markers } = this
    const { fileName: file, from } = input
    this.opaque = false
    input.advance()
    const value = readExpression(input, this.rules)
    if (input.kind !== CLOSE) {
      this.problem(`Expected ')', found ${shown(input)}.`)
      return
    }
    input.advance()
    const span = { file, from, to: input.lastTo }
    if (this.opaque) {
      const text = this.sources.files.get(file)?.slice(from, span.to) ?? ''
      markers.push({ kind: 'opaque', offset: writer.length, size: bits / 8, spelling: text, span })
      writer.integer(0, bits)
    } else this.writeCell(value, bits, span)
  }

  /** Accepts what fits, and negative numbers that fit when sign-extended. */
  private writeCell(value: Integer, bits: Bits, span: SourceSpan): void {
    if (bits < 64) {
      const mask = 2n ** BigInt(bits) - 1n
      const big = BigInt(value)
      if (big > mask && (big | mask) !== 0xffffffffffffffffn)
        this.findings.at(
          'dts/cell-overflow',
          'error',
          `0x${big.toString(16)} does not fit ${bits} bits; its upper bits are lost.`,
          span,
        )
    }
    this.writer.integer(value, bits)
  }

  private readBytes(): void {
    const { input, writer, markers } = this
    markers.push({ kind: 'bytes', offset: writer.length })
    while (input.kind !== BRACKET_CLOSE) {
      if (input.kind !== IDENT && input.kind !== NUMBER) {
        this.problem(`Expected two hexadecimal digits or ']', found ${shown(input)}.`)
        return
      }
      const digits = input.spelling
      if (input.atLabel) this.takeLabel()
      else if (/^(?:[0-9a-fA-F]{2})+$/.test(digits)) {
        for (let i = 0; i < digits.length; i += 2)
          writer.byte(Number.parseInt(digits.slice(i, i + 2), 16))
        input.advance()
      } else if (input.kind === IDENT) {
        markers.push({ kind: 'opaque', offset: writer.length, size: 1, ...this.takeUnknownMacro() })
        writer.byte(0)
      } else {
        this.problem(`${digits} is not made of bytes of two hexadecimal digits.`)
        return
      }
    }
    input.advance()
  }

  private readFile(): void {
    const { input, writer, markers, findings } = this
    const { fileName, from } = input
    input.advance()
    const expect = (kind: number, what: string): boolean => {
      if (input.kind !== kind) this.problem(`Expected ${what} in /incbin/, found ${shown(input)}.`)
      else input.advance()
      return !this.spoiled
    }
    if (!expect(OPEN, "'('")) return
    const file = input.kind === STRING ? input.spelling.slice(1, -1) : ''
    if (!expect(STRING, 'a file name in quotes')) return
    let start = 0
    let length = Number.POSITIVE_INFINITY
    if (input.kind === COMMA) {
      input.advance()
      start = Number(this.readInteger() ?? 0)
      if (!expect(COMMA, "','")) return
      length = Number(this.readInteger() ?? 0)
    }
    if (!expect(CLOSE, "')'")) return
    markers.push({ kind: 'file', offset: writer.length, file })
    const bytes = resolveBinary(this.sources, file, fileName)
    if (bytes !== null) writer.append(bytes.subarray(start, start + length))
    else
      findings.once(
        `incbin ${file}`,
        'dts/missing-binary',
        'info',
        `The file ${file} of /incbin/ is not among the files given; its bytes are left out.`,
        { file: fileName, from, to: input.lastTo },
      )
  }

  /**
   * A name no macro defines, with its arguments if a parenthesis follows at once. Reported the first
   * time: a board must open without the kernel's headers.
   */
  private takeUnknownMacro(): { readonly spelling: string; readonly span: SourceSpan } {
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
    reportUnknownMacro(this.findings, name, span)
    return { spelling, span }
  }
}
