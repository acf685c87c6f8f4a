import type { SourceSpan } from '../base/sourceSpan.ts'
import type { Findings } from './findings.ts'
import { isNamePart } from './lexer.ts'
import { NODE_DEPTH_LIMIT } from './nodeDepth.ts'
import type { Preprocessor } from './preprocessor.ts'
import type { Recovery } from './recovery.ts'
import { reportUnknownMacro, reportUnknownUnit, shown } from './tokenReports.ts'
import {
  BACKSLASH,
  BAD,
  BRACE,
  BRACE_CLOSE,
  CLOSE,
  COLON,
  EOF,
  EQUALS,
  IDENT,
  KEYWORD,
  KW_DELETE_NODE,
  KW_DELETE_PROPERTY,
  KW_OMIT_IF_NO_REF,
  NUMBER,
  OPEN,
  SEMICOLON,
} from './tokens.ts'
import type { ValueParser } from './valueParser.ts'
import {
  addChild,
  addLabel,
  addProperty,
  type WorkLabel,
  type WorkNode,
  type WorkProperty,
  workNode,
  workProperty,
} from './workTree.ts'

/** A board of the kernel has 40,000 at most. */
const STATEMENT_LIMIT = 500_000

/** Reads node bodies: properties, child nodes and deletions, as one block holds them. */
export class NodeParser {
  private labelCount = 0
  private statementsLeft = STATEMENT_LIMIT
  private readonly input: Preprocessor
  private readonly values: ValueParser
  private readonly recovery: Recovery
  private readonly findings: Findings

  constructor(input: Preprocessor, values: ValueParser, recovery: Recovery, findings: Findings) {
    this.input = input
    this.values = values
    this.recovery = recovery
    this.findings = findings
  }

  /** Reads `{ ... };` into `node`; false when there is no body. */
  readBody(node: WorkNode, start: SourceSpan, depth: number): boolean {
    const { input, findings } = this
    if (input.kind !== BRACE) {
      this.recovery.unexpected(`Expected '{', found ${shown(input)}.`)
      this.recovery.skipStatement()
      return false
    }
    if (depth > NODE_DEPTH_LIMIT) {
      findings.at(
        'dts/too-deep',
        'error',
        `Nodes are nested more than ${NODE_DEPTH_LIMIT} deep; what is further down is left out.`,
        input.span,
      )
      this.recovery.skipBlock()
      return false
    }
    input.advance()
    this.recovery.nesting += 1
    while (input.kind !== BRACE_CLOSE) {
      if (input.kind === EOF) {
        findings.at(
          'dts/unclosed-node',
          'error',
          `The node ${node.name === '' ? 'opened here' : node.name} is never closed.`,
          start,
        )
        break
      }
      this.readStatement(node, depth)
    }
    this.recovery.nesting -= 1
    if (input.kind === BRACE_CLOSE) {
      input.advance()
      this.recovery.expectSemicolon()
    }
    node.spans.push(this.recovery.spanFrom(start))
    return true
  }

  private readStatement(node: WorkNode, depth: number): void {
    const { input } = this
    const { fileName: file, from, to } = input
    const start = { file, from, to }
    this.statementsLeft -= 1
    if (this.statementsLeft < 0) {
      input.stop(
        'dts/too-many-statements',
        `More than ${STATEMENT_LIMIT} nodes and properties; reading ends here.`,
      )
      input.advance()
      return
    }
    let omit = false
    let labels = NO_LABELS
    for (;;) {
      if (input.kind === KEYWORD) {
        const keyword = input.id
        if (keyword === KW_OMIT_IF_NO_REF) {
          omit = true
          input.advance()
          continue
        }
        if (keyword === KW_DELETE_NODE || keyword === KW_DELETE_PROPERTY) {
          this.readDeletion(node, keyword, start)
          return
        }
        break
      }
      if (!isNamePart(input.kind) && input.kind !== BACKSLASH) break
      const { fileName, from: nameFrom, to: nameTo, kind } = input
      const name = this.readName()
      if (input.kind === COLON && !input.spaced && kind === IDENT && LABEL.test(name)) {
        if (labels === NO_LABELS) labels = []
        labels.push(this.label(name, { file: fileName, from: nameFrom, to: nameTo }))
        input.advance()
        continue
      }
      if (name === '') break
      this.readNamed(node, name, labels, omit ? start : null, start, depth)
      return
    }
    if (input.kind === SEMICOLON) {
      this.findings.at('dts/syntax', 'error', "A ';' with nothing before it.", input.span)
      input.advance()
      return
    }
    this.recovery.unexpected(`Expected a property, a node or '}', found ${shown(input)}.`)
    this.recovery.skipStatement()
  }

  private readNamed(
    node: WorkNode,
    name: string,
    labels: readonly WorkLabel[],
    omit: SourceSpan | null,
    start: SourceSpan,
    depth: number,
  ): void {
    const { input } = this
    switch (input.kind) {
      case BRACE: {
        if (UNKNOWN_UNIT.test(name))
          reportUnknownUnit(
            this.findings,
            name.slice(name.indexOf('@') + 1),
            this.recovery.spanFrom(start),
          )
        const child = workNode(name)
        child.omitIfUnreferenced = omit
        for (let i = labels.length - 1; i >= 0; i -= 1) {
          const label = labels[i]
          if (label !== undefined) addLabel(child, label)
        }
        if (this.readBody(child, start, depth + 1)) addChild(node, child)
        return
      }
      case EQUALS: {
        input.advance()
        const { value, markers, complete } = this.values.read()
        const broken = input.kind === BAD
        if (!complete) {
          if (broken) input.advance()
          else this.recovery.skipStatement()
        } else this.recovery.expectSemicolon()
        if (complete || value.length > 0)
          this.addTo(
            node,
            workProperty(name, value, markers, this.recovery.spanFrom(start)),
            labels,
          )
        return
      }
      case OPEN:
        this.skipUnknownStatement(name, start)
        return
      case SEMICOLON:
        input.advance()
        this.addTo(node, workProperty(name, EMPTY, [], this.recovery.spanFrom(start)), labels)
        return
      default:
        this.recovery.unexpected(`Expected '=', '{' or ';' after ${name}, found ${shown(input)}.`)
        this.recovery.skipStatement()
    }
  }

  private addTo(node: WorkNode, property: WorkProperty, labels: readonly WorkLabel[]): void {
    if (node.children.length > 0)
      this.findings.at(
        'dts/property-after-node',
        'error',
        `The property ${property.name} stands after a child node; dtc wants properties first.`,
        property.span,
      )
    for (let i = labels.length - 1; i >= 0; i -= 1) {
      const label = labels[i]
      if (label !== undefined) addLabel(property, label)
    }
    addProperty(node, property)
  }

  private readDeletion(node: WorkNode, keyword: number, start: SourceSpan): void {
    const { input } = this
    input.advance()
    if (!isNamePart(input.kind) && input.kind !== BACKSLASH) {
      this.recovery.unexpected(`Expected a name, found ${shown(input)}.`)
      this.recovery.skipStatement()
      return
    }
    const name = this.readName()
    const span = this.recovery.spanFrom(start)
    if (keyword === KW_DELETE_NODE) {
      const deletion = workNode(name)
      deletion.deleted = true
      deletion.spans.push(span)
      addChild(node, deletion)
    } else {
      const deletion = workProperty(name, EMPTY, [], span)
      deletion.deleted = true
      addProperty(node, deletion)
    }
    this.recovery.expectSemicolon()
  }

  readLabels(): WorkLabel[] {
    const { input } = this
    const labels: WorkLabel[] = []
    while (input.kind === IDENT) {
      const { span, spelling: name } = input
      input.advance()
      if (input.kind !== COLON || input.spaced) {
        this.findings.at(
          'dts/syntax',
          'error',
          `Expected ':' after ${name}, found ${shown(input)}.`,
          span,
        )
        this.recovery.skipStatement()
        break
      }
      labels.push(this.label(name, span))
      input.advance()
    }
    return labels
  }

  private label(name: string, span: SourceSpan): WorkLabel {
    this.labelCount += 1
    return { name, span, serial: this.labelCount, deleted: false }
  }

  /** A property or node name: all parts that stand together, without a leading backslash. */
  private readName(): string {
    const { input } = this
    const run = input.takeRun()
    if (run !== null) return run
    let name = input.kind === BACKSLASH ? '' : input.spelling
    let { kind } = input
    input.advance()
    while (!input.spaced && isNamePart(input.kind) && !(isWord(kind) && isWord(input.kind))) {
      kind = input.kind
      name += input.spelling
      input.advance()
    }
    return name
  }

  /** `NAME(...)` where a statement should be: a macro no file defines, with statements in it. */
  private skipUnknownStatement(name: string, start: SourceSpan): void {
    const { input } = this
    let depth = 0
    do {
      if (input.kind === OPEN) depth += 1
      else if (input.kind === CLOSE) depth -= 1
      input.advance()
    } while (depth > 0 && input.kind !== EOF && input.kind !== BRACE_CLOSE)
    reportUnknownMacro(this.findings, name, this.recovery.spanFrom(start))
    if (input.kind === SEMICOLON) input.advance()
  }
}

/** A unit address in capitals, with a letter that is no hexadecimal digit: a macro's name. */
const UNKNOWN_UNIT = /@[A-Z_][A-Z0-9_]*[G-Z_][A-Z0-9_]*$/
const LABEL = /^\w+$/
const NO_LABELS: WorkLabel[] = []
const EMPTY = new Uint8Array(0)

const isWord = (kind: number): boolean => kind === IDENT || kind === NUMBER
