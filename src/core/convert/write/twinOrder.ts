import type { DeviceTree } from '../../devicetree/tree.ts'
import type { Block } from '../../pipeline/document.ts'
import {
  type EndpointPlace,
  endpointsOf,
  iteratedPorts,
  numberOf,
} from '../../pipeline/endpoints.ts'
import type { EndpointNode, GraphNodes } from './graphNodes.ts'
import type { PatchUse } from './patchDraft.ts'
import { treeIndex } from './treeIndex.ts'

/** Endpoints with the same numbers, of which the kernel takes the first. */
export interface MisplacedTwins {
  /** The document's first. */
  readonly wanted: EndpointNode
  /** The first of what the form makes. */
  readonly first: EndpointNode
}

/** What decides about the places of endpoints in what a form makes. */
export interface TwinOrder {
  /** The document's nodes. */
  readonly now: GraphNodes
  /** The base's. */
  readonly tree: DeviceTree
  readonly use: PatchUse
  /** The path in the base of an endpoint that keeps its place there, else the one it gets. */
  readonly wasAt: (end: EndpointNode) => string
}

/**
 * Twins of a block that a form puts in another order than the document: what is new comes last of its
 * node in a source and first in an overlay, the last of it before the others. What was there, made anew
 * or not, keeps its place.
 */
export function misplacedTwins(
  block: Block,
  { now, tree, use, wasAt }: TwinOrder,
): MisplacedTwins[] {
  return twinsOf(block).flatMap((twins) => {
    const nodes = twins.flatMap(({ endpoint }) => now.endpoints.get(endpoint.id) ?? [])
    const old = [...treeIndex(tree).nodes.keys()]
    const placeOf = (path: string, among: readonly string[]): number => {
      const [place, turn] = [old.indexOf(path), among.indexOf(path)]
      if (place !== -1) return place
      return use === 'source' ? old.length + turn : -1 - turn
    }
    const ports = nodes.map(({ port }) => port.path)
    const ends = nodes.map(wasAt)
    const [first] = nodes.toSorted(
      (a, b) =>
        placeOf(a.port.path, ports) - placeOf(b.port.path, ports) ||
        placeOf(wasAt(a), ends) - placeOf(wasAt(b), ends),
    )
    const [wanted] = nodes
    return wanted === undefined || first === undefined || first === wanted
      ? []
      : [{ wanted, first }]
  })
}

/** Endpoints of a block that share port and number with another one, those of a kind together. */
function twinsOf(block: Block): EndpointPlace[][] {
  const ports = iteratedPorts(block)
  const byNumbers = new Map<string, EndpointPlace[]>()
  for (const place of endpointsOf(block)) {
    if (!ports.includes(place.port)) continue
    const numbers = `${numberOf(place.port)}.${numberOf(place.endpoint)}`
    byNumbers.set(numbers, [...(byNumbers.get(numbers) ?? []), place])
  }
  return [...byNumbers.values()].filter(({ length }) => length > 1)
}
