import type { SourceSpan } from '../base/sourceSpan.ts'
import { literal, readExpression } from './expression.ts'
import type { Findings } from './findings.ts'
import type { Integer } from './integer.ts'
import { isNamePart } from './lexer.ts'
import type { OperandReader } from './operandReader.ts'
import type { Preprocessor } from './preprocessor.ts'
import { resolveBinary, type SourceSet } from './sources.ts'
import { encodeUtf8, unescapeString } from './strings.ts'
import { shown } from './tokenReports.ts'
import {
  AMPERSAND,
  AND,
  BRACKET,
  BRACKET_CLOSE,
  CHAR,
  CLOSE,
  COMMA,
  GREATER,
  IDENT,
  KEYWORD,
  KW_BITS,
  KW_INCBIN,
  LESS,
  NUMBER,
  OPEN,
  STRING,
} from './tokens.ts'
import type { ValueMarker } from './tree.ts'
import { ValueWriter } from './valueWriter.ts'

type Bits = 8 | 16 | 32 | 64

/** Reads property values: what stands between '=' and ';'. */
export class ValueParser {
  private readonly writer = new ValueWriter()
  private readonly markers: ValueMarker[] = []
  private readonly strings: (Uint8Array | undefined)[] = []

  private readonly input: Preprocessor
  private readonly operands: OperandReader
  private readonly sources: SourceSet
  private readonly findings: Findings

  constructor(
    input: Preprocessor,
    operands: OperandReader,
    sources: SourceSet,
    findings: Findings,
  ) {
    this.input = input
    this.operands = operands
    this.sources = sources
    this.findings = findings
  }

  /**
   * Reads a value up to, not including, what ends it. `complete` is false when a part could not be
   * read: the value then holds what stood before it.
   */
  read(): {
    readonly value: Uint8Array
    readonly markers: readonly ValueMarker[]
    readonly complete: boolean
  } {
    const { input, writer, markers } = this
    writer.clear()
    markers.length = 0
    this.operands.spoiled = false
    for (;;) {
      this.readLabels()
      this.readElement()
      if (this.operands.spoiled) break
      this.readLabels()
      if (input.kind !== COMMA) break
      input.advance()
    }
    return {
      value: writer.taken(),
      markers: takenMarkers(markers),
      complete: !this.operands.spoiled,
    }
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
      const { spelling, span } = this.operands.takeUnknownMacro()
      const offset = writer.length
      writer.append(encodeUtf8(spelling))
      writer.byte(0)
      markers.push({ kind: 'string', offset })
      markers.push({ kind: 'opaque', offset, size: writer.length - offset, spelling, span })
      return
    }
    switch (input.kind) {
      case STRING:
        markers.push(writer.length === 0 ? STRING_RUN : { kind: 'string', offset: writer.length })
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
        const reference = this.operands.readReference()
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
    this.operands.problem(`Expected a value, found ${shown(input)}.`)
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
      this.operands.problem(`Expected '<' after /bits/, found ${shown(input)}.`)
      return
    }
    input.advance()
    this.readCells(bits === 8 || bits === 16 || bits === 64 ? bits : 32)
  }

  private readCells(bits: Bits): void {
    const { input, writer, markers } = this
    markers.push(
      bits === 32 && writer.length === 0 ? CELLS : { kind: 'cells', offset: writer.length, bits },
    )
    for (;;) {
      switch (input.kind) {
        case GREATER:
          input.advance()
          return
        case NUMBER: {
          const value = input.store.number(input.id)
          if (typeof value === 'number' && bits === 32 && value <= 0xffffffff) writer.cell(value)
          else this.writeCell(literal(input, this.operands.rules), bits, input.span)
          input.advance()
          break
        }
        case CHAR:
          this.writeCell(literal(input, this.operands.rules), bits, input.span)
          input.advance()
          break
        case OPEN:
          this.readExpressionCell(bits)
          if (this.operands.spoiled) return
          break
        case AMPERSAND: {
          const reference = this.operands.readReference()
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
            markers.push({
              kind: 'opaque',
              offset,
              size: bits / 8,
              ...this.operands.takeUnknownMacro(),
            })
          }
          break
        default:
          this.operands.problem(
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
    this.operands.opaque = false
    input.advance()
    const value = readExpression(input, this.operands.rules)
    if (input.kind !== CLOSE) {
      this.operands.problem(`Expected ')', found ${shown(input)}.`)
      return
    }
    input.advance()
    const span = { file, from, to: input.lastTo }
    if (this.operands.opaque) {
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
        this.operands.problem(`Expected two hexadecimal digits or ']', found ${shown(input)}.`)
        return
      }
      const digits = input.spelling
      if (input.atLabel) this.takeLabel()
      else if (/^(?:[0-9a-fA-F]{2})+$/.test(digits)) {
        for (let i = 0; i < digits.length; i += 2)
          writer.byte(Number.parseInt(digits.slice(i, i + 2), 16))
        input.advance()
      } else if (input.kind === IDENT) {
        markers.push({
          kind: 'opaque',
          offset: writer.length,
          size: 1,
          ...this.operands.takeUnknownMacro(),
        })
        writer.byte(0)
      } else {
        this.operands.problem(`${digits} is not made of bytes of two hexadecimal digits.`)
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
      if (input.kind !== kind)
        this.operands.problem(`Expected ${what} in /incbin/, found ${shown(input)}.`)
      else input.advance()
      return !this.operands.spoiled
    }
    if (!expect(OPEN, "'('")) return
    const file = input.kind === STRING ? input.spelling.slice(1, -1) : ''
    if (!expect(STRING, 'a file name in quotes')) return
    let start = 0
    let length = Number.POSITIVE_INFINITY
    if (input.kind === COMMA) {
      input.advance()
      start = Number(this.operands.readInteger() ?? 0)
      if (!expect(COMMA, "','")) return
      length = Number(this.operands.readInteger() ?? 0)
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
}

/** What most values are as a whole; one and the same for all of them. */
const CELLS: ValueMarker = { kind: 'cells', offset: 0, bits: 32 }
const STRING_RUN: ValueMarker = { kind: 'string', offset: 0 }
const CELLS_ALONE: readonly ValueMarker[] = [CELLS]
const STRING_ALONE: readonly ValueMarker[] = [STRING_RUN]

function takenMarkers(markers: readonly ValueMarker[]): readonly ValueMarker[] {
  if (markers.length !== 1) return markers.slice()
  const only = markers[0]
  return only === CELLS ? CELLS_ALONE : only === STRING_RUN ? STRING_ALONE : markers.slice()
}
