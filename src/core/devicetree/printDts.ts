import { isGenerated } from './generated.ts'
import { printValue } from './printValue.ts'
import type { DeviceTree, DtNode } from './tree.ts'
import { nodeAt, walk } from './walk.ts'

/**
 * The tree as source, in the layout of `dtc -O dts`, one block. References, labels and unknown macros
 * appear as they were spelled where the tree knows; otherwise the kind of a value is guessed from its
 * bytes. What `resolveReferences` wrote is left out, as reading the text writes it again; but for the
 * phandle of a node that took the place of a deleted one with a label, which nothing asks for any more.
 */
export function printDts(tree: DeviceTree): string {
  const lines = ['/dts-v1/;', ...(tree.plugin ? ['/plugin/;'] : []), '']
  for (const { address, size } of tree.memreserve)
    lines.push(`/memreserve/\t${wide(address)} ${wide(size)};`)
  const symbols = tree.root.children.find(({ name }) => name === '__symbols__')
  const order = new Map(symbols?.properties.map(({ name }, i) => [name, i]))
  printNode(tree.root, '', { order, named: namedByPath(tree) }, lines)
  return `${lines.join('\n')}\n`
}

const wide = (value: bigint): string => `0x${value.toString(16).padStart(16, '0')}`

/** What printing a node takes from the tree around it. */
interface Surroundings {
  /** Place of a label in the symbols. */
  readonly order: ReadonlyMap<string, number>
  /** Nodes a cell refers to by path. */
  readonly named: ReadonlySet<DtNode>
}

function namedByPath(tree: DeviceTree): ReadonlySet<DtNode> {
  const nodes = [...walk(tree)]
  const refs = nodes
    .flatMap(({ node }) => node.properties.flatMap(({ markers = [] }) => markers))
    .flatMap((marker) =>
      marker.kind === 'phandle' && marker.ref.includes('/') ? [marker.ref] : [],
    )
  const paths = refs.map((ref) => {
    const slash = ref.indexOf('/')
    const label = ref.slice(0, slash)
    const start = label === '' ? undefined : nodes.find(({ node }) => node.labels.includes(label))
    return `${start?.path ?? ''}${ref.slice(slash)}`
  })
  return new Set(paths.flatMap((path) => nodeAt(tree, path) ?? []))
}

function printNode(
  node: DtNode,
  indent: string,
  surroundings: Surroundings,
  lines: string[],
): void {
  const { order, named } = surroundings
  const asked = node.labels.length > 0 || named.has(node)
  lines.push(`${indent}${labelsOf(node, order)}${node.name === '' ? '/' : nameOf(node.name)} {`)
  const inner = `${indent}\t`
  for (const property of node.properties) {
    if (property.generated && (asked || property.name !== 'phandle')) continue
    const labels = (property.labels ?? []).map((label) => `${label}: `).join('')
    const value = printValue(property)
    lines.push(`${inner}${labels}${nameOf(property.name)}${value === '' ? '' : ` = ${value}`};`)
  }
  for (const child of node.children) {
    if (isGenerated(child)) continue
    lines.push('')
    printNode(child, inner, surroundings, lines)
  }
  lines.push(`${indent}};`)
}

/** In the order of the symbols, so that reading them writes the symbols in that order again. */
function labelsOf({ labels }: DtNode, order: ReadonlyMap<string, number>): string {
  const at = (label: string): number => order.get(label) ?? order.size
  const sorted = labels.length > 1 ? labels.toSorted((a, b) => at(a) - at(b)) : labels
  return sorted.map((label) => `${label}: `).join('')
}

/** A name that would open a line as a preprocessor directive gets the backslash dtc allows for that. */
function nameOf(name: string): string {
  return /^#(?:define|undef|include|include_next|import|if|ifn?def|elif|elifn?def|else|endif|error|warning|pragma|line|ident|sccs|assert|unassert)(?!\w)/.test(
    name,
  )
    ? `\\${name}`
    : name
}
