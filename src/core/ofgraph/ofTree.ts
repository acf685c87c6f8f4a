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
  const nodes: OfNode[] = []
  const byPath = new Map<string, OfNode>()
  const byPhandle = new Map<number, OfNode>()

  const root: Building = { node: tree.root, path: '/', parent: null, children: [] }
  const stack: Building[] = [root]
  for (let at = stack.pop(); at !== undefined; at = stack.pop()) {
    nodes.push(at)
    if (!byPath.has(at.path)) byPath.set(at.path, at)
    const phandle = phandleOf(at.node)
    if (phandle !== 0 && !byPhandle.has(phandle)) byPhandle.set(phandle, at)

    const prefix = at.path === '/' ? '/' : `${at.path}/`
    for (const child of at.node.children)
      at.children.push({ node: child, path: prefix + child.name, parent: at, children: [] })
    for (let i = at.children.length - 1; i >= 0; i--) {
      const child = at.children[i]
      if (child !== undefined) stack.push(child)
    }
  }
  return { root, nodes, byPath, byPhandle }
}

/** Of both spellings the first that is not 0; 0 without any. Kernel: populate_properties(), drivers/of/fdt.c. */
function phandleOf(node: DtNode): number {
  for (const { name, value } of node.properties) {
    if (name !== 'phandle' && name !== 'linux,phandle') continue
    const phandle = cellAt(value, 0) ?? 0
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
  const aliases = tree.byPath.get('/aliases')
  const value = aliases === undefined ? null : stringAt(aliases.node, alias)
  if (value === null || followed.has(alias)) return null
  const start = findByPath(tree, value, new Set(followed).add(alias))
  return start && stepDown(start, path.slice(alias.length))
}

/** Of children with one name the first; an empty name, as after a last '/', is nobody's. */
function stepDown(from: OfNode, path: string): OfNode | null {
  let at: OfNode | undefined = from
  for (const name of path.split('/').slice(1))
    at = at?.children.find((child) => child.node.name === name)
  return at ?? null
}

function cutOption(path: string): string {
  const colon = path.indexOf(':')
  return colon === -1 ? path : path.slice(0, colon)
}
