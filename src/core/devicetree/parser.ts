import type { SourceSpan } from '../base/sourceSpan.ts'
import type { Findings } from './findings.ts'
import { isNamePart } from './lexer.ts'
import type { Preprocessor } from './preprocessor.ts'
import type { SourceSet } from './sources.ts'
import { encodeUtf8 } from './strings.ts'
import {
  AMPERSAND,
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
  KW_DTS_V1,
  KW_MEMRESERVE,
  KW_OMIT_IF_NO_REF,
  KW_PLUGIN,
  OPEN,
  SEMICOLON,
  SLASH,
} from './tokens.ts'
import type { DtDeletion } from './tree.ts'
import { reportBadToken, reportUnknownMacro, shown, ValueParser } from './valueParser.ts'
import {
  addChild,
  addLabel,
  addProperty,
  deleteNode,
  generatedProperty,
  indexLabel,
  type LabelIndex,
  mergeNode,
  nodeOfReference,
  type WorkLabel,
  type WorkNode,
  type WorkProperty,
  workNode,
  workProperty,
} from './workTree.ts'

/** A source as read: merged, references not resolved yet. */
export interface ParsedSource {
  readonly root: WorkNode
  readonly labels: LabelIndex
  readonly memreserve: { readonly address: bigint; readonly size: bigint }[]
  readonly plugin: boolean
  readonly deletions: DtDeletion[]
}

/** The kernel unflattens 64 levels (FDT_MAX_DEPTH in drivers/of/fdt.c); nothing real comes near. */
const DEPTH_LIMIT = 256

/** Reads dtc's grammar from `input`, goes on after each error, and merges block by block. */
export function parseSource(
  input: Preprocessor,
  sources: SourceSet,
  findings: Findings,
): ParsedSource {
  return new Parser(input, sources, findings).parse()
}

class Parser {
  private readonly root = workNode('')
  private readonly labels: LabelIndex = new Map()
  private readonly memreserve: { address: bigint; size: bigint }[] = []
  private readonly deletions: DtDeletion[] = []
  private plugin = false
  /** Whether a block was read: versions and reservations must stand before the first. */
  private begun = false
  private version = false
  private fragments = 0
  private labelCount = 0
  /** Node bodies open around the current token. */
  private nesting = 0
  private readonly values: ValueParser

  private readonly input: Preprocessor
  private readonly findings: Findings

  constructor(input: Preprocessor, sources: SourceSet, findings: Findings) {
    this.input = input
    this.findings = findings

    this.values = new ValueParser(input, sources, findings)
  }

  parse(): ParsedSource {
    const { input, root, labels, memreserve, deletions } = this
    input.advance()
    while (input.kind !== EOF) this.readTopLevel()
    if (!this.begun && this.findings.list.every(({ severity }) => severity !== 'error'))
      this.findings.once(
        'empty',
        'dts/no-tree',
        'error',
        'The source holds no tree: there is no `/ { ... };` in it.',
        input.span,
      )
    const { plugin } = this
    return { root, labels, memreserve, plugin, deletions }
  }

  // Top level

  private readTopLevel(): void {
    const { input } = this
    const start = input.span
    if (input.kind === KEYWORD) {
      this.readTopLevelKeyword(start)
      return
    }
    const labels = this.readLabels()
    if (input.kind === KEYWORD && input.id === KW_MEMRESERVE) {
      this.readTopLevelKeyword(start)
      return
    }
    if (!this.version && !this.begun)
      this.findings.once(
        'version',
        'dts/no-version',
        'info',
        'The source does not start with /dts-v1/; dtc would refuse it.',
        start,
      )
    if (input.kind === SLASH) {
      input.advance()
      if (labels.length > 0)
        this.findings.at('dts/syntax', 'error', 'A root block takes no label.', start)
      const block = workNode('')
      if (!this.readBody(block, start, 0)) return
      if (this.begun) mergeNode(this.root, block, this.labels, this.deletions)
      else this.adoptRoot(block)
      return
    }
    if (input.kind === AMPERSAND) {
      this.readReferenceBlock(labels, start)
      return
    }
    this.unexpected(`Expected '/' or '&', found ${shown(input)}.`)
    this.skipStatement()
  }

  /** The first root block is the tree itself: as in dtc, deletions inside it find nothing yet. */
  private adoptRoot(block: WorkNode): void {
    this.begun = true
    const { root } = this
    for (const property of block.properties) addProperty(root, property)
    for (const child of block.children) addChild(root, child)
    root.spans.push(...block.spans)
    for (const child of root.children) this.indexTree(child)
  }

  private indexTree(node: WorkNode): void {
    for (const { name } of node.labels) indexLabel(this.labels, name, node)
    for (const child of node.children) this.indexTree(child)
  }

  private readReferenceBlock(labels: readonly WorkLabel[], start: SourceSpan): void {
    const { root } = this
    const reference = this.values.readReference()
    if (reference === null) {
      this.skipStatement()
      return
    }
    if (labels.length > 1)
      this.findings.at(
        'dts/syntax',
        'error',
        'dtc takes one label before a reference, not more.',
        start,
      )
    const { ref } = reference
    const target = nodeOfReference(root, this.labels, ref)
    const block = workNode('')
    const orphan = this.plugin && labels.length === 0 && (ref.startsWith('/') || target === null)
    if (!this.readBody(block, start, orphan ? 2 : depthOf(target))) return
    if (orphan) {
      this.addFragment(ref, reference.span, block)
      return
    }
    if (target === null) {
      this.missing(ref, reference.span)
      return
    }
    for (const label of labels) {
      addLabel(target.labels, label)
      indexLabel(this.labels, label.name, target)
    }
    mergeNode(target, block, this.labels, this.deletions)
    this.begun = true
  }

  /** What a plugin says about a node it does not hold, as dtc's add_orphan_node() packs it. */
  private addFragment(ref: string, span: SourceSpan, block: WorkNode): void {
    this.begun = true
    const fragment = workNode(`fragment@${this.fragments}`)
    this.fragments += 1
    const path = ref.startsWith('/')
    const value = path ? encodeUtf8(`${ref}\0`) : new Uint8Array(4).fill(0xff)
    const target = generatedProperty(
      path ? 'target-path' : 'target',
      value,
      path
        ? [{ kind: 'string', offset: 0 }]
        : [
            { kind: 'cells', offset: 0, bits: 32 },
            { kind: 'phandle', offset: 0, ref, span },
          ],
    )
    addProperty(fragment, target)
    block.name = '__overlay__'
    addChild(fragment, block)
    fragment.spans.push(...block.spans)
    addChild(this.root, fragment)
    this.indexTree(block)
  }

  private readTopLevelKeyword(start: SourceSpan): void {
    const { input, findings } = this
    const keyword = input.id
    input.advance()
    switch (keyword) {
      case KW_DTS_V1:
        if (this.begun)
          findings.at(
            'dts/misplaced',
            'error',
            '/dts-v1/ must stand before the first block.',
            start,
          )
        this.version = true
        this.expectSemicolon()
        return
      case KW_PLUGIN:
        if (this.begun)
          findings.at(
            'dts/misplaced',
            'error',
            '/plugin/ must stand before the first block.',
            start,
          )
        this.plugin = true
        this.expectSemicolon()
        return
      case KW_MEMRESERVE: {
        if (this.begun)
          findings.at(
            'dts/misplaced',
            'error',
            '/memreserve/ must stand before the first block.',
            start,
          )
        const address = this.values.readInteger()
        const size = address === null ? null : this.values.readInteger()
        if (address === null || size === null) this.skipStatement()
        else {
          this.memreserve.push({ address: BigInt(address), size: BigInt(size) })
          this.expectSemicolon()
        }
        return
      }
      case KW_DELETE_NODE:
      case KW_OMIT_IF_NO_REF: {
        const reference = input.kind === AMPERSAND ? this.values.readReference() : null
        if (reference === null) {
          this.unexpected(`Expected a reference, found ${shown(input)}.`)
          this.skipStatement()
          return
        }
        const span = this.spanFrom(start)
        this.expectSemicolon()
        const node = nodeOfReference(this.root, this.labels, reference.ref)
        if (node === null) this.missing(reference.ref, reference.span)
        else if (keyword === KW_OMIT_IF_NO_REF) node.omitIfUnreferenced = span
        else if (node === this.root)
          findings.at('dts/delete-root', 'error', 'The root node cannot be deleted.', span)
        else deleteNode(node, span, this.deletions)
        return
      }
      default:
        findings.at(
          'dts/syntax',
          'error',
          `'${input.store.spelling(KEYWORD, keyword)}' cannot stand here.`,
          start,
        )
        this.skipStatement()
    }
  }

  private missing(ref: string, span: SourceSpan): void {
    this.findings.at(
      'dts/unknown-reference',
      'error',
      `No node has the ${ref.startsWith('/') ? 'path' : 'label'} ${ref} so far; what is said about it is dropped.`,
      span,
    )
  }

  // Nodes

  /** Reads `{ ... };` into `node`; false when there is no body. */
  private readBody(node: WorkNode, start: SourceSpan, depth: number): boolean {
    const { input, findings } = this
    if (input.kind !== BRACE) {
      this.unexpected(`Expected '{', found ${shown(input)}.`)
      this.skipStatement()
      return false
    }
    if (depth > DEPTH_LIMIT) {
      findings.at(
        'dts/too-deep',
        'error',
        `Nodes are nested more than ${DEPTH_LIMIT} deep; what is further down is left out.`,
        input.span,
      )
      this.skipBlock()
      return false
    }
    input.advance()
    this.nesting += 1
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
    this.nesting -= 1
    if (input.kind === BRACE_CLOSE) {
      input.advance()
      this.expectSemicolon()
    }
    node.spans.push(this.spanFrom(start))
    return true
  }

  private readStatement(node: WorkNode, depth: number): void {
    const { input } = this
    const { fileName: file, from, to } = input
    const start = { file, from, to }
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
    this.unexpected(`Expected a property, a node or '}', found ${shown(input)}.`)
    this.skipStatement()
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
          reportUnknownMacro(this.findings, name.slice(name.indexOf('@') + 1), this.spanFrom(start))
        const child = workNode(name)
        child.omitIfUnreferenced = omit
        for (let i = labels.length - 1; i >= 0; i -= 1) {
          const label = labels[i]
          if (label !== undefined) addLabel(child.labels, label)
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
          else this.skipStatement()
        } else this.expectSemicolon()
        if (complete || value.length > 0)
          this.addTo(node, workProperty(name, value, markers, this.spanFrom(start)), labels)
        return
      }
      case OPEN:
        this.skipUnknownStatement(name, start)
        return
      case SEMICOLON:
        input.advance()
        this.addTo(node, workProperty(name, EMPTY, [], this.spanFrom(start)), labels)
        return
      default:
        this.unexpected(`Expected '=', '{' or ';' after ${name}, found ${shown(input)}.`)
        this.skipStatement()
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
      if (label !== undefined) addLabel(property.labels, label)
    }
    addProperty(node, property)
  }

  private readDeletion(node: WorkNode, keyword: number, start: SourceSpan): void {
    const { input } = this
    input.advance()
    if (!isNamePart(input.kind) && input.kind !== BACKSLASH) {
      this.unexpected(`Expected a name, found ${shown(input)}.`)
      this.skipStatement()
      return
    }
    const name = this.readName()
    const span = this.spanFrom(start)
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
    this.expectSemicolon()
  }

  private readLabels(): WorkLabel[] {
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
        this.skipStatement()
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

  // Going on after errors

  private unexpected(message: string): void {
    if (this.input.kind === BAD) reportBadToken(this.input, this.findings)
    else this.findings.at('dts/syntax', 'error', message, this.input.span)
  }

  /** A forgotten ';' is reported where it belongs, and nothing is skipped if a statement follows. */
  private expectSemicolon(): void {
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
  private skipStatement(): void {
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
  private skipBlock(): void {
    const { input } = this
    let depth = 0
    do {
      if (input.kind === BRACE) depth += 1
      else if (input.kind === BRACE_CLOSE) depth -= 1
      input.advance()
    } while (depth > 0 && input.kind !== EOF)
    if (input.kind === SEMICOLON) input.advance()
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
    reportUnknownMacro(this.findings, name, this.spanFrom(start))
    if (input.kind === SEMICOLON) input.advance()
  }

  private spanFrom(start: SourceSpan): SourceSpan {
    const { lastFile, lastTo } = this.input
    return {
      file: start.file,
      from: start.from,
      to: lastFile === start.file && lastTo > start.from ? lastTo : start.to,
    }
  }
}

/** A unit address in capitals, with a letter that is no hexadecimal digit: a macro's name. */
const UNKNOWN_UNIT = /@[A-Z_][A-Z0-9_]*[G-Z_][A-Z0-9_]*$/
const LABEL = /^\w+$/
const NO_LABELS: WorkLabel[] = []
const EMPTY = new Uint8Array(0)

const isWord = (kind: number): boolean => kind === IDENT || kind === 2

function depthOf(node: WorkNode | null): number {
  let depth = 0
  for (let n = node; n !== null && n.parent !== null; n = n.parent) depth += 1
  return depth
}
