import { isGenerated } from './generated.ts'
import { keptPhandles } from './keptPhandles.ts'
import { printValue } from './printValue.ts'
import type { DeviceTree, DtNode } from './tree.ts'

/**
 * The tree as source, in the layout of `dtc -O dts`, one block. References, labels and unknown macros
 * appear as they were spelled where the tree knows; otherwise the kind of a value is guessed from its
 * bytes. What `resolveReferences` wrote is left out, as reading the text writes it again; but for
 * phandles that would come out otherwise.
 */
export function printDts(tree: DeviceTree): string {
  const lines = ['/dts-v1/;', ...(tree.plugin ? ['/plugin/;'] : []), '']
  for (const { address, size } of tree.memreserve)
    lines.push(`/memreserve/\t${wide(address)} ${wide(size)};`)
  const symbols = tree.root.children.find(({ name }) => name === '__symbols__')
  const order = new Map(symbols?.properties.map(({ name }, i) => [name, i]))
  printNode(tree.root, '', { order, kept: keptPhandles(tree) }, lines)
  // The last label given is the first of the symbols.
  for (const label of inOrder(tree.root, order).toReversed())
    lines.push('', `${label}: &{/} {`, '};')
  return `${lines.join('\n')}\n`
}

const wide = (value: bigint): string => `0x${value.toString(16).padStart(16, '0')}`

/** What printing a node takes from the tree around it. */
interface Surroundings {
  /** Place of a label in the symbols. */
  readonly order: ReadonlyMap<string, number>
  /** Nodes whose phandle is printed though generated. */
  readonly kept: ReadonlySet<DtNode>
}

function printNode(
  node: DtNode,
  indent: string,
  surroundings: Surroundings,
  lines: string[],
): void {
  const { order, kept } = surroundings
  const isRoot = node.name === ''
  const labels = isRoot ? [] : inOrder(node, order).map((label) => `${label}: `)
  lines.push(`${indent}${labels.join('')}${isRoot ? '/' : nameOf(node.name)} {`)
  const inner = `${indent}\t`
  for (const property of node.properties) {
    if (property.generated && !(property.name === 'phandle' && kept.has(node))) continue
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

/** Labels in the order of the symbols, so that reading them writes the symbols in that order again. */
function inOrder({ labels }: DtNode, order: ReadonlyMap<string, number>): readonly string[] {
  const at = (label: string): number => order.get(label) ?? order.size
  return labels.length > 1 ? labels.toSorted((a, b) => at(a) - at(b)) : labels
}

/** A name that would open a line as a preprocessor directive gets the backslash dtc allows for that. */
function nameOf(name: string): string {
  return /^#(?:define|undef|include|include_next|import|if|ifn?def|elif|elifn?def|else|endif|error|warning|pragma|line|ident|sccs|assert|unassert)(?!\w)/.test(
    name,
  )
    ? `\\${name}`
    : name
}
