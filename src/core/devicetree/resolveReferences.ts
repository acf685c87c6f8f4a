import type { SourceSpan } from '../base/sourceSpan.ts'
import type { Findings } from './findings.ts'
import { generateFixups } from './fixups.ts'
import { GeneratedBudget } from './generatedBudget.ts'
import type { ParsedSource } from './parser.ts'
import { encodeUtf8 } from './strings.ts'
import type { DtDeletion, ValueMarker } from './tree.ts'
import { cellAt, concatBytes, setCell } from './values.ts'
import {
  addProperty,
  childOrNew,
  deleteNode,
  generatedProperty,
  LABEL_LIMIT,
  liveProperty,
  NOWHERE,
  pathOf,
  type WorkNode,
  type WorkProperty,
} from './workTree.ts'

export interface ResolveOptions {
  /** Write /__symbols__ and give every labelled node a phandle, as `dtc -@`. */
  readonly symbols: boolean
}

/**
 * Gives references their values, in place and in dtc's order of checks, so that its phandle numbers
 * are ours: explicit phandles, then cells, then paths, then /omit-if-no-ref/, then symbols, then the
 * fixups of a plugin.
 */
export function resolveReferences(
  source: ParsedSource,
  findings: Findings,
  options: ResolveOptions,
): void {
  new Resolver(source, findings).resolve(options)
}

/** What a label names: a node, a property or a place in a value. */
type LabelOwner = WorkNode | WorkProperty | ValueMarker

/** A property whose value has something to be resolved. */
interface Place {
  readonly node: WorkNode
  readonly property: WorkProperty
}

class Resolver {
  private readonly nodesByPhandle = new Map<number, WorkNode>()
  private nextPhandle = 1

  /** By the name of a property, the node seen last that has it. */
  private readonly lastOf = new Map<string, WorkNode>()

  // What few properties have, in tree order: gathered while all are looked at for their labels.
  /** Nodes with a phandle of their own. */
  private readonly withPhandle = new Set<WorkNode>()
  private readonly withCells: Place[] = []
  private readonly withPaths: Place[] = []

  private readonly source: ParsedSource
  private readonly findings: Findings
  private readonly budget: GeneratedBudget

  constructor(source: ParsedSource, findings: Findings) {
    this.source = source
    this.findings = findings
    this.budget = new GeneratedBudget(findings)
  }

  resolve({ symbols }: ResolveOptions): void {
    const { root, plugin, deletions } = this.source
    this.checkNames(root)
    this.checkLabels(root)
    for (const node of this.withPhandle) this.readPhandle(node)
    for (const place of this.withCells) this.resolveCells(place)
    for (const place of this.withPaths) this.resolvePaths(place)
    const before = deletions.length
    this.omitUnused(root, symbols, deletions)
    if (deletions.length > before && !plugin) this.forgetReferences(root)
    if (symbols) this.generateSymbols()
    if (plugin) generateFixups(this.source, this.budget)
  }

  private problem(code: string, message: string, span: SourceSpan): void {
    this.findings.at(code, 'error', message, span)
  }

  /** Twice the same name in one block; dtc merges only between blocks. Both stay. */
  private checkNames(node: WorkNode): void {
    const children = node.children.length > 1 ? new Set<string>() : null
    for (const child of node.children) {
      if (children?.has(child.name))
        this.problem(
          'dts/duplicate-node',
          child.deleted
            ? `/delete-node/ ${child.name} stands in the block that defines that node; dtc refuses that.`
            : `Two nodes of one block are called ${pathOf(child)}.`,
          child.spans[0] ?? NOWHERE,
        )
      if (child.deleted) continue
      children?.add(child.name)
      if (BAD_NODE_NAME.test(child.name))
        this.problem(
          'dts/bad-name',
          `${child.name} is no node name: it has one of *, # and ?, or a second @.`,
          child.spans[0] ?? NOWHERE,
        )
      this.checkNames(child)
    }
    for (const property of node.properties) {
      // dtc compares even a name property that was deleted.
      if (property.name === 'name') this.checkNameProperty(node, property)
      if (property.deleted) continue
      if (this.lastOf.get(property.name) === node)
        this.problem(
          'dts/duplicate-property',
          `${pathOf(node)} sets ${property.name} twice in one block; dtc refuses that.`,
          property.span,
        )
      this.lastOf.set(property.name, node)
      if (property.name.includes('@'))
        this.problem(
          'dts/bad-name',
          `${property.name} is no property name: it has an @.`,
          property.span,
        )
    }
  }

  /** A `name` property repeats the node's name, and is then dropped. */
  private checkNameProperty(node: WorkNode, property: WorkProperty): void {
    const at = node.name.indexOf('@')
    const base = encodeUtf8(at === -1 ? node.name : node.name.slice(0, at))
    const { value } = property
    if (value.length === base.length + 1 && base.every((byte, i) => byte === value[i]))
      property.deleted = true
    else
      this.problem(
        'dts/wrong-name-property',
        `The property name of ${pathOf(node)} differs from the node's name.`,
        property.span,
      )
  }

  private checkLabels(root: WorkNode): void {
    const seen = new Map<string, LabelOwner>()
    const visit = (node: WorkNode): void => {
      if (node.deleted) return
      if (node.labels.length >= LABEL_LIMIT)
        this.problem(
          'dts/too-many-labels',
          `${pathOf(node)} has more than ${LABEL_LIMIT} labels; the others are left out.`,
          node.spans[0] ?? NOWHERE,
        )
      for (const label of node.labels)
        if (!label.deleted) this.checkLabel(seen, label.name, node, label.span)
      for (const property of node.properties) {
        if (property.deleted) continue
        const { name, labels, markers } = property
        if (labels.length > 0)
          for (const label of labels)
            if (!label.deleted) this.checkLabel(seen, label.name, property, label.span)
        if (name === 'phandle' || name === 'linux,phandle') this.withPhandle.add(node)
        if (isRun(markers)) continue
        for (const marker of markers)
          if (marker.kind === 'label') this.checkLabel(seen, marker.label, marker, property.span)
        const place = { node, property }
        if (markers.some(({ kind }) => kind === 'phandle')) this.withCells.push(place)
        if (markers.some(({ kind }) => kind === 'path')) this.withPaths.push(place)
      }
      for (const child of node.children) visit(child)
    }
    visit(root)
  }

  private checkLabel(
    seen: Map<string, LabelOwner>,
    label: string,
    owner: LabelOwner,
    span: SourceSpan,
  ): void {
    const known = seen.get(label)
    if (known !== undefined && known !== owner)
      this.problem('dts/duplicate-label', `The label ${label} is given twice.`, span)
    else seen.set(label, owner)
  }

  private readPhandle(node: WorkNode): void {
    const phandle = this.explicitPhandle(node, 'phandle')
    const legacy = this.explicitPhandle(node, 'linux,phandle')
    const value = phandle === 0 ? legacy : phandle
    if (value !== 0) {
      const other = this.nodesByPhandle.get(value)
      const span =
        (liveProperty(node, 'phandle') ?? liveProperty(node, 'linux,phandle'))?.span ?? NOWHERE
      if (legacy !== 0 && phandle !== 0 && legacy !== phandle)
        this.problem(
          'dts/bad-phandle',
          `${pathOf(node)} has a phandle and a linux,phandle that differ.`,
          span,
        )
      if (other !== undefined)
        this.problem(
          'dts/duplicate-phandle',
          `${pathOf(node)} takes the phandle 0x${value.toString(16)} of ${pathOf(other)}.`,
          span,
        )
      else {
        node.phandle = value
        this.nodesByPhandle.set(value, node)
      }
    }
  }

  /** The value of a phandle property somebody wrote; 0 when there is none to use. */
  private explicitPhandle(node: WorkNode, name: string): number {
    const property = liveProperty(node, name)
    if (property === undefined) return 0
    const { value, markers, span } = property
    if (value.length !== 4) {
      this.problem('dts/bad-phandle', `The ${name} of ${pathOf(node)} must be one cell.`, span)
      return 0
    }
    const reference = markers.find((marker) => marker.kind === 'phandle')
    if (reference !== undefined) {
      if (this.find(reference.ref) !== node)
        this.problem(
          'dts/bad-phandle',
          `The ${name} of ${pathOf(node)} refers to another node.`,
          span,
        )
      return 0
    }
    const number = cellAt(value, 0)
    if (number !== 0 && number !== 0xffffffff) return number
    this.problem(
      'dts/bad-phandle',
      `The ${name} of ${pathOf(node)} is 0x${number.toString(16)}, which is no phandle.`,
      span,
    )
    return 0
  }

  private find(ref: string): WorkNode | null {
    return this.source.labels.find(this.source.root, ref)
  }

  private resolveCells({ node, property }: Place): void {
    for (const marker of property.markers) {
      if (marker.kind !== 'phandle') continue
      const target = this.find(marker.ref)
      if (target === null) {
        if (!this.source.plugin) this.missing(marker.ref, node, property, marker.span)
        continue
      }
      setCell(property.value, marker.offset, this.phandleOf(target))
      target.referenced = true
    }
  }

  private missing(ref: string, node: WorkNode, property: WorkProperty, span: SourceSpan): void {
    const what = ref.startsWith('/') ? 'path' : 'label'
    this.problem(
      'dts/unknown-reference',
      `${property.name} of ${pathOf(node)} refers to ${ref}, but no node has that ${what}.`,
      span,
    )
  }

  private phandleOf(node: WorkNode): number {
    if (node.phandle !== 0) return node.phandle
    // The number last given is free again if its node was left out since.
    while (this.nodesByPhandle.get(this.nextPhandle)?.deleted === false) this.nextPhandle += 1
    const phandle = this.nextPhandle
    node.phandle = phandle
    this.nodesByPhandle.set(phandle, node)
    if (liveProperty(node, 'phandle') === undefined) {
      const value = new Uint8Array(4)
      setCell(value, 0, phandle)
      addProperty(
        node,
        generatedProperty('phandle', value, [{ kind: 'cells', offset: 0, bits: 32 }]),
      )
    }
    return phandle
  }

  private resolvePaths({ node, property }: Place): void {
    const pieces: Uint8Array[] = []
    let taken = 0
    let shift = 0
    property.markers = property.markers.map((marker) => {
      const moved = shift === 0 ? marker : { ...marker, offset: marker.offset + shift }
      if (marker.kind !== 'path') return moved
      const target = this.find(marker.ref)
      if (target === null) {
        this.missing(marker.ref, node, property, marker.span)
        return moved
      }
      target.referenced = true
      const text = `${pathOf(target)}\0`
      if (!this.budget.take(text.length, marker.span)) return moved
      const path = encodeUtf8(text)
      pieces.push(property.value.subarray(taken, marker.offset), path)
      taken = marker.offset
      shift += path.length
      return moved
    })
    pieces.push(property.value.subarray(taken))
    property.value = concatBytes(pieces)
  }

  private omitUnused(node: WorkNode, symbols: boolean, deletions: DtDeletion[]): void {
    if (node.deleted) return
    if (
      node.omitIfUnreferenced !== null &&
      !node.referenced &&
      !(symbols && node.labels.length > 0)
    )
      deleteNode(node, node.omitIfUnreferenced, deletions)
    for (const child of node.children) this.omitUnused(child, symbols, deletions)
  }

  /** A reference to what was left out has kept its value, and is no reference any more. */
  private forgetReferences(node: WorkNode): void {
    const { root, labels } = this.source
    for (const property of node.properties)
      property.markers = property.markers.flatMap((marker): ValueMarker[] => {
        const { kind, offset } = marker
        if ((kind !== 'phandle' && kind !== 'path') || labels.find(root, marker.ref) !== null)
          return [marker]
        if (kind === 'path')
          return property.value[offset] === SLASH ? [{ kind: 'string', offset }] : [marker]
        return cellAt(property.value, offset) === UNKNOWN ? [marker] : []
      })
    for (const child of node.children) if (!child.deleted) this.forgetReferences(child)
  }

  private generateSymbols(): void {
    const { root } = this.source
    if (!anyLabel(root)) return
    const symbols = childOrNew(root, '__symbols__')
    const visit = (node: WorkNode): void => {
      if (node.deleted) return
      if (node.labels.length > 0) {
        for (const label of node.labels) {
          if (label.deleted || liveProperty(symbols, label.name) !== undefined) continue
          const text = `${pathOf(node)}\0`
          if (!this.budget.take(text.length, label.span)) continue
          const value = encodeUtf8(text)
          addProperty(
            symbols,
            generatedProperty(label.name, value, [{ kind: 'string', offset: 0 }]),
          )
        }
        this.phandleOf(node)
      }
      for (const child of node.children) visit(child)
    }
    visit(root)
  }
}

/** Whether a value is just cells or one string, as most are. */
function isRun(markers: readonly ValueMarker[]): boolean {
  const first = markers[0]
  return (
    markers.length < 2 && (first === undefined || first.kind === 'cells' || first.kind === 'string')
  )
}

/** What stands for a reference that leads nowhere, and what each path begins with. */
const UNKNOWN = 0xffffffff
const SLASH = 0x2f

/** What the lexer lets through and a node name must not have. */
const BAD_NODE_NAME = /[*#?]|@.*@/

function anyLabel(node: WorkNode): boolean {
  return !node.deleted && (node.labels.length > 0 || node.children.some(anyLabel))
}
