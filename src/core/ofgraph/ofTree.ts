import type { DeviceTree, DtNode } from '../devicetree/tree.ts'
import { cellAt, stringAt } from './readProperty.ts'

/** A node with what the immutable tree does not say by itself: where it stands. */
export interface OfNode {
  readonly node: DtNode
  /** Full path; '/' for the root. */
  readonly path: string
  readonly parent: OfNode | null
  readonly children: readonly OfNode[]
}

/** A device tree ready for the lookups the kernel's OF core offers. */
export interface OfTree {
  readonly root: OfNode
  /** Pre-order, which is document order. */
  readonly nodes: readonly OfNode[]
  readonly byPath: ReadonlyMap<string, OfNode>
  /** First node in document order; 0 is never a phandle. Kernel: of_find_node_by_phandle(). */
  readonly byPhandle: ReadonlyMap<number, OfNode>
}

export function indexTree(tree: DeviceTree): OfTree {
  const root: Building = { node: tree.root, path: '/', parent: null, children: [] }
  const nodes: OfNode[] = []
  enter(root, '/', nodes)
  return new IndexedTree(root, nodes)
}

/** Recursive: the readers bound how deep nodes are nested. */
function enter(of: Building, below: string, nodes: OfNode[]): void {
  nodes.push(of)
  const { children } = of.node
  for (let i = 0; i < children.length; i += 1) {
    const node = children[i]
    if (node === undefined) continue
    const child: Building = { node, path: below + node.name, parent: of, children: [] }
    of.children.push(child)
    enter(child, `${child.path}/`, nodes)
  }
}

/** The maps are made when they are first asked for: opening a board asks for one of them. */
class IndexedTree implements OfTree {
  readonly root: OfNode
  readonly nodes: readonly OfNode[]
  private paths: ReadonlyMap<string, OfNode> | null = null
  private phandles: ReadonlyMap<number, OfNode> | null = null

  constructor(root: OfNode, nodes: readonly OfNode[]) {
    this.root = root
    this.nodes = nodes
  }

  get byPath(): ReadonlyMap<string, OfNode> {
    this.paths ??= firstBy(this.nodes, ({ path }) => path)
    return this.paths
  }

  get byPhandle(): ReadonlyMap<number, OfNode> {
    this.phandles ??= firstBy(this.nodes, ({ node }) => phandleOf(node) || null)
    return this.phandles
  }
}

function firstBy<Key>(
  nodes: readonly OfNode[],
  keyOf: (of: OfNode) => Key | null,
): ReadonlyMap<Key, OfNode> {
  const first = new Map<Key, OfNode>()
  for (const of of nodes) {
    const key = keyOf(of)
    if (key !== null && !first.has(key)) first.set(key, of)
  }
  return first
}

/** Of both spellings the first that is not 0; 0 without any. Kernel: populate_properties(), drivers/of/fdt.c. */
function phandleOf(node: DtNode): number {
  const { properties } = node
  for (let i = 0; i < properties.length; i += 1) {
    const property = properties[i]
    if (property?.name !== 'phandle' && property?.name !== 'linux,phandle') continue
    const phandle = cellAt(property.value, 0) ?? 0 // a blob's values are made when asked for
    if (phandle !== 0) return phandle
  }
  return 0
}

interface Building extends OfNode {
  readonly children: Building[]
}

/**
 * The node a path names, as the kernel resolves the value of an alias: full names only, an option
 * after ':' cut off, and a path that does not begin with '/' begins with the name of another alias.
 * Null for aliases that name each other, where the kernel runs out of stack.
 *
 * Kernel: of_find_node_opts_by_path() in drivers/of/base.c.
 */
export function findByPath(
  tree: OfTree,
  text: string,
  followed: ReadonlySet<string> = new Set(),
): OfNode | null {
  if (text === '/') return tree.root
  const path = cutOption(text)
  if (path.startsWith('/')) return stepDown(tree.root, path)
  const [alias = ''] = path.split('/', 1)
  const aliases = aliasesOf(tree)
  const value = aliases === null ? null : stringAt(aliases.node, alias)
  if (value === null || followed.has(alias)) return null
  const start = findByPath(tree, value, new Set(followed).add(alias))
  return start && stepDown(start, path.slice(alias.length))
}

/** The node /aliases; null without one. */
export const aliasesOf = ({ root }: OfTree): OfNode | null => stepDown(root, '/aliases')

/** Of children with one name the first; an empty name, as after a last '/', is nobody's. */
function stepDown(from: OfNode, path: string): OfNode | null {
  let at: OfNode | null = from
  for (const name of path.split('/').slice(1)) at = at && childOf(at, name)
  return at
}

function childOf({ children }: OfNode, name: string): OfNode | null {
  for (let i = 0; i < children.length; i += 1) {
    const child = children[i]
    if (child?.node.name === name) return child
  }
  return null
}

function cutOption(path: string): string {
  const colon = path.indexOf(':')
  return colon === -1 ? path : path.slice(0, colon)
}
