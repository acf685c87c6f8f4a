import {
  type BlockId,
  blockOfEndpoint,
  type EndpointId,
  endpointId,
  serialOfEndpoint,
} from '../base/ids.ts'
import type { Block, Endpoint, PipelineGraph, Port, PortGroup } from './document.ts'
import { endpointsOf, placeOf } from './endpoints.ts'

/**
 * The small changes all edits are made of. Each returns the graph it was given when it changes
 * nothing, and shares every block it does not touch.
 */

export function updateBlock(
  graph: PipelineGraph,
  id: BlockId,
  update: (block: Block) => Block,
): PipelineGraph {
  const block = graph.blocks[id]
  if (block === undefined) return graph
  const updated = update(block)
  return updated === block ? graph : { ...graph, blocks: { ...graph.blocks, [id]: updated } }
}

export function updateEndpoint(
  graph: PipelineGraph,
  id: EndpointId,
  update: (endpoint: Endpoint) => Endpoint,
): PipelineGraph {
  const place = placeOf(graph, id)
  if (place === null) return graph
  const updated = update(place.endpoint)
  if (updated === place.endpoint) return graph
  const port = { ...place.port, endpoints: swap(place.port.endpoints, place.endpoint, updated) }
  return updatePort(graph, place.block.id, place.group, place.port, port)
}

/** Puts a port in the place of another, or at the end of its group when `old` is null. */
export function updatePort(
  graph: PipelineGraph,
  block: BlockId,
  group: PortGroup,
  old: Port | null,
  port: Port,
): PipelineGraph {
  const ports = old === null ? [...group.ports, port] : swap(group.ports, old, port)
  return updateBlock(graph, block, (found) => ({
    ...found,
    groups: swap(found.groups, group, { ...group, ports }),
  }))
}

export function removeEndpoint(graph: PipelineGraph, id: EndpointId): PipelineGraph {
  const place = placeOf(graph, id)
  if (place === null) return graph
  const unlinked = clearRemotesTo(graph, (target) => target === id)
  const kept = { ...place.port, endpoints: place.port.endpoints.filter((e) => e.id !== id) }
  const now = placeOf(unlinked, id)
  return now === null ? unlinked : updatePort(unlinked, place.block.id, now.group, now.port, kept)
}

/** Removes `remote-endpoint` wherever it names an endpoint that is meant. */
export function clearRemotesTo(
  graph: PipelineGraph,
  isMeant: (target: EndpointId) => boolean,
): PipelineGraph {
  let cleared = graph
  for (const block of Object.values(graph.blocks)) {
    for (const { endpoint } of endpointsOf(block)) {
      if (endpoint.remote?.kind === 'endpoint' && isMeant(endpoint.remote.endpoint))
        cleared = updateEndpoint(cleared, endpoint.id, (found) => ({ ...found, remote: null }))
    }
  }
  return cleared
}

/** Clears `remote-endpoint` of an endpoint, and of its partner where that one names it back. */
export function unlinkEndpoint(graph: PipelineGraph, id: EndpointId): PipelineGraph {
  const remote = placeOf(graph, id)?.endpoint.remote ?? null
  if (remote === null) return graph
  const cleared = updateEndpoint(graph, id, (endpoint) => ({ ...endpoint, remote: null }))
  if (remote.kind !== 'endpoint') return cleared
  return updateEndpoint(cleared, remote.endpoint, (partner) =>
    partner.remote?.kind === 'endpoint' && partner.remote.endpoint === id
      ? { ...partner, remote: null }
      : partner,
  )
}

/** Makes two endpoints name each other; whatever they were linked to before lets go. */
export function linkEndpoints(graph: PipelineGraph, a: EndpointId, b: EndpointId): PipelineGraph {
  const free = unlinkEndpoint(unlinkEndpoint(graph, a), b)
  const half = updateEndpoint(free, a, (end) => ({
    ...end,
    remote: { kind: 'endpoint', endpoint: b },
  }))
  return updateEndpoint(half, b, (end) => ({ ...end, remote: { kind: 'endpoint', endpoint: a } }))
}

export function numberEndpoint(graph: PipelineGraph, id: EndpointId, reg: number): PipelineGraph {
  return updateEndpoint(graph, id, (endpoint) =>
    endpoint.reg === reg ? endpoint : { ...endpoint, reg, name: numberedName('endpoint', reg) },
  )
}

/** Node name as upstream writes it: the number in hexadecimal after '@'. */
export const numberedName = (base: 'port' | 'endpoint', reg: number | null): string =>
  reg === null ? base : `${base}@${reg.toString(16)}`

/** An id no endpoint of the block has. */
export const freshEndpointId = (block: Block): EndpointId =>
  endpointId(
    block.id,
    Math.max(-1, ...endpointsOf(block).map(({ endpoint }) => serialOfEndpoint(endpoint.id))) + 1,
  )

export const isLinked = (endpoint: Endpoint): boolean => endpoint.remote !== null

/** The block at the other end of an endpoint's link. */
export function partnerBlock(graph: PipelineGraph, endpoint: Endpoint): Block | null {
  const { remote } = endpoint
  return remote?.kind === 'endpoint'
    ? (graph.blocks[blockOfEndpoint(remote.endpoint)] ?? null)
    : null
}

const swap = <T>(list: readonly T[], old: T, replacement: T): T[] =>
  list.map((item) => (item === old ? replacement : item))
