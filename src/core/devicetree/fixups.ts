import type { ParsedSource } from './parser.ts'
import { encodeUtf8 } from './strings.ts'
import type { ValueMarker } from './tree.ts'
import { concatBytes, setCell } from './values.ts'
import {
  addProperty,
  childOrNew,
  generatedProperty,
  liveProperty,
  nodeOfReference,
  pathOf,
  type WorkNode,
  type WorkProperty,
} from './workTree.ts'

interface CellReference {
  readonly node: WorkNode
  readonly property: WorkProperty
  readonly offset: number
  readonly ref: string
}

/**
 * Writes what an overlay's applier needs, as dtc does for a /plugin/: /__fixups__ lists, by label,
 * the cells that wait for a node of the base; /__local_fixups__ repeats the tree down to the cells
 * that hold a phandle of the overlay itself.
 */
export function generateFixups({ root, labels }: ParsedSource): void {
  const open: CellReference[] = []
  const local: CellReference[] = []
  collect(root, (reference) => {
    const known = nodeOfReference(root, labels, reference.ref) !== null
    const list = known ? local : open
    list.push(reference)
  })

  if (open.length > 0) {
    const fixups = childOrNew(root, '__fixups__')
    for (const { node, property, offset, ref } of open) {
      const place = encodeUtf8(`${pathOf(node)}:${property.name}:${offset}\0`)
      appendTo(fixups, ref, place, { kind: 'string', offset: 0 })
    }
  }
  if (local.length > 0) {
    const fixups = childOrNew(root, '__local_fixups__')
    for (const { node, property, offset } of local) {
      const cell = new Uint8Array(4)
      setCell(cell, 0, offset)
      appendTo(mirror(fixups, node), property.name, cell, { kind: 'cells', offset: 0, bits: 32 })
    }
  }
}

function collect(node: WorkNode, found: (reference: CellReference) => void): void {
  if (node.deleted) return
  for (const property of node.properties) {
    if (property.deleted) continue
    for (const marker of property.markers)
      if (marker.kind === 'phandle')
        found({ node, property, offset: marker.offset, ref: marker.ref })
  }
  for (const child of node.children) collect(child, found)
}

/** The node below `fixups` that stands for `node`. */
function mirror(fixups: WorkNode, node: WorkNode): WorkNode {
  return node.parent === null ? fixups : childOrNew(mirror(fixups, node.parent), node.name)
}

function appendTo(node: WorkNode, name: string, bytes: Uint8Array, marker: ValueMarker): void {
  const known = liveProperty(node, name)
  if (known === undefined) addProperty(node, generatedProperty(name, bytes, [marker]))
  else {
    known.markers.push({ ...marker, offset: known.value.length })
    known.value = concatBytes([known.value, bytes])
  }
}
