import type { SourceSpan } from '../base/sourceSpan.ts'
import type { Findings } from './findings.ts'
import { LabelIndex } from './labelIndex.ts'
import { NodeParser } from './nodeParser.ts'
import { OperandReader } from './operandReader.ts'
import type { Preprocessor } from './preprocessor.ts'
import { Recovery } from './recovery.ts'
import type { SourceSet } from './sources.ts'
import { encodeUtf8 } from './strings.ts'
import { shown } from './tokenReports.ts'
import {
  AMPERSAND,
  EOF,
  KEYWORD,
  KW_DELETE_NODE,
  KW_DTS_V1,
  KW_MEMRESERVE,
  KW_OMIT_IF_NO_REF,
  KW_PLUGIN,
  SLASH,
} from './tokens.ts'
import type { DtDeletion } from './tree.ts'
import { ValueParser } from './valueParser.ts'
import {
  addChild,
  addLabel,
  addProperty,
  deleteNode,
  mergeNode,
  type WorkLabel,
  type WorkNode,
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
  private readonly labels = new LabelIndex()
  private readonly memreserve: { address: bigint; size: bigint }[] = []
  private readonly deletions: DtDeletion[] = []
  private plugin = false
  /** Whether a block was read: versions and reservations must stand before the first. */
  private begun = false
  private version = false
  private fragments = 0
  private readonly operands: OperandReader
  private readonly recovery: Recovery
  private readonly nodes: NodeParser

  private readonly input: Preprocessor
  private readonly findings: Findings

  constructor(input: Preprocessor, sources: SourceSet, findings: Findings) {
    this.input = input
    this.findings = findings

    this.operands = new OperandReader(input, sources, findings)
    const values = new ValueParser(input, this.operands, sources, findings)
    this.recovery = new Recovery(input, findings)
    this.nodes = new NodeParser(input, values, this.recovery, findings)
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
    this.operands.spoiled = false
    if (input.kind === KEYWORD) {
      this.readTopLevelKeyword(start)
      return
    }
    const labels = this.nodes.readLabels()
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
      if (!this.nodes.readBody(block, start, 0)) return
      if (this.begun) mergeNode(this.root, block, this.labels, this.deletions)
      else this.adoptRoot(block)
      return
    }
    if (input.kind === AMPERSAND) {
      this.readReferenceBlock(labels, start)
      return
    }
    this.recovery.unexpected(`Expected '/' or '&', found ${shown(input)}.`)
    this.recovery.skipStatement()
  }

  /** The first root block is the tree itself: as in dtc, deletions inside it find nothing yet. */
  private adoptRoot(block: WorkNode): void {
    this.begun = true
    const { root } = this
    for (const property of block.properties) addProperty(root, property)
    for (const child of block.children) addChild(root, child)
    root.spans.push(...block.spans)
    this.labels.addTree(root)
  }

  private readReferenceBlock(labels: readonly WorkLabel[], start: SourceSpan): void {
    const { root } = this
    const reference = this.operands.readReference()
    if (reference === null) {
      this.recovery.skipStatement()
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
    const target = this.labels.find(root, ref)
    const block = workNode('')
    const orphan = this.plugin && labels.length === 0 && (ref.startsWith('/') || target === null)
    if (!this.nodes.readBody(block, start, orphan ? 2 : depthOf(target))) return
    if (orphan) {
      this.addFragment(ref, reference.span, block)
      return
    }
    if (target === null) {
      this.missing(ref, reference.span)
      return
    }
    for (const label of labels) {
      addLabel(target, label)
      this.labels.add(label.name, target)
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
    const target = workProperty(
      path ? 'target-path' : 'target',
      value,
      path
        ? [{ kind: 'string', offset: 0 }]
        : [
            { kind: 'cells', offset: 0, bits: 32 },
            { kind: 'phandle', offset: 0, ref, span },
          ],
      span,
    )
    addProperty(fragment, target)
    block.name = '__overlay__'
    addChild(fragment, block)
    fragment.spans.push(...block.spans)
    addChild(this.root, fragment)
    this.labels.addTree(block)
  }

  private readTopLevelKeyword(start: SourceSpan): void {
    const { input, findings } = this
    const keyword = input.id
    input.advance()
    switch (keyword) {
      case KW_DTS_V1:
        this.expectFirst('/dts-v1/', start)
        this.version = true
        this.recovery.expectSemicolon()
        return
      case KW_PLUGIN:
        this.expectFirst('/plugin/', start)
        this.plugin = true
        this.recovery.expectSemicolon()
        return
      case KW_MEMRESERVE: {
        this.expectFirst('/memreserve/', start)
        const address = this.operands.readInteger()
        const size = address === null ? null : this.operands.readInteger()
        if (address === null || size === null) this.recovery.skipStatement()
        else {
          this.memreserve.push({ address: BigInt(address), size: BigInt(size) })
          this.recovery.expectSemicolon()
        }
        return
      }
      case KW_DELETE_NODE:
      case KW_OMIT_IF_NO_REF: {
        const reference = input.kind === AMPERSAND ? this.operands.readReference() : null
        if (reference === null) {
          this.recovery.unexpected(`Expected a reference, found ${shown(input)}.`)
          this.recovery.skipStatement()
          return
        }
        const span = this.recovery.spanFrom(start)
        this.recovery.expectSemicolon()
        const node = this.labels.find(this.root, reference.ref)
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
        this.recovery.skipStatement()
    }
  }

  private expectFirst(keyword: string, span: SourceSpan): void {
    if (this.begun)
      this.findings.at(
        'dts/misplaced',
        'error',
        `${keyword} must stand before the first block.`,
        span,
      )
  }

  private missing(ref: string, span: SourceSpan): void {
    this.findings.at(
      'dts/unknown-reference',
      'error',
      `No node has the ${ref.startsWith('/') ? 'path' : 'label'} ${ref} so far; what is said about it is dropped.`,
      span,
    )
  }
}

function depthOf(node: WorkNode | null): number {
  let depth = 0
  for (let n = node; n !== null && n.parent !== null; n = n.parent) depth += 1
  return depth
}
