import type { SourceSpan } from '../../base/sourceSpan.ts'
import type { DeviceTree, DtNode } from '../../devicetree/tree.ts'
import { treeIndex } from './treeIndex.ts'
import { childPath, type NodePatch, type PatchValue, type TreePatch } from './treePatch.ts'

/**
 * From which of a board's files on things can be said: 0 is the board's own, then come its overlays in
 * the order they go on. A file knows the nodes and labels of those before it, not of those behind.
 */
export class EditStages {
  private readonly own: readonly string[]
  /** Of what no text sets: it came with the last overlay that has none. */
  private readonly compiled: number
  /** Of the nodes that are not there from the beginning, by path. */
  private readonly late = new Map<string, number>()
  private readonly pathOfLabel = new Map<string, string>()

  /** @param hasText - whether a file is one that can be edited */
  constructor(
    own: readonly string[],
    hasText: (file: string) => boolean,
    tree: DeviceTree,
    patch: TreePatch,
  ) {
    this.own = own
    this.compiled = Math.max(
      0,
      own.findLastIndex((file) => !hasText(file)),
    )
    if (own.length === 1) return
    const { nodes, labels } = treeIndex(tree)
    for (const { label, path, isNodes } of labels) if (isNodes) this.pathOfLabel.set(label, path)
    for (const [path, label] of patch.labelOf) this.pathOfLabel.set(label, path)
    for (const [path, node] of nodes) this.raise(path, this.ofNode(node))
    while (this.spread(patch.root, '/', 0)) {
      // A node may refer to one that comes later, and that one to it.
    }
  }

  /** Whether what no text sets came with an overlay. */
  get isCompiled(): boolean {
    return this.compiled > 0
  }

  /** Of a node of the base: the file that brought it in. */
  ofNode({ name, spans: [first] }: DtNode): number {
    if (first !== undefined) return this.ofSpan(first)
    return name === '' || name.startsWith('__') ? 0 : this.compiled
  }

  /** Of files that are not the board's own: as early as that one, which includes them. */
  ofSpan({ file }: SourceSpan): number {
    return Math.max(0, this.own.indexOf(file))
  }

  ofPath(path: string): number {
    return this.late.get(path) ?? 0
  }

  /** When everything that a value leads to is there. */
  ofValue(value: PatchValue | null): number {
    if (value?.kind === 'path') return this.ofPath(value.to)
    if (value?.kind === 'copy') return value.property.span ? this.ofSpan(value.property.span) : 0
    const cells = value?.kind === 'cells' ? value.cells : []
    return Math.max(
      0,
      ...cells.map((cell) =>
        typeof cell === 'number' ? 0 : this.ofPath(this.pathOfLabel.get(cell.to) ?? cell.to),
      ),
    )
  }

  /** Has added nodes wait for what they refer to. Whether one has to wait for longer than before. */
  private spread(node: NodePatch, path: string, above: number): boolean {
    const isNew = node.kind === 'add' || node.kind === 'replace'
    const own = Math.max(above, isNew ? this.needs(node) : 0)
    let hasRisen = isNew && this.raise(path, own)
    for (const child of node.children.values())
      if (this.spread(child, childPath(path, child.name), Math.max(own, this.ofPath(path))))
        hasRisen = true
    return hasRisen
  }

  private needs({ properties, children }: NodePatch): number {
    const values = [...properties.values()].map((value) => this.ofValue(value))
    return Math.max(0, ...values, ...[...children.values()].map((child) => this.needs(child)))
  }

  private raise(path: string, stage: number): boolean {
    if (stage <= this.ofPath(path)) return false
    this.late.set(path, stage)
    return true
  }
}
