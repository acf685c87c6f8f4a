import type { DeviceTree, DtNode, DtProperty } from './tree.ts'
import { cellAt } from './values.ts'
import { property, walk } from './walk.ts'

export const PHANDLES: readonly string[] = ['phandle', 'linux,phandle']

/** The node's phandle, from `phandle` or the older `linux,phandle`; null when it has none to use. */
export const phandleOf = (node: DtNode): number | null =>
  phandleFrom((name) => property(node, name))

/** The phandle among properties. */
export function phandleFrom(
  propertyOf: (name: string) => DtProperty | null | undefined,
): number | null {
  for (const name of PHANDLES) {
    const value = propertyOf(name)?.value
    if (value === undefined || value.length !== 4) continue
    const phandle = cellAt(value, 0)
    if (phandle !== 0 && phandle !== 0xffffffff) return phandle
  }
  return null
}

/** Nodes by phandle, with their paths. Of two nodes with one phandle the first in tree order counts. */
export function nodesByPhandle(
  tree: DeviceTree,
): ReadonlyMap<number, { readonly node: DtNode; readonly path: string }> {
  const nodes = new Map<number, { readonly node: DtNode; readonly path: string }>()
  for (const found of walk(tree)) {
    const phandle = phandleOf(found.node)
    if (phandle !== null && !nodes.has(phandle)) nodes.set(phandle, found)
  }
  return nodes
}
