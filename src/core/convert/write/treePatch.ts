import type { DeviceTree, DtProperty } from '../../devicetree/tree.ts'
import type { PropertyValue } from '../../pipeline/document.ts'
import { indexedNode } from './treeIndex.ts'

/**
 * What turns one device tree into another, node by node, before it takes a form: text, an overlay, a
 * blob, an edit of somebody's file. Holds only what changes.
 */
export interface TreePatch {
  readonly root: NodePatch
  /** Below nodes of which only the label is known: a bus the catalogue does not hold. */
  readonly below: ReadonlyMap<string, NodePatch>
  readonly labelOf: PathLabels
}

/** The label a node of the result is referred to by, by path. */
export type PathLabels = Pick<ReadonlyMap<string, string>, 'get' | 'has'> &
  Iterable<readonly [string, string]>

/** A node on the way to a change, or changed itself. */
export interface NodePatch {
  readonly name: string
  /** 'change' stands in the base; 'replace' is deleted there and made anew. */
  kind: 'change' | 'add' | 'replace' | 'delete'
  /** Of an added node: where in the base the node stood that moved here. */
  from: string | null
  /** Labels it gets beside those it has. */
  readonly labels: string[]
  /** By name, in the order they are to stand; null takes the property away. */
  readonly properties: Map<string, PatchValue | null>
  readonly children: Map<string, NodePatch>
}

export type PatchValue =
  | PropertyValue
  /** The path of a node as a string: an alias. */
  | { readonly kind: 'path'; readonly to: string }
  /** A value that moves with its node, as the base has it. */
  | { readonly kind: 'copy'; readonly property: DtProperty }

/** Full path of a child. A path that begins with '&' begins at the node of that label. */
export const childPath = (parent: string, name: string): string =>
  parent === '/' ? `/${name}` : `${parent}/${name}`

/** Whether nothing is to be done in the node itself; its children may still have work. */
const isUntouched = ({ kind, labels, properties }: NodePatch): boolean =>
  kind === 'change' && labels.length === 0 && properties.size === 0

/** Whether a patch changes nothing at all. */
export const isEmptyPatch = ({ root, below }: TreePatch): boolean =>
  isIdle(root) && [...below.values()].every(isIdle)

const isIdle = (node: NodePatch): boolean =>
  isUntouched(node) && [...node.children.values()].every(isIdle)

const newNode = (name: string, kind: NodePatch['kind']): NodePatch => ({
  name,
  kind,
  from: null,
  labels: [],
  properties: new Map(),
  children: new Map(),
})

/** A patch being put together, found and made by path. */
export class PatchBuilder {
  readonly root = newNode('', 'change')
  readonly below = new Map<string, NodePatch>()
  private readonly base: DeviceTree

  constructor(base: DeviceTree) {
    this.base = base
  }

  /** The node at a path, and those above it. What the base does not have is to be added. */
  at(path: string): NodePatch {
    const [first = '', ...names] = path.split('/')
    let node = first === '' ? this.root : this.bus(first)
    let here = first === '' ? '/' : first
    for (const name of names.filter(Boolean)) {
      here = childPath(here, name)
      let child = node.children.get(name)
      if (child === undefined) {
        child = newNode(name, node.kind === 'change' && this.stands(here) ? 'change' : 'add')
        node.children.set(name, child)
      } else if (child.kind === 'delete') child.kind = 'replace'
      node = child
    }
    return node
  }

  /** Deletes a node of the base, with all that is below it. */
  remove(path: string): void {
    const parent = this.at(path.slice(0, path.lastIndexOf('/')) || '/')
    const name = path.slice(path.lastIndexOf('/') + 1)
    parent.children.set(name, newNode(name, 'delete'))
  }

  private bus(reference: string): NodePatch {
    const label = reference.slice(1)
    const known = this.below.get(label)
    if (known !== undefined) return known
    const made = newNode(reference, 'change')
    this.below.set(label, made)
    return made
  }

  private stands(path: string): boolean {
    return path.startsWith('/') && indexedNode(this.base, path) !== null
  }
}
