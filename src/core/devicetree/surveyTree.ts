import type { SourceSpan } from '../base/sourceSpan.ts'
import type { Findings } from './findings.ts'
import { encodeUtf8 } from './strings.ts'
import type { ValueMarker } from './tree.ts'
import { LABEL_LIMIT, NOWHERE, pathOf, type WorkNode, type WorkProperty } from './workTree.ts'

/** A property whose value has something to be resolved. */
export interface Place {
  readonly node: WorkNode
  readonly property: WorkProperty
}

/** What few of the nodes and properties have, in tree order. */
export interface TreeSurvey {
  readonly labelled: readonly WorkNode[]
  /** Nodes that go unless something refers to them. */
  readonly omittable: readonly WorkNode[]
  /** Nodes with a phandle of their own. */
  readonly withPhandle: readonly WorkNode[]
  readonly withCells: readonly Place[]
  readonly withPaths: readonly Place[]
}

/**
 * Looks at every name and label as dtc checks them, and gathers what is to be resolved, so that nothing
 * after it has to look at them all. Marks a `name` property as deleted that repeats the node's.
 */
export function surveyTree(root: WorkNode, findings: Findings): TreeSurvey {
  const surveyor = new Surveyor(findings)
  surveyor.visit(root)
  return surveyor
}

/** What a label names: a node, a property or a place in a value. */
type LabelOwner = WorkNode | WorkProperty | ValueMarker

/** Loops by number: all of it runs once, before anything is compiled, and pays for each call of an iterator. */
class Surveyor implements TreeSurvey {
  readonly labelled: WorkNode[] = []
  readonly omittable: WorkNode[] = []
  readonly withPhandle: WorkNode[] = []
  readonly withCells: Place[] = []
  readonly withPaths: Place[] = []

  private readonly owners = new Map<string, LabelOwner>()
  /** By the name of a property, the node seen last that has it. */
  private readonly lastOf = new Map<string, WorkNode>()
  private readonly findings: Findings

  constructor(findings: Findings) {
    this.findings = findings
  }

  visit(node: WorkNode): void {
    const { labels, properties, children } = node
    if (labels.length > 0) {
      this.labelled.push(node)
      this.checkLabels(node)
    }
    if (node.omitIfUnreferenced !== null) this.omittable.push(node)
    for (let i = 0; i < properties.length; i += 1) {
      const property = properties[i]
      if (property !== undefined) this.look(node, property)
    }
    const names = children.length > 1 ? new Set<string>() : null
    for (let i = 0; i < children.length; i += 1) {
      const child = children[i]
      if (child === undefined) continue
      this.checkNode(child, names)
      if (!child.deleted) this.visit(child)
    }
  }

  /** Twice the same name in one block; dtc merges only between blocks. Both stay. */
  private checkNode(node: WorkNode, names: Set<string> | null): void {
    const { name, deleted } = node
    if (names?.has(name))
      this.problem(
        'dts/duplicate-node',
        deleted
          ? `/delete-node/ ${name} stands in the block that defines that node; dtc refuses that.`
          : `Two nodes of one block are called ${pathOf(node)}.`,
        node.spans[0] ?? NOWHERE,
      )
    if (deleted) return
    names?.add(name)
    if (BAD_NODE_NAME.test(name))
      this.problem(
        'dts/bad-name',
        `${name} is no node name: it has one of *, # and ?, or a second @.`,
        node.spans[0] ?? NOWHERE,
      )
  }

  private look(node: WorkNode, property: WorkProperty): void {
    const { name, labels, markers } = property
    // dtc compares even a name property that was deleted.
    if (name === 'name') this.checkNameProperty(node, property)
    if (property.deleted) return
    if (this.lastOf.get(name) === node)
      this.problem(
        'dts/duplicate-property',
        `${pathOf(node)} sets ${name} twice in one block; dtc refuses that.`,
        property.span,
      )
    this.lastOf.set(name, node)
    if (name.includes('@'))
      this.problem('dts/bad-name', `${name} is no property name: it has an @.`, property.span)
    if (labels.length > 0)
      for (const label of labels)
        if (!label.deleted) this.checkLabel(label.name, property, label.span)
    if (name === 'phandle' || name === 'linux,phandle')
      if (this.withPhandle.at(-1) !== node) this.withPhandle.push(node)
    if (!isRun(markers)) this.gather(node, property)
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

  private gather(node: WorkNode, property: WorkProperty): void {
    const { markers, span } = property
    let hasCells = false
    let hasPaths = false
    for (let i = 0; i < markers.length; i += 1) {
      const marker = markers[i]
      if (marker?.kind === 'label') this.checkLabel(marker.label, marker, span)
      else if (marker?.kind === 'phandle') hasCells = true
      else if (marker?.kind === 'path') hasPaths = true
    }
    if (hasCells) this.withCells.push({ node, property })
    if (hasPaths) this.withPaths.push({ node, property })
  }

  private checkLabels(node: WorkNode): void {
    if (node.labels.length >= LABEL_LIMIT)
      this.problem(
        'dts/too-many-labels',
        `${pathOf(node)} has more than ${LABEL_LIMIT} labels; the others are left out.`,
        node.spans[0] ?? NOWHERE,
      )
    for (const label of node.labels)
      if (!label.deleted) this.checkLabel(label.name, node, label.span)
  }

  private checkLabel(label: string, owner: LabelOwner, span: SourceSpan): void {
    const known = this.owners.get(label)
    if (known !== undefined && known !== owner)
      this.problem('dts/duplicate-label', `The label ${label} is given twice.`, span)
    else this.owners.set(label, owner)
  }

  private problem(code: string, message: string, span: SourceSpan): void {
    this.findings.at(code, 'error', message, span)
  }
}

/** Whether a value is just cells or one string, as most are. */
function isRun(markers: readonly ValueMarker[]): boolean {
  const first = markers[0]
  return (
    markers.length < 2 && (first === undefined || first.kind === 'cells' || first.kind === 'string')
  )
}

/** What the lexer lets through and a node name must not have. */
const BAD_NODE_NAME = /[*#?]|@.*@/
