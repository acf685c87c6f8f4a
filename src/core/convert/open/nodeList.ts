import { isGenerated } from '../../devicetree/generated.ts'
import type { DtNode } from '../../devicetree/tree.ts'
import { walk } from '../../devicetree/walk.ts'
import { memoizeByIdentity } from '../../pipeline/memoizeByIdentity.ts'
import type { BoardRead } from './readBoard.ts'

/** A node of the opened tree, or one that some statement took out of it. */
export interface NodeEntry {
  /** Full path. */
  readonly path: string
  /** '/' for the root. */
  readonly name: string
  /** Of the root 0. */
  readonly depth: number
  readonly labels: readonly string[]
  readonly isDeleted: boolean
}

/**
 * Every node of a board, parents first, in tree order; what was deleted follows the nodes of the one it
 * stood in. Without symbols and fixups, which the compiler writes.
 */
export const nodeList = memoizeByIdentity(({ tree, deletions }: BoardRead): NodeEntry[] => {
  const stands = new Set(Array.from(walk(tree), ({ path }) => path))
  const gone = new Map<string, Set<string>>()
  for (const { kind, path } of deletions) {
    if (kind !== 'node' || stands.has(path)) continue
    let above = parentOf(path)
    while (!stands.has(above)) above = parentOf(above)
    const known = gone.get(above)
    if (known === undefined) gone.set(above, new Set([path]))
    else known.add(path)
  }
  const entries: NodeEntry[] = []
  const pending: (NodeEntry & { readonly node: DtNode | null })[] = [
    { ...entryOf('/', '/', 0), node: tree.root },
  ]
  for (let next = pending.pop(); next !== undefined; next = pending.pop()) {
    const { node, ...entry } = next
    entries.push(entry)
    if (node === null) continue
    const { path, depth } = entry
    const base = path === '/' ? '' : path
    const deleted = Array.from(gone.get(path) ?? [], (there) => ({
      ...entryOf(there, there.slice(base.length + 1), depth + 1),
      isDeleted: true,
      node: null,
    }))
    const children = node.children
      .filter((child) => !isGenerated(child))
      .map((child) => ({
        ...entryOf(`${base}/${child.name}`, child.name, depth + 1),
        labels: child.labels,
        node: child,
      }))
    for (const one of [...children, ...deleted].reverse()) pending.push(one)
  }
  return entries
})

const parentOf = (path: string): string => path.slice(0, path.lastIndexOf('/')) || '/'

const entryOf = (path: string, name: string, depth: number): NodeEntry => ({
  path,
  name,
  depth,
  labels: [],
  isDeleted: false,
})

/** The nodes whose path and labels hold every word, whatever its case. */
export function nodesFound(entries: readonly NodeEntry[], words: string): readonly NodeEntry[] {
  const asked = words.toLowerCase().split(/\s+/).filter(Boolean)
  if (asked.length === 0) return entries
  return entries.filter(({ path, labels }) => {
    const text = `${path} ${labels.join(' ')}`.toLowerCase()
    return asked.every((word) => text.includes(word))
  })
}
