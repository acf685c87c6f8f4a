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
  private readonly bytes: Uint8Array
  private readonly root: Found
  /** Where the path asked for last stands. */
  private last = 0
  private lastEnd = 0
  /** The nodes it came by, and how many bytes of it lead to each. */
  private readonly nodes: Found[]
  private readonly lengths = [0]
  private readonly indexes = new Map<Found, ReadonlyMap<string, Found>>()

  /** @param bytes - where the paths stand */
  constructor(root: Found, bytes: Uint8Array) {
    this.root = root
    this.bytes = bytes
    this.nodes = [root]
  }

  /** The node at the full path in `bytes[from, end)`, which begins with a '/'; of twins the first. */
  find(from: number, end: number): Found | null {
    const { bytes, nodes, lengths, root } = this
    if (end === from + 1) return root
    let at = from + this.shared(from, end)
    this.last = from
    this.lastEnd = end
    while (at < end) {
      let to = at + 1
      while (to < end && bytes[to] !== SLASH) to += 1
      const parent = nodes.at(-1)
      const found = parent && this.childOf(parent, decodeText(bytes, at + 1, to))
      if (found === undefined) return null
      nodes.push(found)
      lengths.push(to - from)
      at = to
    }
    return nodes.at(-1) ?? null
  }

  /** Goes back to the last node both this path and the one before came by; bytes of the path down to it. */
  private shared(from: number, end: number): number {
    const { bytes, last, lastEnd, nodes, lengths } = this
    const limit = Math.min(end - from, lastEnd - last)
    let same = 0
    while (same < limit && bytes[from + same] === bytes[last + same]) same += 1
    for (;;) {
      const length = lengths.at(-1) ?? 0
      const ends = from + length === end || bytes[from + length] === SLASH
      if (length === 0 || (length <= same && ends)) return length
      nodes.pop()
      lengths.pop()
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
