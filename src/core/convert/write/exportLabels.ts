import type { DeviceTree } from '../../devicetree/tree.ts'
import { isLabel } from '../../pipeline/labels.ts'
import { treeIndex } from './treeIndex.ts'

/** Hands out the labels of an export, so that no two things of the whole tree share one. */
export class ExportLabels {
  /** Whose label it is, by path. A label of a property or a value has no node. */
  private readonly owners = new Map<string, string | null>()
  /** The first label of each node. */
  readonly labelOf = new Map<string, string>()

  /** @param stays - whether a node of the base, and so its labels, is there afterwards */
  constructor(base: DeviceTree, stays: (path: string) => boolean) {
    for (const { label, path, isNodes } of treeIndex(base).labels)
      if (!stays(path)) continue
      else if (isNodes) this.own(label, path)
      else this.owners.set(label, null)
  }

  pathOf(label: string): string | null {
    return this.owners.get(label) ?? null
  }

  /**
   * Gives a node a label: the one wanted, or that with the lowest number that is free. Null for what
   * is no label.
   */
  give(wanted: string, path: string): string | null {
    if (!isLabel(wanted)) return null
    let label = wanted
    for (let number = 1; this.owners.has(label) && this.owners.get(label) !== path; number += 1)
      label = wanted + number
    this.own(label, path)
    return label
  }

  private own(label: string, path: string): void {
    this.owners.set(label, path)
    if (!this.labelOf.has(path)) this.labelOf.set(path, label)
  }
}
