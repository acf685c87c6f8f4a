import type { DtNode, DtProperty } from '../devicetree/tree.ts'
import type { OfNode } from '../ofgraph/ofTree.ts'
import { cellAt, findProperty } from '../ofgraph/readProperty.ts'
import { atLeast, baseName, type Check, type Report, unitName } from './check.ts'
import { type CheckedTree, nodeByReference } from './checkedTree.ts'
import { isOneString } from './typeChecks.ts'

/** The checks at dtc's error level, in its order: names, labels, phandles, references. */
export const STRUCTURE_CHECKS: readonly Check[] = [
  {
    name: 'duplicate_node_names',
    since: '1.1.0',
    level: 'error',
    visit: ({ children }, _tree, report) => {
      for (const child of repeated(children, ({ node }) => node.name))
        report(child, 'another node beside it has the same name')
    },
  },
  {
    name: 'duplicate_property_names',
    since: '1.1.0',
    level: 'error',
    visit: (of, _tree, report) => {
      for (const property of repeated(of.node.properties, ({ name }) => name))
        report(of, 'is set more than once', property)
    },
  },
  {
    name: 'node_name_chars',
    since: '1.2.0',
    level: 'error',
    visit: (of, _tree, report) => {
      const bad = /[^a-zA-Z0-9,._+\-@]/.exec(of.node.name)
      if (bad !== null) report(of, `the name holds '${bad[0]}', which no node name may`)
    },
  },
  {
    name: 'node_name_format',
    since: '1.2.0',
    level: 'error',
    needs: ['node_name_chars'],
    visit: (of, _tree, report) => {
      if (unitName(of.node).includes('@')) report(of, "the name holds more than one '@'")
    },
  },
  {
    name: 'node_name_not_empty',
    since: '1.8.0',
    level: 'error',
    needs: ['node_name_chars'],
    visit: (of, { version }, report) => {
      if (of.parent !== null && baseName(of.node) === '' && atLeast(version, '1.8.0'))
        report(of, 'the name is empty')
    },
  },
  {
    name: 'property_name_chars',
    since: '1.2.0',
    level: 'error',
    visit: (of, _tree, report) => {
      for (const property of of.node.properties) {
        const bad = /[^a-zA-Z0-9,._+*#?-]/.exec(property.name)
        if (bad !== null)
          report(of, `the name holds '${bad[0]}', which no property name may`, property)
      }
    },
  },
  {
    name: 'name_is_string',
    since: '1.1.0',
    level: 'error',
    visit: (of, _tree, report) => {
      const property = findProperty(of.node, 'name')
      if (property !== null && !isOneString(property.value))
        report(of, 'must be one string', property)
    },
  },
  {
    name: 'name_properties',
    since: '1.1.0',
    level: 'error',
    needs: ['name_is_string'],
    visit: (of, _tree, report) => {
      const property = findProperty(of.node, 'name')
      if (property !== null && !repeatsName(of.node, property))
        report(of, 'has a name property that differs from the name of the node')
    },
  },
  { name: 'duplicate_label', since: '1.3.0', level: 'error', visit: visitLabels },
  { name: 'explicit_phandles', since: '1.1.0', level: 'error', visit: visitPhandles },
  {
    name: 'phandle_references',
    since: '1.1.0',
    level: 'error',
    needs: ['duplicate_node_names', 'explicit_phandles'],
    visit: (of, tree, report) => {
      // An overlay's unknown references are the business of the base it is applied to.
      if (!tree.plugin) visitReferences('phandle', of, tree, report)
    },
  },
  {
    name: 'path_references',
    since: '1.1.0',
    level: 'error',
    needs: ['duplicate_node_names'],
    visit: (of, tree, report) => visitReferences('path', of, tree, report),
  },
]

/** The items whose name another one had before them. */
function repeated<T>(items: readonly T[], nameOf: (item: T) => string): T[] {
  const seen = new Set<string>()
  return items.filter((item) => {
    const again = seen.has(nameOf(item))
    seen.add(nameOf(item))
    return again
  })
}

function repeatsName(node: DtNode, { value }: DtProperty): boolean {
  const base = baseName(node)
  return (
    value.length === base.length + 1 &&
    base.split('').every((character, i) => character.charCodeAt(0) === value[i])
  )
}

/** Reports every place a label stands at but the one dtc finds first: nodes, properties, values. */
function visitLabels(of: OfNode, tree: CheckedTree, report: Report): void {
  const { node } = of
  for (const label of node.labels)
    if (tree.byLabel.get(label) !== of) report(of, labelMessage(label, tree))
  const owners = labelOwners(tree)
  for (const property of node.properties) {
    const found = [
      ...(property.labels ?? []).map((label) => ({ label, owner: property })),
      ...(property.markers ?? []).flatMap((marker) =>
        marker.kind === 'label' ? [{ label: marker.label, owner: marker }] : [],
      ),
    ]
    for (const { label, owner } of found)
      if (tree.byLabel.has(label) || owners.get(label) !== owner)
        report(of, labelMessage(label, tree))
  }
}

const labelMessage = (label: string, { byLabel }: CheckedTree): string => {
  const first = byLabel.get(label)
  return `the label ${label} is also given ${first === undefined ? 'elsewhere' : `to ${first.path}`}`
}

/** What carries a label first, of properties and, behind all of those, of places in values. */
function labelOwners(tree: CheckedTree): ReadonlyMap<string, object> {
  const known = ownersOf.get(tree)
  if (known !== undefined) return known
  const owners = new Map<string, object>()
  const add = (label: string, owner: object): void => {
    if (!owners.has(label)) owners.set(label, owner)
  }
  const properties = tree.nodes.flatMap(({ node }) => node.properties)
  for (const property of properties) for (const label of property.labels ?? []) add(label, property)
  for (const { markers = [] } of properties)
    for (const marker of markers) if (marker.kind === 'label') add(marker.label, marker)
  ownersOf.set(tree, owners)
  return owners
}

const ownersOf = new WeakMap<CheckedTree, ReadonlyMap<string, object>>()

function visitPhandles(of: OfNode, tree: CheckedTree, report: Report): void {
  const phandle = writtenPhandle('phandle', of, tree, report)
  const legacy = writtenPhandle('linux,phandle', of, tree, report)
  if (phandle !== 0 && legacy !== 0 && phandle !== legacy)
    report(of, 'phandle and linux,phandle differ')
  const value = phandle === 0 ? legacy : phandle
  const other = value === 0 ? undefined : tree.byPhandle.get(value)
  if (other !== undefined && other !== of)
    report(of, `takes the phandle 0x${value.toString(16)} of ${other.path}`)
}

/** The number a source gives a node; 0 when it leaves that to dtc, or gives one that is none. */
function writtenPhandle(name: string, of: OfNode, tree: CheckedTree, report: Report): number {
  const property = findProperty(of.node, name)
  if (property === null || property.generated) return 0
  const value = property.value.length === 4 ? cellAt(property.value, 0) : null
  if (value === null) {
    report(of, `has ${property.value.length} bytes; a phandle has 4`, property)
    return 0
  }
  const reference = property.markers?.find((marker) => marker.kind === 'phandle')
  if (reference !== undefined) {
    if (nodeByReference(tree, reference.ref) !== of)
      report(of, `${name} refers to another node, ${reference.ref}`)
    return 0
  }
  if (value !== 0 && value !== 0xffffffff) return value
  report(of, `is 0x${value.toString(16)}, which is no phandle`, property)
  return 0
}

function visitReferences(
  kind: 'phandle' | 'path',
  of: OfNode,
  tree: CheckedTree,
  report: Report,
): void {
  for (const property of of.node.properties)
    for (const marker of property.markers ?? [])
      if (marker.kind === kind && nodeByReference(tree, marker.ref) === null)
        report(of, `${property.name} refers to ${marker.ref}, which no node is`, null)
}
