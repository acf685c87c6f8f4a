import { aliasesOf, findByPath, type OfNode, type OfTree } from './ofTree.ts'
import { cellAt, findProperty, readStrings } from './readProperty.ts'

/**
 * The OF graph of a device tree, as drivers/of/property.c and base.c read it.
 */

/** Node name without its unit address. Kernel: of_node_name_eq(). */
export function nodeNameIs(of: OfNode, name: string): boolean {
  const full = of.node.name
  return full === name || (full.startsWith(name) && full.charAt(name.length) === '@')
}

const CONTAINERS = ['ports', 'in-ports', 'out-ports'] as const

export const isContainer = (of: OfNode): boolean =>
  CONTAINERS.some((container) => nodeNameIs(of, container))

/**
 * The device above an endpoint, found by counting: two up, and a third when the second is a
 * container. What the node itself is does not matter, so a wrong phandle lands on a wrong device.
 * Null when the root is passed on the way.
 *
 * Kernel: of_graph_get_port_parent().
 */
export function portParent(of: OfNode): OfNode | null {
  const second = of.parent?.parent ?? null
  return second !== null && isContainer(second) ? second.parent : second
}

export type RemoteNode =
  | { readonly kind: 'found'; readonly node: OfNode }
  | { readonly kind: 'dangling'; readonly phandle: number }

/** What an endpoint's `remote-endpoint` names; null without the property. Kernel: of_parse_phandle(). */
export function remoteNode(tree: OfTree, endpoint: OfNode): RemoteNode | null {
  const property = findProperty(endpoint.node, 'remote-endpoint')
  if (property === null) return null
  const phandle = cellAt(property.value, 0) ?? 0
  const node = tree.byPhandle.get(phandle)
  return node === undefined ? { kind: 'dangling', phandle } : { kind: 'found', node }
}

export interface OfAlias {
  readonly name: string
  readonly node: OfNode
}

/**
 * The properties of /aliases that name a node, in order. Whether a name ends in a number, and so
 * counts as an alias at all, is for `splitAlias` to say. Kernel: of_alias_scan().
 */
export function readAliases(tree: OfTree): OfAlias[] {
  const aliases = aliasesOf(tree)
  if (aliases === null) return []
  const found: OfAlias[] = []
  for (const { name, value } of aliases.node.properties) {
    if (name === 'name' || name === 'phandle' || name === 'linux,phandle') continue
    const node = findByPath(tree, readStrings(value)[0] ?? '')
    if (node !== null) found.push({ name, node })
  }
  return found
}
