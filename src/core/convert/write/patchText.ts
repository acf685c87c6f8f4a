import type { DeviceTree } from '../../devicetree/tree.ts'
import { type DtsSection, isEmptySection, newSection } from './dtsSection.ts'
import type { PatchUse } from './patchDraft.ts'
import { propertyLine, quote } from './propertyText.ts'
import { indexedNode } from './treeIndex.ts'
import {
  childPath,
  type NodePatch,
  type PatchValue,
  type PathLabels,
  type TreePatch,
} from './treePatch.ts'

/** A patch as the blocks of a source that follows the base. */
export interface PatchText {
  /** `/delete-node/ &label;` */
  readonly deletions: readonly string[]
  /** The root's first, then by label. */
  readonly sections: readonly DtsSection[]
}

/**
 * `&label { ... }` for what changes in nodes that have a label, anything else inside of the nearest
 * node above that has one, or of the root.
 */
export function patchText(patch: TreePatch, base: DeviceTree, use: PatchUse): PatchText {
  return new PatchPrinter(patch, base, use).print()
}

class PatchPrinter {
  private readonly patch: TreePatch
  private readonly base: DeviceTree
  private readonly use: PatchUse
  private readonly deletions: string[] = []
  private readonly labelled: DtsSection[] = []

  constructor(patch: TreePatch, base: DeviceTree, use: PatchUse) {
    this.patch = patch
    this.base = base
    this.use = use
  }

  print(): PatchText {
    const root = newSection(this.use === 'overlay' ? '&{/}' : '/')
    this.fill(root, this.patch.root, '/')
    for (const [label, node] of this.patch.below) {
      const section = newSection(`&${label}`)
      this.fill(section, node, `&${label}`)
      this.labelled.push(section)
    }
    const sections = [root, ...this.labelled.sort((a, b) => compareText(a.head, b.head))]
    return {
      deletions: this.deletions,
      sections: sections.filter((section) => !isEmptySection(section)),
    }
  }

  private fill(section: DtsSection, node: NodePatch, path: string): void {
    section.labels.push(...node.labels)
    for (const [name, value] of node.properties) {
      if (value === null) section.deletions.push(`/delete-property/ ${name};`)
      else if (value.kind !== 'copy' || value.property.generated !== true)
        section.lines.push(this.line(name, value))
    }
    for (const child of this.inOrder(node)) this.place(section, child, childPath(path, child.name))
  }

  /** libfdt takes `port@1` for `port` once it is there: the plain names go first. */
  private inOrder({ children }: NodePatch): NodePatch[] {
    const all = [...children.values()]
    const isPlain = ({ name }: NodePatch): boolean => !name.includes('@')
    if (this.use === 'source') return all
    return [...all.filter(isPlain), ...all.filter((child) => !isPlain(child))]
  }

  /** Puts a child where it is best said: in a block of its own, or inside of its parent's. */
  private place(parent: DtsSection, node: NodePatch, path: string): void {
    const label = node.kind === 'add' ? undefined : indexedNode(this.base, path)?.labels[0]
    if (node.kind === 'delete' && label !== undefined) {
      this.deletions.push(`/delete-node/ &${label};`)
      return
    }
    if (node.kind === 'delete' || node.kind === 'replace')
      parent.deletions.push(`/delete-node/ ${node.name};`)
    if (node.kind === 'delete') return
    if (node.kind === 'change' && label !== undefined) {
      const section = newSection(`&${label}`)
      this.fill(section, node, path)
      this.labelled.push(section)
      return
    }
    const section = newSection(node.name)
    this.fill(section, node, path)
    if (node.kind !== 'change' || !isEmptySection(section)) parent.children.push(section)
  }

  private line(name: string, value: PatchValue): string {
    // An overlay has no way to ask for the path of a node of its base.
    if (value.kind === 'path' && this.use === 'overlay') return `${name} = ${quote(value.to)};`
    return propertyLine({ name, value }, this.patch.labelOf)
  }
}

/** The whole of a node that is new, as one nested body. */
export function fillSection(section: DtsSection, node: NodePatch, labelOf: PathLabels): void {
  section.labels.push(...node.labels)
  for (const [name, value] of node.properties)
    if (value !== null && !(value.kind === 'copy' && value.property.generated === true))
      section.lines.push(propertyLine({ name, value }, labelOf))
  for (const child of node.children.values()) {
    const nested = newSection(child.name)
    fillSection(nested, child, labelOf)
    section.children.push(nested)
  }
}

const compareText = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0)
