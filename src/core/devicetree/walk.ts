import type { DeviceTree, DtNode, DtProperty } from './tree.ts'

/** Every node with its path, parents first, in tree order. The root's path is '/'. */
export function* walk(
  tree: DeviceTree,
): Generator<{ readonly node: DtNode; readonly path: string }> {
  const pending: { readonly node: DtNode; readonly path: string }[] = [
    { node: tree.root, path: '/' },
  ]
  for (let next = pending.pop(); next !== undefined; next = pending.pop()) {
    yield next
    const base = next.path === '/' ? '' : next.path
    const { children } = next.node
    for (let i = children.length - 1; i >= 0; i -= 1) {
      const node = children[i]
      if (node !== undefined) pending.push({ node, path: `${base}/${node.name}` })
    }
  }
}

/** The node at a full path, names with their unit addresses; null when there is none. */
export function nodeAt(tree: DeviceTree, path: string): DtNode | null {
  let node = tree.root
  for (const name of path.split('/')) {
    if (name === '') continue
    const child = node.children.find((c) => c.name === name)
    if (child === undefined) return null
    node = child
  }
  return node
}

export function property(node: DtNode, name: string): DtProperty | null {
  return node.properties.find((p) => p.name === name) ?? null
}
