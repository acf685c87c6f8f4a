import { decodeText } from './strings.ts'
import { SLASH } from './tokens.ts'

interface Named<Self> {
  readonly name: string
  readonly children: readonly Self[]
}

/** Lists longer than this are searched through a map. */
const INDEX_FROM = 12

/**
 * Looks nodes up by the bytes of their paths. Quick where one path follows another in tree order, as in
 * /__symbols__: what it shares with the last one is not walked, nor made a string, again.
 */
export class PathFinder<Found extends Named<Found>> {
  /** The path asked for last, and the nodes it came by with the bytes of the path down to each. */
  private last: Uint8Array = new Uint8Array(0)
  private readonly root: Found
  private readonly nodes: Found[]
  private readonly ends = [0]
  private readonly indexes = new Map<Found, ReadonlyMap<string, Found>>()

  constructor(root: Found) {
    this.root = root
    this.nodes = [root]
  }

  /** The node at the full path in `path[0, end)`, which begins with a '/'; of twins the first. */
  find(path: Uint8Array, end: number): Found | null {
    const { nodes, ends, root } = this
    if (end === 1) return root
    let from = this.shared(path, end)
    this.last = path
    while (from < end) {
      const slash = path.indexOf(SLASH, from + 1)
      const to = slash === -1 || slash > end ? end : slash
      const parent = nodes.at(-1)
      const found = parent && this.childOf(parent, decodeText(path, from + 1, to))
      if (found === undefined) return null
      nodes.push(found)
      ends.push(to)
      from = to
    }
    return nodes.at(-1) ?? null
  }

  /** Goes back to the last node both this path and the one before came by; bytes of the path down to it. */
  private shared(path: Uint8Array, end: number): number {
    const { last, nodes, ends } = this
    const limit = Math.min(end, last.length)
    let same = 0
    while (same < limit && path[same] === last[same]) same += 1
    for (;;) {
      const to = ends.at(-1) ?? 0
      if (to === 0 || (to <= same && (to === end || path[to] === SLASH))) return to
      nodes.pop()
      ends.pop()
    }
  }

  private childOf(parent: Found, name: string): Found | undefined {
    const { children } = parent
    if (children.length <= INDEX_FROM) {
      for (const child of children) if (child.name === name) return child
      return undefined
    }
    let index = this.indexes.get(parent)
    if (index === undefined) {
      index = firstByName(children)
      this.indexes.set(parent, index)
    }
    return index.get(name)
  }
}

function firstByName<Found extends Named<Found>>(
  nodes: readonly Found[],
): ReadonlyMap<string, Found> {
  const index = new Map<string, Found>()
  for (const node of nodes) if (!index.has(node.name)) index.set(node.name, node)
  return index
}
