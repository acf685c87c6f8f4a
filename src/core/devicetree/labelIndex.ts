import { nodeOfPath, type WorkNode } from './workTree.ts'

/** Nodes looked at for labels that stand twice, in all; a fault anyway where it comes to that. */
const WALK_LIMIT = 10_000_000

/** Nodes that carry a label, so that `&label` needs no walk. */
export class LabelIndex {
  private readonly nodes = new Map<string, Set<WorkNode>>()
  private walkLeft = WALK_LIMIT

  add(label: string, node: WorkNode): void {
    const known = this.nodes.get(label)
    if (known === undefined) this.nodes.set(label, new Set([node]))
    else known.add(node)
  }

  /** Registers a subtree that became part of the tree. */
  addTree(node: WorkNode): void {
    const { labels, children } = node
    for (let i = 0; i < labels.length; i += 1) {
      const label = labels[i]
      if (label !== undefined) this.add(label.name, node)
    }
    for (let i = 0; i < children.length; i += 1) {
      const child = children[i]
      if (child !== undefined) this.addTree(child)
    }
  }

  /** Node of a reference: 'label', 'label/path' or '/path'. Deleted nodes are not found. */
  find(root: WorkNode, ref: string): WorkNode | null {
    if (ref.charCodeAt(0) === 47) return nodeOfPath(root, ref)
    const slash = ref.indexOf('/')
    const node = this.labelled(root, slash === -1 ? ref : ref.slice(0, slash))
    return node === null || slash === -1 ? node : nodeOfPath(node, ref.slice(slash))
  }

  private labelled(root: WorkNode, label: string): WorkNode | null {
    let first: WorkNode | null = null
    const nodes = this.nodes.get(label)
    for (const node of nodes ?? NONE) {
      if (!carries(node, label)) {
        nodes?.delete(node) // it comes back with the block that gives it the label again
        continue
      }
      if (first === null) first = node
      else if (this.walkLeft > 0) return this.firstOf(root, label) ?? first
      else return first
    }
    return first
  }

  /** The first in tree order: what dtc takes while a label stands twice. */
  private firstOf(from: WorkNode, label: string): WorkNode | null {
    this.walkLeft -= 1
    if (carries(from, label)) return from
    for (const child of from.children) {
      const found = child.deleted ? null : this.firstOf(child, label)
      if (found !== null) return found
    }
    return null
  }
}

const NONE: ReadonlySet<WorkNode> = new Set()

const carries = (node: WorkNode, label: string): boolean =>
  !node.deleted && node.labels.some(({ name, deleted }) => name === label && !deleted)
