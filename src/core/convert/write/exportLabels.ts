import type { DeviceTree } from '../../devicetree/tree.ts'
import { isLabel } from '../../pipeline/labels.ts'
import { memoizeByIdentity } from '../../pipeline/memoizeByIdentity.ts'
import { type PlacedLabel, treeIndex } from './treeIndex.ts'
import type { PathLabels } from './treePatch.ts'

/** Hands out the labels of an export, so that no two things of the whole tree share one. */
export class ExportLabels {
  private readonly base: TreeLabels
  private readonly stays: (path: string) => boolean
  /** Labels given, with the path of their node. */
  private readonly owners = new Map<string, string>()
  /** The first label given to each node that had none. */
  private readonly given = new Map<string, string>()

  /** @param stays - whether a node of the base, and so its labels, is there afterwards */
  constructor(base: DeviceTree, stays: (path: string) => boolean) {
    this.base = labelsOfTree(base)
    this.stays = stays
  }

  /** The first label of each node. */
  readonly labelOf: PathLabels = {
    get: (path) => this.kept(path) ?? this.given.get(path),
    has: (path) => this.labelOf.get(path) !== undefined,
    [Symbol.iterator]: () => this.all(),
  }

  /**
   * Gives a node a label: the one wanted, or that with the lowest number that is free. Null for what
   * is no label.
   */
  give(wanted: string, path: string): string | null {
    if (!isLabel(wanted)) return null
    let label = wanted
    for (let number = 1; !this.isFree(label, path); number += 1) label = wanted + number
    this.owners.set(label, path)
    if (!this.labelOf.has(path)) this.given.set(path, label)
    return label
  }

  /** Whether nothing but the node itself has a label. One of a property or a value has no node. */
  private isFree(label: string, path: string): boolean {
    const owner = this.owners.get(label)
    if (owner !== undefined) return owner === path
    const old = this.base.byLabel.get(label)?.findLast((placed) => this.stays(placed.path))
    return old === undefined || (old.isNodes && old.path === path)
  }

  private kept(path: string): string | undefined {
    const label = this.base.first.get(path)
    return label !== undefined && this.stays(path) ? label : undefined
  }

  private *all(): Generator<readonly [string, string]> {
    for (const [path, label] of this.base.first) if (this.stays(path)) yield [path, label]
    yield* this.given
  }
}

interface TreeLabels {
  /** By the path of the node that has it. */
  readonly first: ReadonlyMap<string, string>
  readonly byLabel: ReadonlyMap<string, readonly PlacedLabel[]>
}

const labelsOfTree = memoizeByIdentity((tree: DeviceTree): TreeLabels => {
  const first = new Map<string, string>()
  const byLabel = new Map<string, PlacedLabel[]>()
  for (const placed of treeIndex(tree).labels) {
    const { label, path, isNodes } = placed
    byLabel.set(label, [...(byLabel.get(label) ?? []), placed])
    if (isNodes && !first.has(path)) first.set(path, label)
  }
  return { first, byLabel }
})
