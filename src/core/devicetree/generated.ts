import type { DtNode } from './tree.ts'

/** A node nobody opened, with nothing in it that somebody set: symbols and fixups of a source. */
export function isGenerated(node: DtNode): boolean {
  return (
    node.spans.length === 0 &&
    node.properties.length + node.children.length > 0 &&
    node.properties.every((property) => property.generated) &&
    node.children.every(isGenerated)
  )
}
