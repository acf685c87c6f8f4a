import { type AddedEndpoint, addEndpoint } from './addEndpoint.ts'
import { blocksOf } from './blocksOf.ts'
import type { Block, Endpoint, PipelineGraph, Port } from './document.ts'
import type { LinkEnd } from './edit.ts'
import { type EndpointPlace, endpointsOf, iteratedPorts, numberOf, placeOf } from './endpoints.ts'
import {
  isLinked,
  linkEndpoints,
  numberEndpoint,
  numberedName,
  partnerBlock,
  updateBlock,
} from './graphUpdate.ts'
import {
  blockRole,
  type Direction,
  directionOf,
  hasPanelPortOnly,
  isDsi,
  isOutput,
  nodeName,
  parentPath,
} from './links.ts'

/** Port numbers by the bindings' convention: an mmsys has one port; others take at 0, give at 1. */
const IN_PORT = 0
const OUT_PORT = 1

/**
 * Joins two blocks by a link, the way a board file would: the endpoint that leaves a component
 * carries the number of the path it is on, what follows downstream is renumbered with it, ports and
 * endpoints that do not exist yet are made and labelled. Ends given the wrong way round are turned.
 *
 * Only leaving endpoints are numbered: no driver reads the number of an entering one, and upstream
 * boards keep the stub the `.dtsi` has there. What cannot be linked stays as it is.
 */
export function linkBlocks(graph: PipelineGraph, a: LinkEnd, b: LinkEnd): PipelineGraph {
  if (!canLink(graph, a, b)) return graph
  const [from, to] = isTurned(graph, a, b) ? [b, a] : [a, b]
  const ready = giveBothPorts(giveBothPorts(graph, from.block), to.block)
  const source = ready.blocks[from.block]
  const sink = ready.blocks[to.block]
  if (source === undefined || sink === undefined) return graph

  const path = pathNumber(ready, source, from)
  const leaving = leavingEndpoint(ready, source, from, path)
  const entering = enteringEndpoint(leaving.graph, sink, to, path)
  const linked = linkEndpoints(entering.graph, leaving.id, entering.id)
  const moved = moveBelowHost(linked, source, sink)
  return path === null ? moved : renumberDownstream(moved, sink, path)
}

/** Whether pixels could pass between two blocks: not from one to itself, between two mmsys or panels. */
export function canLink(graph: PipelineGraph, a: LinkEnd, b: LinkEnd): boolean {
  if (a.block === b.block || [a, b].some(({ block }) => graph.blocks[block] === undefined))
    return false
  const side = onlySide(graph, a)
  return side === null || side !== onlySide(graph, b)
}

/**
 * An output in the old style has a lone port for its panel. On a graph path port 0 is its input, so
 * that one becomes port@1 of a `ports` node.
 */
function giveBothPorts(graph: PipelineGraph, id: Block['id']): PipelineGraph {
  return updateBlock(graph, id, (block) =>
    !hasPanelPortOnly(block)
      ? block
      : {
          ...block,
          groups: block.groups.map(({ ports }) => ({
            container: 'ports',
            ports: ports.map((port) => ({
              ...port,
              name: numberedName('port', OUT_PORT),
              reg: OUT_PORT,
            })),
          })),
        },
  )
}

/** Whether a gesture went from the receiving end to the giving one. */
export function isTurned(graph: PipelineGraph, a: LinkEnd, b: LinkEnd): boolean {
  const [near, far] = [onlySide(graph, a), onlySide(graph, b)]
  if (near !== null || far !== null) return near === 'in' || far === 'out'
  const [from, to] = [sideOf(graph, a), sideOf(graph, b)]
  return from === 'in' ? to !== 'in' : from === null && to === 'out'
}

/** The one side a block has at all: an mmsys only gives, a panel or connector only takes. */
export function onlySide(graph: PipelineGraph, end: LinkEnd): Direction | null {
  const block = graph.blocks[end.block]
  const kind = block === undefined ? undefined : blockRole(block).kind
  if (kind === 'mmsys') return 'out'
  return kind === 'panel' || kind === 'connector' ? 'in' : null
}

/** The side of the endpoint a gesture named; null where it named none. */
export function sideOf(graph: PipelineGraph, end: LinkEnd): Direction | null {
  const place = chosenPlace(graph, end)
  return place === null ? null : directionOf(place)
}

/** The endpoint a gesture named, while its block still has it. */
function chosenPlace(graph: PipelineGraph, end: LinkEnd): EndpointPlace | null {
  const place = end.endpoint === null ? null : placeOf(graph, end.endpoint)
  return place?.block.id === end.block ? place : null
}

/** The same, where pixels pass it in the direction that is needed. */
function chosenEndpoint(graph: PipelineGraph, end: LinkEnd, direction: Direction): Endpoint | null {
  const place = chosenPlace(graph, end)
  return place !== null && directionOf(place) === direction ? place.endpoint : null
}

/**
 * The number the path's endpoints carry here. Null past the display output, where the driver has
 * stopped counting (and DSI looks for its panel at endpoint 0 whatever the path).
 */
function pathNumber(graph: PipelineGraph, source: Block, from: LinkEnd): number | null {
  if (!carriesPathNumber(source)) return null
  if (from.number !== undefined) return from.number
  const chosen = chosenEndpoint(graph, from, 'out')
  const role = blockRole(source)
  if (role.kind === 'mmsys') {
    if (chosen !== null) return numberOf(chosen)
    return role.data.mmsysDevNum > 1 ? role.data.mmsysId : firstFreePath(source)
  }
  const entering = endpointsOf(source).find(
    (place) => directionOf(place) === 'in' && isLinked(place.endpoint),
  )
  const feeding = entering?.endpoint.remote
  if (feeding?.kind === 'endpoint') {
    const upstream = placeOf(graph, feeding.endpoint)
    if (upstream !== null && carriesPathNumber(upstream.block)) return numberOf(upstream.endpoint)
  }
  if (chosen !== null) return numberOf(chosen)
  const [only, ...others] = outPort(source)?.endpoints ?? []
  return only !== undefined && others.length === 0 ? numberOf(only) : 0
}

/** MAIN unless it is taken, then EXT, then THIRD. */
function firstFreePath(mmsys: Block): number {
  const taken = (outPort(mmsys)?.endpoints ?? []).filter(isLinked).map(numberOf)
  return [0, 1, 2].find((number) => !taken.includes(number)) ?? 0
}

/** Whether the driver asks for the path's number on the endpoints that leave this block. */
export function carriesPathNumber(block: Block): boolean {
  const { kind } = blockRole(block)
  return kind === 'mmsys' || kind === 'adaptor' || (kind === 'component' && !isOutput(block))
}

function leavingEndpoint(
  graph: PipelineGraph,
  block: Block,
  end: LinkEnd,
  path: number | null,
): AddedEndpoint {
  const chosen = chosenEndpoint(graph, end, 'out')
  const candidates = outPort(block)?.endpoints ?? []
  if (path === null) {
    const free = chosen ?? candidates.find((e) => !isLinked(e)) ?? candidates[0]
    return free === undefined ? makeEndpoint(graph, block, 'out', null) : { graph, id: free.id }
  }
  if (chosen !== null && numberOf(chosen) === path) return { graph, id: chosen.id }
  const numbered = candidates.find((candidate) => numberOf(candidate) === path)
  if (numbered !== undefined) return { graph, id: numbered.id }
  const stub = candidates.find((candidate) => !isLinked(candidate))
  if (stub !== undefined) return { graph: numberEndpoint(graph, stub.id, path), id: stub.id }
  return makeEndpoint(graph, block, 'out', path)
}

function enteringEndpoint(
  graph: PipelineGraph,
  block: Block,
  end: LinkEnd,
  path: number | null,
): AddedEndpoint {
  const chosen = chosenEndpoint(graph, end, 'in')
  if (chosen !== null) return { graph, id: chosen.id }
  const candidates = endpointsOf(block)
    .filter((place) => directionOf(place) === 'in')
    .map(({ endpoint }) => endpoint)
  const found =
    candidates.find((candidate) => path !== null && numberOf(candidate) === path) ??
    candidates.find((candidate) => !isLinked(candidate)) ??
    candidates[0]
  return found === undefined ? makeEndpoint(graph, block, 'in', path) : { graph, id: found.id }
}

/** The port links leave by, as the kernel would find it. */
function outPort(block: Block): Port | undefined {
  const wanted = blockRole(block).kind === 'mmsys' ? 0 : OUT_PORT
  return iteratedPorts(block).find((port) => numberOf(port) === wanted)
}

function makeEndpoint(
  graph: PipelineGraph,
  block: Block,
  direction: Direction,
  path: number | null,
): AddedEndpoint {
  const isMmsys = blockRole(block).kind === 'mmsys'
  const port = isMmsys || direction === 'in' ? IN_PORT : OUT_PORT
  // Upstream numbers an mmsys endpoint always, any other only when its number is not 0.
  const reg = path !== null && (isMmsys || path > 0) ? path : null
  return addEndpoint(graph, block, port, reg, direction)
}

/** A DSI panel is a child node of its host: linked to another DSI, it moves there if it can. */
function moveBelowHost(graph: PipelineGraph, source: Block, sink: Block): PipelineGraph {
  const blocks = blocksOf(graph)
  const host = blocks.find((block) => block.path === parentPath(sink))
  if (host === undefined || host.id === source.id || !isDsi(host) || !isDsi(source)) return graph
  const path = `${source.path}/${nodeName(sink)}`
  if (blocks.some((block) => block.path === path)) return graph
  return updateBlock(graph, sink.id, (block) => ({ ...block, path }))
}

/** Gives a chain that is now fed by another path that path's number, up to its output. */
function renumberDownstream(graph: PipelineGraph, start: Block, path: number): PipelineGraph {
  const seen = new Set<Block['id']>()
  let renumbered = graph
  for (let at: Block | null = start; at !== null && !seen.has(at.id); ) {
    seen.add(at.id)
    const block: Block | undefined = renumbered.blocks[at.id]
    if (block === undefined || !carriesPathNumber(block)) break
    const leaving: readonly Endpoint[] = (outPort(block)?.endpoints ?? []).filter(isLinked)
    const [only, ...others] = leaving
    const entering = endpointsOf(block).filter(
      (place) => directionOf(place) === 'in' && isLinked(place.endpoint),
    )
    if (only === undefined || others.length > 0 || entering.length !== 1) break
    if (numberOf(only) !== path) renumbered = numberEndpoint(renumbered, only.id, path)
    at = partnerBlock(renumbered, only)
  }
  return renumbered
}
