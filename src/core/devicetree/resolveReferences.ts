import type { SourceSpan } from '../base/sourceSpan.ts'
import type { Findings } from './findings.ts'
import { generateFixups } from './fixups.ts'
import { GeneratedBudget } from './generatedBudget.ts'
import type { ParsedSource } from './parser.ts'
import { encodeUtf8 } from './strings.ts'
import { type Place, surveyTree } from './surveyTree.ts'
import type { ValueMarker } from './tree.ts'
import { cellAt, concatBytes, setCell } from './values.ts'
import {
  addProperty,
  childOrNew,
  deleteNode,
  generatedProperty,
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

class Resolver {
  private readonly nodesByPhandle = new Map<number, WorkNode>()
  private nextPhandle = 1

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
    const { labelled, omittable, withPhandle, withCells, withPaths } = surveyTree(
      root,
      this.findings,
    )
    for (const node of withPhandle) this.readPhandle(node)
    for (const place of withCells) this.resolveCells(place)
    for (const place of withPaths) this.resolvePaths(place)
    const before = deletions.length
    for (const node of omittable) this.omitUnused(node, symbols)
    if (deletions.length > before && !plugin) this.forgetReferences(root)
    if (symbols) this.generateSymbols(labelled)
    if (plugin) generateFixups(this.source, this.budget)
  }

  private problem(code: string, message: string, span: SourceSpan): void {
    this.findings.at(code, 'error', message, span)
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
    const { markers } = property
    for (let i = 0; i < markers.length; i += 1) {
      const marker = markers[i]
      if (marker?.kind !== 'phandle') continue
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

  private omitUnused(node: WorkNode, symbols: boolean): void {
    if (node.deleted || node.omitIfUnreferenced === null || node.referenced) return
    if (symbols && node.labels.length > 0) return
    deleteNode(node, node.omitIfUnreferenced, this.source.deletions)
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

  private generateSymbols(labelled: readonly WorkNode[]): void {
    const nodes = labelled.filter(({ deleted }) => !deleted)
    if (nodes.length === 0) return
    const symbols = childOrNew(this.source.root, '__symbols__')
    for (const node of nodes) {
      for (const label of node.labels) {
        if (label.deleted || liveProperty(symbols, label.name) !== undefined) continue
        const text = `${pathOf(node)}\0`
        if (!this.budget.take(text.length, label.span)) continue
        const value = encodeUtf8(text)
        addProperty(symbols, generatedProperty(label.name, value, [{ kind: 'string', offset: 0 }]))
      }
      this.phandleOf(node)
    }
  }
}

/** What stands for a reference that leads nowhere, and what each path begins with. */
const UNKNOWN = 0xffffffff
const SLASH = 0x2f
