import { isGenerated } from '../devicetree/generated.ts'
import { phandleOf } from '../devicetree/phandles.ts'
import type { DeviceTree, DtNode } from '../devicetree/tree.ts'
import { indexTree, type OfNode } from '../ofgraph/ofTree.ts'
import { findProperty, readU32 } from '../ofgraph/readProperty.ts'
import type { DtcVersion } from './check.ts'

/** A tree with the look-ups dtc's checks share. */
export interface CheckedTree {
  readonly version: DtcVersion
  readonly plugin: boolean
  readonly root: OfNode
  /** Parents first, in tree order. */
  readonly nodes: readonly OfNode[]
  readonly byPath: ReadonlyMap<string, OfNode>
  readonly byPhandle: ReadonlyMap<number, OfNode>
  readonly byLabel: ReadonlyMap<string, OfNode>
  /** Checks that passed on the whole tree so far. */
  readonly passed: Set<string>
}

export function checkedTree(tree: DeviceTree, version: DtcVersion): CheckedTree {
  // dtc writes symbols and fixups after its checks.
  const children = tree.root.children.filter((node) => !isGenerated(node))
  const { root, nodes, byPath } = indexTree({ ...tree, root: { ...tree.root, children } })
  const byPhandle = new Map<number, OfNode>()
  const byLabel = new Map<string, OfNode>()
  for (const of of nodes) {
    const phandle = phandleOf(of.node)
    if (phandle !== null && !byPhandle.has(phandle)) byPhandle.set(phandle, of)
    for (const label of of.node.labels) if (!byLabel.has(label)) byLabel.set(label, of)
  }
  const plugin = tree.plugin === true
  return { version, plugin, root, nodes, byPath, byPhandle, byLabel, passed: new Set() }
}

/**
 * The node a path names from `start` on, as dtc's get_node_by_path() takes it: names in full, slashes
 * in front and doubled passed over, one behind too, and nothing at all is the start itself. Slashes
 * alone, or two at the end, name no node.
 */
export function nodeByPath({ byPath }: CheckedTree, start: OfNode, path: string): OfNode | null {
  if (/(?:^|\/)\/$/.test(path)) return null
  const names = [...start.path.split('/'), ...path.split('/')].filter((name) => name !== '')
  return byPath.get(`/${names.join('/')}`) ?? null
}

/** The node of `&label`, `&{/path}` or `&{label/path}`. Null when there is none. */
export function nodeByReference(tree: CheckedTree, ref: string): OfNode | null {
  const { root, byLabel } = tree
  if (ref === '/') return root
  if (ref.startsWith('/')) return nodeByPath(tree, root, ref)
  const slash = ref.indexOf('/')
  const labelled = byLabel.get(slash === -1 ? ref : ref.slice(0, slash)) ?? null
  return slash === -1 || labelled === null ? labelled : nodeByPath(tree, labelled, ref.slice(slash))
}

/** `#address-cells` and `#size-cells` as dtc keeps them: signed, -1 for none written. */
export interface Cells {
  readonly address: number
  readonly size: number
}

/** Zeroes when `addr_size_cells`, which reads them all, could not run. */
export function cellsOf({ passed }: CheckedTree, { node }: OfNode): Cells {
  if (!passed.has('addr_size_cells')) return { address: 0, size: 0 }
  return { address: cells(node, '#address-cells'), size: cells(node, '#size-cells') }
}

const cells = (node: DtNode, name: string): number => (readU32(node, name) ?? -1) | 0

export const hasProperty = ({ node }: OfNode, name: string): boolean =>
  findProperty(node, name) !== null
