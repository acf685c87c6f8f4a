import type { DeviceTree, DtNode } from '../../devicetree/tree.ts'
import { walk } from '../../devicetree/walk.ts'
import { memoizeByIdentity } from '../../pipeline/memoizeByIdentity.ts'

/** What an export looks up in a tree over and over: gathered once, for as long as the tree lives. */
export interface TreeIndex {
  /** By full path; of two siblings of one name the first. */
  readonly nodes: ReadonlyMap<string, DtNode>
  readonly labels: readonly PlacedLabel[]
}

export interface PlacedLabel {
  readonly label: string
  /** The node that has it, or whose property or value has. */
  readonly path: string
  readonly isNodes: boolean
}

export const treeIndex = memoizeByIdentity((tree: DeviceTree): TreeIndex => {
  const nodes = new Map<string, DtNode>()
  const labels: PlacedLabel[] = []
  for (const { node, path } of walk(tree)) {
    if (!nodes.has(path)) nodes.set(path, node)
    for (const label of node.labels) labels.push({ label, path, isNodes: true })
    for (const { labels: own = [], markers = [] } of node.properties) {
      for (const label of own) labels.push({ label, path, isNodes: false })
      for (const marker of markers)
        if (marker.kind === 'label') labels.push({ label: marker.label, path, isNodes: false })
    }
  }
  return { nodes, labels }
})

/** `nodeAt`, for many questions to one tree. */
export const indexedNode = (tree: DeviceTree, path: string): DtNode | null =>
  treeIndex(tree).nodes.get(path) ?? null
