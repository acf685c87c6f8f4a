import type { SourceSpan } from '../base/sourceSpan.ts'
import type { LabelIndex } from './labelIndex.ts'
import type { DtDeletion, ValueMarker } from './tree.ts'

/**
 * The tree while it is put together, in the way of dtc's livetree.c: what is deleted keeps its place,
 * because it gets that place back when it is defined again.
 */
export interface WorkNode {
  name: string
  parent: WorkNode | null
  /** Latest first, as dtc lists them: the order of `__symbols__`. */
  labels: readonly WorkLabel[]
  properties: WorkProperty[]
  children: WorkNode[]
  spans: SourceSpan[]
  /** In a block not merged yet: a /delete-node/ statement. */
  deleted: boolean
  omitIfUnreferenced: SourceSpan | null
  referenced: boolean
  phandle: number
  childIndex: Map<string, WorkNode> | null
  propertyIndex: Map<string, WorkProperty> | null
}

export interface WorkLabel {
  readonly name: string
  readonly span: SourceSpan
  /** Counts labels in order of appearance. */
  readonly serial: number
  deleted: boolean
}

export interface WorkProperty {
  readonly name: string
  value: Uint8Array
  markers: readonly ValueMarker[]
  labels: readonly WorkLabel[]
  span: SourceSpan
  /** The last of the statements whose value was replaced, oldest first. */
  replaced: readonly SourceSpan[]
  /** How many there were before those. */
  moreReplaced: number
  deleted: boolean
  generated: boolean
}

/** Lists longer than this are searched through a map. */
const INDEX_FROM = 12

export function workNode(name: string): WorkNode {
  return {
    name,
    parent: null,
    labels: NONE,
    properties: [],
    children: [],
    spans: [],
    deleted: false,
    omitIfUnreferenced: null,
    referenced: false,
    phandle: 0,
    childIndex: null,
    propertyIndex: null,
  }
}

export function workProperty(
  name: string,
  value: Uint8Array,
  markers: readonly ValueMarker[],
  span: SourceSpan,
): WorkProperty {
  return {
    name,
    value,
    markers,
    labels: NONE,
    span,
    replaced: NONE,
    moreReplaced: 0,
    deleted: false,
    generated: false,
  }
}

/** Most lists stay empty, and are one and the same then. */
const NONE: readonly never[] = []

/** The span of what no source wrote. Not passed on to the finished tree. */
export const NOWHERE: SourceSpan = { file: '', from: 0, to: 0 }

export function generatedProperty(
  name: string,
  value: Uint8Array,
  markers: readonly ValueMarker[],
): WorkProperty {
  return { ...workProperty(name, value, markers, NOWHERE), generated: true }
}

/** Statements remembered whose value one property replaced, the last ones; a board has three. */
export const HISTORY_LIMIT = 100

/** Labels a node or property can have. What comes on top of these is dropped. */
export const LABEL_LIMIT = 256

export function addLabel(owner: WorkNode | WorkProperty, label: WorkLabel): void {
  const { labels } = owner
  const known = labels.find(({ name }) => name === label.name)
  if (known !== undefined) known.deleted = false
  else if (labels.length < LABEL_LIMIT) owner.labels = [{ ...label, deleted: false }, ...labels]
}

/** First child of that name, deleted or not. */
function anyChild(node: WorkNode, name: string): WorkNode | undefined {
  const { children } = node
  if (children.length <= INDEX_FROM) {
    for (const child of children) if (child.name === name) return child
    return undefined
  }
  if (node.childIndex === null) {
    node.childIndex = new Map()
    for (const child of children)
      if (!node.childIndex.has(child.name)) node.childIndex.set(child.name, child)
  }
  return node.childIndex.get(name)
}

/** First property of that name, deleted or not. */
function anyProperty(node: WorkNode, name: string): WorkProperty | undefined {
  const { properties } = node
  if (properties.length <= INDEX_FROM) {
    for (let i = 0; i < properties.length; i += 1) {
      const property = properties[i]
      if (property?.name === name) return property
    }
    return undefined
  }
  if (node.propertyIndex === null) {
    node.propertyIndex = new Map()
    for (const property of properties)
      if (!node.propertyIndex.has(property.name)) node.propertyIndex.set(property.name, property)
  }
  return node.propertyIndex.get(name)
}

export function liveProperty(node: WorkNode, name: string): WorkProperty | undefined {
  const property = anyProperty(node, name)
  if (property === undefined || !property.deleted) return property
  return node.properties.find((p) => p.name === name && !p.deleted)
}

export function liveChild(node: WorkNode, name: string): WorkNode | undefined {
  const child = anyChild(node, name)
  if (child === undefined || !child.deleted) return child
  return node.children.find((c) => c.name === name && !c.deleted)
}

export function addProperty(node: WorkNode, property: WorkProperty): void {
  node.properties.push(property)
  if (node.propertyIndex !== null && !node.propertyIndex.has(property.name))
    node.propertyIndex.set(property.name, property)
}

export function addChild(node: WorkNode, child: WorkNode): void {
  node.children.push(child)
  child.parent = node
  if (node.childIndex !== null && !node.childIndex.has(child.name))
    node.childIndex.set(child.name, child)
}

/** The live child of that name, added last when there is none. */
export function childOrNew(node: WorkNode, name: string): WorkNode {
  const known = liveChild(node, name)
  if (known !== undefined) return known
  const made = workNode(name)
  addChild(node, made)
  return made
}

export function pathOf(node: WorkNode): string {
  let path = ''
  for (let n: WorkNode | null = node; n !== null && n.parent !== null; n = n.parent)
    path = `/${n.name}${path}`
  return path === '' ? '/' : path
}

/** The node at a path of full names below `from`; deleted nodes are not found. */
export function nodeOfPath(from: WorkNode, path: string): WorkNode | null {
  let node: WorkNode = from
  for (const name of path.split('/')) {
    if (name === '') continue
    const child = liveChild(node, name)
    if (child === undefined) return null
    node = child
  }
  return node.deleted ? null : node
}

/**
 * Merges a block into a node of the tree, as dtc's merge_nodes(): in order, by name, a /delete-.../
 * acting on what is there so far. Inside a child that is new, deletions have nothing to act on.
 */
export function mergeNode(
  into: WorkNode,
  block: WorkNode,
  index: LabelIndex,
  deletions: DtDeletion[],
): void {
  into.deleted = false
  for (const label of block.labels) {
    addLabel(into, label)
    index.add(label.name, into)
  }
  for (const property of block.properties) mergeProperty(into, property, deletions)
  for (const child of block.children) {
    const known = anyChild(into, child.name)
    if (child.deleted) {
      if (known !== undefined) deleteNode(known, child.spans[0], deletions)
    } else if (known !== undefined) mergeNode(known, child, index, deletions)
    else {
      addChild(into, child)
      index.addTree(child)
    }
  }
  into.spans.push(...block.spans)
}

function mergeProperty(into: WorkNode, property: WorkProperty, deletions: DtDeletion[]): void {
  const known = anyProperty(into, property.name)
  if (property.deleted) {
    if (known === undefined) return
    if (!known.deleted)
      deletions.push({
        kind: 'property',
        path: pathOf(into),
        property: property.name,
        span: property.span,
        ...statementsOf(known),
      })
    known.deleted = true
    for (const label of known.labels) label.deleted = true
    return
  }
  if (known === undefined) {
    addProperty(into, property)
    return
  }
  for (const label of property.labels) addLabel(known, label)
  const isOther = known.span.from !== property.span.from || known.span.file !== property.span.file
  if (isOther) {
    if (known.replaced.length === HISTORY_LIMIT) known.moreReplaced += 1
    known.replaced = [...known.replaced.slice(1 - HISTORY_LIMIT), known.span]
  }
  known.value = property.value
  known.markers = property.markers
  known.span = property.span
  known.deleted = false
}

/** All that set a property, for the entry of its deletion. */
function statementsOf({
  replaced,
  moreReplaced,
  span,
}: WorkProperty): Pick<DtDeletion, 'deleted' | 'moreDeleted'> {
  const deleted = [...replaced, span]
  return moreReplaced === 0 ? { deleted } : { deleted, moreDeleted: moreReplaced }
}

export function deleteNode(
  node: WorkNode,
  span: SourceSpan | undefined,
  deletions: DtDeletion[],
): void {
  if (!node.deleted && span !== undefined) recordDeletion(node, pathOf(node), span, deletions)
  markDeleted(node)
}

/** One entry for the node, and one for each thing that goes with it. */
function recordDeletion(
  node: WorkNode,
  path: string,
  span: SourceSpan,
  deletions: DtDeletion[],
): void {
  deletions.push({ kind: 'node', path, property: null, span, deleted: [...node.spans] })
  for (const property of node.properties)
    if (!property.deleted)
      deletions.push({
        kind: 'property',
        path,
        property: property.name,
        span,
        ...statementsOf(property),
      })
  for (const child of node.children)
    if (!child.deleted) recordDeletion(child, `${path}/${child.name}`, span, deletions)
}

function markDeleted(node: WorkNode): void {
  node.deleted = true
  node.spans = []
  for (const child of node.children) if (!child.deleted) markDeleted(child)
  for (const property of node.properties) {
    property.deleted = true
    for (const label of property.labels) label.deleted = true
  }
  for (const label of node.labels) label.deleted = true
}
