import { isGenerated } from './generated.ts'
import { phandleOf } from './phandles.ts'
import type { DeviceTree, DtNode } from './tree.ts'
import { nodeAt, property, walk } from './walk.ts'

/**
 * The nodes whose generated phandle would not come back, or not with that number, if the tree were
 * printed without it and read: a node took the place of a deleted one with a label, or what referred
 * to it was left out.
 */
export function keptPhandles(tree: DeviceTree): ReadonlySet<DtNode> {
  const nodes = sourceNodes(tree)
  const generated = nodes.filter((node) => property(node, 'phandle')?.generated)
  const written = nodes.filter((node) => !property(node, 'phandle')?.generated)
  const asked = askedFor(tree, nodes)
  const kept = new Set<DtNode>()
  // Keeping one number can shift the others, which then are kept, too.
  for (let known = -1; known < kept.size; ) {
    known = kept.size
    const taken = new Set([...written, ...kept].flatMap((node) => phandleOf(node) ?? []))
    const numbers = new Map<DtNode, number>()
    let next = 1
    for (const node of asked) {
      if (kept.has(node) || !property(node, 'phandle')?.generated) continue
      while (taken.has(next)) next += 1
      numbers.set(node, next)
      next += 1
    }
    for (const node of generated) if (numbers.get(node) !== phandleOf(node)) kept.add(node)
  }
  return kept
}

function sourceNodes(tree: DeviceTree): DtNode[] {
  const children = tree.root.children.filter((node) => !isGenerated(node))
  return [
    tree.root,
    ...children.flatMap((root) => [...walk({ ...tree, root })].map(({ node }) => node)),
  ]
}

/** Nodes in the order in which reading gives them phandles: those referred to, then those with labels. */
function askedFor(tree: DeviceTree, nodes: readonly DtNode[]): ReadonlySet<DtNode> {
  const byLabel = new Map<string, DtNode>()
  for (const node of nodes)
    for (const label of node.labels) if (!byLabel.has(label)) byLabel.set(label, node)
  const find = (ref: string): DtNode | null => {
    const slash = ref.indexOf('/')
    if (slash === 0) return nodeAt(tree, ref)
    const labelled = byLabel.get(slash === -1 ? ref : ref.slice(0, slash)) ?? null
    if (slash === -1 || labelled === null) return labelled
    return nodeAt({ ...tree, root: labelled }, ref.slice(slash))
  }
  const asked = new Set<DtNode>()
  for (const { properties } of nodes)
    for (const { markers = [] } of properties)
      for (const marker of markers) {
        const target = marker.kind === 'phandle' ? find(marker.ref) : null
        if (target !== null) asked.add(target)
      }
  if (nodeAt(tree, '/__symbols__') !== null)
    for (const node of nodes) if (node.labels.length > 0) asked.add(node)
  return asked
}
