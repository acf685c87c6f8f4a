import { blockOfEndpoint, type EndpointId } from '../base/ids.ts'
import type { Block, Endpoint, PipelineGraph, Port, PortGroup } from './document.ts'
import { memoizeByIdentity } from './memoizeByIdentity.ts'

/** An endpoint with everything it stands in. */
export interface EndpointPlace {
  readonly block: Block
  readonly group: PortGroup
  readonly port: Port
  readonly endpoint: Endpoint
}

/** The number the kernel reads: `reg`, and 0 when it is missing. The unit address is never parsed. */
export const numberOf = (part: { readonly reg: number | null }): number => part.reg ?? 0

/** Node name without its unit address, as of_node_name_eq() compares. */
export const baseName = (name: string): string => {
  const at = name.indexOf('@')
  return at === -1 ? name : name.slice(0, at)
}

/**
 * The ports the kernel iterates: those of the first `ports` child when there is one, however
 * empty, otherwise those directly below the device. `in-ports` and `out-ports` are never iterated.
 *
 * Kernel: of_graph_get_next_port() in drivers/of/property.c.
 */
export const iteratedPorts = memoizeByIdentity((block: Block): readonly Port[] => {
  const direct: Port[] = []
  for (const group of block.groups) {
    if (group.container === null) direct.push(...group.ports)
    else if (baseName(group.container) === 'ports') return group.ports
  }
  return direct
})

/** First endpoint with these numbers in document order. Kernel: of_graph_get_endpoint_by_regs(). */
export function endpointByNumbers(block: Block, port: number, endpoint: number): Endpoint | null {
  for (const candidate of iteratedPorts(block)) {
    if (numberOf(candidate) !== port) continue
    for (const found of candidate.endpoints) if (numberOf(found) === endpoint) return found
  }
  return null
}

/** Every endpoint of a block with its place, in document order, uniterated containers included. */
export const endpointsOf = memoizeByIdentity((block: Block): readonly EndpointPlace[] =>
  block.groups.flatMap((group) =>
    group.ports.flatMap((port) =>
      port.endpoints.map((endpoint) => ({ block, group, port, endpoint })),
    ),
  ),
)

/** Where an endpoint stands; null when the document no longer has it. */
export function placeOf(graph: PipelineGraph, id: EndpointId): EndpointPlace | null {
  const block = graph.blocks[blockOfEndpoint(id)]
  if (block === undefined) return null
  return endpointsOf(block).find((place) => place.endpoint.id === id) ?? null
}
