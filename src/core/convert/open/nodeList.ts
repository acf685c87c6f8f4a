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
    const above = parentOf(path)
    const known = gone.get(above)
    if (known === undefined) gone.set(above, new Set([path]))
    else known.add(path)
  }
  const entries: NodeEntry[] = []
  const pending: (NodeEntry & { readonly node: DtNode | null })[] = [
    { path: '/', name: '/', depth: 0, labels: [], isDeleted: false, node: tree.root },
  ]
  for (let next = pending.pop(); next !== undefined; next = pending.pop()) {
    const { node, ...entry } = next
    entries.push(entry)
    const { path } = entry
    const below = path === '/' ? '/' : `${path}/`
    const depth = entry.depth + 1
    const children = (node?.children ?? [])
      .filter((child) => !isGenerated(child))
      .map((child) => {
        const { name, labels } = child
        return { path: below + name, name, depth, labels, isDeleted: false, node: child }
      })
    const deleted = Array.from(gone.get(path) ?? [], (there) => {
      const name = there.slice(below.length)
      return { path: there, name, depth, labels: [], isDeleted: true, node: null }
    })
    pending.push(...[...children, ...deleted].reverse())
  }
  return entries
})

const parentOf = (path: string): string => path.slice(0, path.lastIndexOf('/')) || '/'

/** The nodes whose path and labels hold every word, whatever its case. */
export function nodesFound(entries: readonly NodeEntry[], words: string): readonly NodeEntry[] {
  const asked = words.toLowerCase().split(/\s+/).filter(Boolean)
  if (asked.length === 0) return entries
  return entries.filter(({ path, labels }) => {
    const text = `${path} ${labels.join(' ')}`.toLowerCase()
    return asked.every((word) => text.includes(word))
  })
}
