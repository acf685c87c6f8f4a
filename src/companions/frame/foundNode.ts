/** A node of the kind a companion is about, as its model reads it. */
export interface FoundNode<Node> {
  readonly path: string
  readonly node: Node
}
