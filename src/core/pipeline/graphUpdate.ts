import {
  type BlockId,
  blockOfEndpoint,
  blockRecord,
  type EndpointId,
  endpointId,
  serialOfEndpoint,
} from '../base/ids.ts'
import { blocksOf } from './blocksOf.ts'
import type { Block, Endpoint, PipelineGraph, Port, PortGroup, Remote } from './document.ts'
import { endpointsOf, numberOf, placeOf } from './endpoints.ts'
import { blockRole, remoteEnd } from './links.ts'

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
  return updated === block ? graph : withBlocks(graph, { [id]: updated })
}

/** Of a thousand blocks the copy takes a third of a millisecond: one for all that an edit changes. */
const withBlocks = (graph: PipelineGraph, updated: PipelineGraph['blocks']): PipelineGraph => ({
  ...graph,
  blocks: { ...graph.blocks, ...updated },
})

export const updateEndpoint = (
  graph: PipelineGraph,
  id: EndpointId,
  update: (endpoint: Endpoint) => Endpoint,
): PipelineGraph => updateEndpoints(graph, [id], update)

function updateEndpoints(
  graph: PipelineGraph,
  ids: readonly EndpointId[],
  update: (endpoint: Endpoint) => Endpoint,
): PipelineGraph {
  const wanted = new Set(ids)
  const owners = new Set(ids.map(blockOfEndpoint))
  const updated = [...owners].flatMap((id) => {
    const block = graph.blocks[id]
    if (block === undefined) return []
    const changed = withEndpoints(block, (end) => (wanted.has(end.id) ? update(end) : end))
    return changed === block ? [] : [[id, changed] as const]
  })
  return updated.length === 0 ? graph : withBlocks(graph, blockRecord(updated))
}

function withEndpoints(block: Block, update: (endpoint: Endpoint) => Endpoint): Block {
  const groups = mapKept(block.groups, (group) => {
    const ports = mapKept(group.ports, (port) => {
      const endpoints = mapKept(port.endpoints, update)
      return endpoints === port.endpoints ? port : { ...port, endpoints }
    })
    return ports === group.ports ? group : { ...group, ports }
  })
  return groups === block.groups ? block : { ...block, groups }
}

/** The very list where nothing of it changes. */
function mapKept<T>(list: readonly T[], update: (item: T) => T): readonly T[] {
  const updated = list.map(update)
  return updated.every((item, at) => item === list[at]) ? list : updated
}

/** Puts a port in the place of another, or where its number belongs when `old` is null. */
export function updatePort(
  graph: PipelineGraph,
  block: BlockId,
  group: PortGroup,
  old: Port | null,
  port: Port,
): PipelineGraph {
  const after = group.ports.findIndex((other) => numberOf(other) > numberOf(port))
  const at = after === -1 ? group.ports.length : after
  const ports = old === null ? group.ports.toSpliced(at, 0, port) : swap(group.ports, old, port)
  return updateBlock(graph, block, (found) => ({
    ...found,
    groups: swap(found.groups, group, { ...group, ports }),
  }))
}

/** Removes an endpoint; of an mmsys also the port it leaves empty, which the driver cannot bear. */
export function removeEndpoint(graph: PipelineGraph, id: EndpointId): PipelineGraph {
  const released = clearRemotesTo(graph, (remote) => remoteEnd(remote) === id)
  const place = placeOf(released, id)
  if (place === null) return graph
  const { block, group, port } = place
  const endpoints = port.endpoints.filter((endpoint) => endpoint.id !== id)
  if (endpoints.length > 0 || blockRole(block).kind !== 'mmsys')
    return updatePort(released, block.id, group, port, { ...port, endpoints })
  const ports = group.ports.filter((candidate) => candidate !== port)
  return updateBlock(released, block.id, (found) => ({
    ...found,
    groups: found.groups.flatMap((candidate) =>
      candidate !== group ? [candidate] : ports.length > 0 ? [{ ...group, ports }] : [],
    ),
  }))
}

/** Removes `remote-endpoint` wherever it names what is meant. */
export function clearRemotesTo(
  graph: PipelineGraph,
  isMeant: (remote: Remote) => boolean,
): PipelineGraph {
  const meant = blocksOf(graph)
    .flatMap(endpointsOf)
    .filter(({ endpoint: { remote } }) => remote !== null && isMeant(remote))
  return clearRemotes(
    graph,
    meant.map(({ endpoint }) => endpoint.id),
  )
}

/**
 * Clears `remote-endpoint` of endpoints, and of their partners where those name them back. An mmsys
 * endpoint goes with its link, whoever it named: left there unlinked it would end the probe.
 */
export function cutLinks(graph: PipelineGraph, ids: readonly EndpointId[]): PipelineGraph {
  const linked = ids.flatMap((id) => placeOf(graph, id)?.endpoint ?? []).filter(isLinked)
  const partners = linked.flatMap((end) => mutualPartner(graph, end) ?? [])
  const ends = [...linked.map(({ id }) => id), ...partners]
  return ends.reduce(dropIfMmsys, clearRemotes(graph, ends))
}

/** Cuts the link of one endpoint; of two ends the link between them, and no other they may have. */
export function unlink(graph: PipelineGraph, ends: readonly EndpointId[]): PipelineGraph {
  if (ends.length === 1) return cutLinks(graph, ends)
  const leadsToOther = (id: EndpointId, at: number): boolean => {
    const end = remoteEnd(placeOf(graph, id)?.endpoint.remote ?? null)
    return ends.some((other, i) => i !== at && other === end)
  }
  return cutLinks(graph, ends.filter(leadsToOther))
}

/** Makes two endpoints name each other; whatever they were linked to before lets go. */
export function linkEndpoints(graph: PipelineGraph, a: EndpointId, b: EndpointId): PipelineGraph {
  const before = [a, b].flatMap((id) => placeOf(graph, id)?.endpoint ?? [])
  const ends = before.map(({ remote }) => remoteEnd(remote))
  if (ends[0] === b && ends[1] === a) return graph
  const partners = before.flatMap((end) => mutualPartner(graph, end) ?? [])
  const left = partners.filter((id) => id !== a && id !== b)
  const free = left.reduce(dropIfMmsys, clearRemotes(graph, left))
  return updateEndpoints(free, [a, b], (end) => ({
    ...end,
    remote: { kind: 'endpoint', endpoint: end.id === a ? b : a },
  }))
}

const clearRemotes = (graph: PipelineGraph, ids: readonly EndpointId[]): PipelineGraph =>
  updateEndpoints(graph, ids, (end) => (end.remote === null ? end : { ...end, remote: null }))

/** The endpoint that this one is linked to, where that one names it back. */
function mutualPartner(graph: PipelineGraph, { id, remote }: Endpoint): EndpointId | null {
  if (remote?.kind !== 'endpoint') return null
  const back = placeOf(graph, remote.endpoint)?.endpoint.remote
  return back?.kind === 'endpoint' && back.endpoint === id ? remote.endpoint : null
}

function dropIfMmsys(graph: PipelineGraph, id: EndpointId): PipelineGraph {
  const place = placeOf(graph, id)
  if (place === null || blockRole(place.block).kind !== 'mmsys') return graph
  return removeEndpoint(graph, id)
}

/**
 * Gives an endpoint a number. Numbers, and with them node names, stay apart in a port: an endpoint
 * that had the number takes the old one in exchange.
 */
export function numberEndpoint(graph: PipelineGraph, id: EndpointId, reg: number): PipelineGraph {
  const place = placeOf(graph, id)
  if (place === null || numberOf(place.endpoint) === reg) return graph
  const { block, group, port, endpoint } = place
  const holder = port.endpoints.find((other) => other !== endpoint && numberOf(other) === reg)
  const numbers = new Map([
    [endpoint, reg],
    ...(holder === undefined ? [] : [[holder, numberOf(endpoint)] as const]),
  ])
  const kept = new Set(port.endpoints.filter((e) => !numbers.has(e)).map(({ name }) => name))
  const endpoints = port.endpoints.map((old) => {
    const number = numbers.get(old)
    if (number === undefined) return old
    const name = numberedName('endpoint', number)
    return { ...old, reg: number, name: kept.has(name) ? old.name : name }
  })
  return updatePort(graph, block.id, group, port, { ...port, endpoints })
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
