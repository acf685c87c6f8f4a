import type { DeviceTree } from '../../devicetree/tree.ts'
import { stringsOf } from '../../devicetree/values.ts'
import { property } from '../../devicetree/walk.ts'
import { indexedNode, treeIndex } from './treeIndex.ts'

/**
 * The node a chip hangs on whose bus is known by its label alone; null when the tree has none. A blob can
 * lack labels, but the kernel's `.dtsi` give a bus its alias by the same name.
 */
export function busPath(tree: DeviceTree, label: string): string | null {
  const known = treeIndex(tree).labels.find((one) => one.isNodes && one.label === label)
  if (known !== undefined) return known.path
  const aliases = indexedNode(tree, '/aliases')
  const alias = aliases === null ? null : property(aliases, label)
  const [path = ''] = (alias === null ? null : stringsOf(alias.value)) ?? []
  return indexedNode(tree, path) === null ? null : path
}
