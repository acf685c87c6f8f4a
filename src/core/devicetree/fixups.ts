import type { GeneratedBudget } from './generatedBudget.ts'
import type { ParsedSource } from './parser.ts'
import { encodeUtf8 } from './strings.ts'
import type { ValueMarker } from './tree.ts'
import { concatBytes, setCell } from './values.ts'
import {
  addProperty,
  childOrNew,
  generatedProperty,
  liveProperty,
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
export function generateFixups({ root, labels }: ParsedSource, budget: GeneratedBudget): void {
  const open: CellReference[] = []
  const local: CellReference[] = []
  collect(root, (reference) => {
    const known = labels.find(root, reference.ref) !== null
    const list = known ? local : open
    list.push(reference)
  })

  const appended = new Appended()
  if (open.length > 0) {
    const fixups = childOrNew(root, '__fixups__')
    for (const { node, property, offset, ref } of open) {
      const place = `${pathOf(node)}:${property.name}:${offset}\0`
      if (!budget.take(place.length, property.span)) break
      appended.add(fixups, ref, encodeUtf8(place), { kind: 'string', offset: 0 })
    }
  }
  if (local.length > 0) {
    const fixups = childOrNew(root, '__local_fixups__')
    for (const { node, property, offset } of local) {
      const cell = new Uint8Array(4)
      setCell(cell, 0, offset)
      appended.add(mirror(fixups, node), property.name, cell, {
        kind: 'cells',
        offset: 0,
        bits: 32,
      })
    }
  }
  appended.write()
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

/** What a property grows to. */
interface Growth {
  readonly pieces: Uint8Array[]
  readonly markers: ValueMarker[]
  length: number
}

/** Properties that grow piece by piece, put together once. */
class Appended {
  private readonly growths = new Map<WorkProperty, Growth>()

  add(node: WorkNode, name: string, bytes: Uint8Array, marker: ValueMarker): void {
    let property = liveProperty(node, name)
    if (property === undefined) {
      property = generatedProperty(name, EMPTY, [])
      addProperty(node, property)
    }
    let growth = this.growths.get(property)
    if (growth === undefined) {
      const { value, markers } = property
      growth = { pieces: [value], markers: [...markers], length: value.length }
      this.growths.set(property, growth)
    }
    growth.pieces.push(bytes)
    growth.markers.push({ ...marker, offset: growth.length })
    growth.length += bytes.length
  }

  write(): void {
    for (const [property, { pieces, markers }] of this.growths) {
      property.value = concatBytes(pieces)
      property.markers = markers
    }
  }
}

const EMPTY = new Uint8Array(0)
