import { isGenerated } from './generated.ts'
import { printValue } from './printValue.ts'
import type { DeviceTree, DtNode } from './tree.ts'

/**
 * The tree as source, in the layout of `dtc -O dts`, one block. References, labels and unknown macros
 * appear as they were spelled where the tree knows; otherwise the kind of a value is guessed from its
 * bytes. What `resolveReferences` wrote is left out:
 * reading the text writes it again, and gives the same tree.
 */
export function printDts(tree: DeviceTree): string {
  const lines = ['/dts-v1/;', ...(tree.plugin ? ['/plugin/;'] : []), '']
  for (const { address, size } of tree.memreserve)
    lines.push(`/memreserve/\t${wide(address)} ${wide(size)};`)
  const symbols = tree.root.children.find(({ name }) => name === '__symbols__')
  const order = new Map(symbols?.properties.map(({ name }, i) => [name, i]))
  printNode(tree.root, '', order, lines)
  return `${lines.join('\n')}\n`
}

const wide = (value: bigint): string => `0x${value.toString(16).padStart(16, '0')}`

function printNode(
  node: DtNode,
  indent: string,
  order: ReadonlyMap<string, number>,
  lines: string[],
): void {
  lines.push(`${indent}${labelsOf(node, order)}${node.name === '' ? '/' : nameOf(node.name)} {`)
  const inner = `${indent}\t`
  for (const property of node.properties) {
    if (property.generated) continue
    const labels = (property.labels ?? []).map((label) => `${label}: `).join('')
    const value = printValue(property)
    lines.push(`${inner}${labels}${nameOf(property.name)}${value === '' ? '' : ` = ${value}`};`)
  }
  for (const child of node.children) {
    if (isGenerated(child)) continue
    lines.push('')
    printNode(child, inner, order, lines)
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
