import type { DtNode, DtProperty } from './tree.ts'

/** A node whose lists are not full yet. Empty ones are one and the same: add to no list of length 0. */
export interface BuiltNode extends DtNode {
  labels: string[]
  properties: DtProperty[]
  children: BuiltNode[]
}

/**
 * Puts a tree together from nodes that open and close in turn. What is added waits in two stacks all
 * nodes share, so that a node's lists are made once, as long as what they hold: a list that grows in
 * its place takes several times the room.
 */
export class TreeBuilder {
  private root: BuiltNode | null = null
  private readonly nodes: BuiltNode[] = []
  /** For each open node, where its children begin in `children`. */
  private readonly starts: number[] = []
  private readonly children: BuiltNode[] = []
  private childCount = 0
  private readonly properties: DtProperty[] = []
  private propertyCount = 0
  /** Open nodes. */
  depth = 0

  get hasRoot(): boolean {
    return this.root !== null
  }

  get hasChildren(): boolean {
    return this.childCount > (this.starts[this.depth - 1] ?? 0)
  }

  /** Of the open node below the root. */
  get topName(): string | undefined {
    return this.depth > 1 ? this.nodes[1]?.name : undefined
  }

  get path(): string {
    const names = this.nodes.slice(1, this.depth).map(({ name }) => name)
    return `/${names.join('/')}`
  }

  open(name: string): void {
    const node = new OpenedNode(name)
    if (this.depth === 0) this.root = node
    else {
      this.takeProperties()
      this.children[this.childCount] = node
      this.childCount += 1
    }
    this.nodes[this.depth] = node
    this.starts[this.depth] = this.childCount
    this.depth += 1
  }

  add(property: DtProperty): void {
    this.properties[this.propertyCount] = property
    this.propertyCount += 1
  }

  close(): void {
    this.takeProperties()
    this.depth -= 1
    const node = this.nodes[this.depth]
    const start = this.starts[this.depth] ?? 0
    if (node !== undefined && this.childCount > start)
      node.children = this.children.slice(start, this.childCount)
    this.childCount = start
  }

  finish(): BuiltNode {
    while (this.depth > 0) this.close()
    return this.root ?? new OpenedNode('')
  }

  private takeProperties(): void {
    const node = this.nodes[this.depth - 1]
    if (node === undefined || this.propertyCount === 0) return
    const taken = this.properties.slice(0, this.propertyCount)
    if (node.properties.length === 0) node.properties = taken
    else for (const late of taken) node.properties.push(late)
    this.propertyCount = 0
  }
}

const NONE: never[] = []

/**
 * Not a literal: where many of one survive a collection, V8 makes further ones old at once, and what they
 * hold then stays until everything is collected. Reading board after board took twice as long.
 */
class OpenedNode implements BuiltNode {
  readonly name: string
  labels: string[] = NONE
  properties: DtProperty[] = NONE
  children: BuiltNode[] = NONE
  readonly spans = NONE

  constructor(name: string) {
    this.name = name
  }
}
