import { errnoName } from '../../base/errno.ts'
import type { BlockId, EndpointId } from '../../base/ids.ts'
import type { PipelineGraph } from '../../pipeline/document.ts'
import { type EndpointPlace, iteratedPorts, numberOf, placeOf } from '../../pipeline/endpoints.ts'
import { blockName } from '../../pipeline/links.ts'
import { componentById } from '../../soc/ddpComponents.ts'
import {
  CRTC_NAMES,
  type MmsysResolution,
  type PathResult,
  type PathState,
  probeEnd,
} from './resolveMmsys.ts'
import type { CrtcIndex, Hop } from './walkPath.ts'

/** Where a path that is not built stops, or a whole probe, and why, in words. */
export interface PathFailure {
  readonly mmsys: BlockId
  /** Null where the probe ends before any path: at an endpoint of the mmsys no path has. */
  readonly crtc: CrtcIndex | null
  readonly state: PathState
  /** The block the walk could not leave. */
  readonly block: BlockId
  /** The endpoint it tried to leave by, where there is one. */
  readonly endpoint: EndpointId | null
  /** The endpoint number it looked for. */
  readonly number: number
  /** The block it was refused, or went round to. */
  readonly to: BlockId | null
  /** A few words: 'no endpoint 0'. */
  readonly short: string
  /** What happens and what it leads to. */
  readonly sentence: string
}

/** All that goes wrong when the driver builds the paths of an mmsys, in its order. */
export function failuresOf(graph: PipelineGraph, resolution: MmsysResolution): PathFailure[] {
  const paths = resolution.paths.flatMap((path) => failureOf(graph, resolution, path) ?? [])
  const { invalidEndpoint } = resolution
  const place = invalidEndpoint === null ? null : placeOf(graph, invalidEndpoint)
  return place === null ? paths : [invalidNumber(place, resolution.errno), ...paths]
}

/** Kernel: mtk_drm_of_ddp_path_build(), which asks before it builds the first path. */
function invalidNumber({ block, port, endpoint }: EndpointPlace, errno: number): PathFailure {
  const number = numberOf(endpoint)
  return {
    mmsys: block.id,
    crtc: null,
    state: 'fails-probe',
    block: block.id,
    endpoint: endpoint.id,
    number,
    to: null,
    short: `no path ${number}`,
    sentence:
      `${blockName(block)} has an endpoint numbered ${number}, and there are only the paths 0, 1 ` +
      `and 2: the probe fails with ${errnoName(errno)} before any is built. The message it prints ` +
      `names the port's number, ${numberOf(port)}, not the endpoint's.`,
  }
}

/** Null for a path that is built, or that the driver never walked. */
export function failureOf(
  graph: PipelineGraph,
  resolution: MmsysResolution,
  path: PathResult,
): PathFailure | null {
  const { walk } = path
  const hop = walk?.hops.at(-1)
  if (walk === null || hop === undefined || walk.end.kind === 'built') return null
  const name = (id: BlockId | null): string => {
    const block = id === null ? undefined : graph.blocks[id]
    return block === undefined ? '?' : blockName(block)
  }
  const place = {
    mmsys: resolution.block,
    crtc: path.crtc,
    state: path.state,
    block: hop.from,
    endpoint: hop.via,
    number: hop.endpoint,
    to: hop.to,
  }
  switch (walk.end.kind) {
    case 'hang':
      return {
        ...place,
        short: 'endless loop',
        sentence:
          `From ${name(hop.from)} the walk comes back to ${name(hop.to)} through nodes of the OVL ` +
          'adaptor alone. These take no place in the path, so the driver never stops: the machine ' +
          'hangs while it boots. Break the loop.',
      }
    case 'dropped':
    case 'no-first-component':
    case 'ends-before-output':
      return {
        ...place,
        short: shortReason(hop),
        sentence: `${reason(graph, walk.hops, hop, name)} ${consequence(resolution, path)}`,
      }
  }
}

function shortReason({ endpoint, outcome }: Hop): string {
  switch (outcome.kind) {
    case 'no-endpoint':
      return `no endpoint ${endpoint}`
    case 'no-remote':
      return 'not linked'
    case 'dangling':
      return 'dangling phandle'
    case 'nothing-above':
      return 'wrong phandle'
    case 'disabled':
      return outcome.status === 'disabled' ? 'disabled' : `status "${outcome.status}"`
    case 'unknown-compatible':
      return 'not a display component'
    case 'unknown-alias':
      return outcome.alias === null ? 'not allowed here' : `${outcome.stem}${outcome.alias} unknown`
    case 'entered':
      return 'path full'
  }
}

function reason(
  graph: PipelineGraph,
  hops: readonly Hop[],
  hop: Hop,
  name: (id: BlockId | null) => string,
): string {
  const { from, port, endpoint, to, outcome } = hop
  switch (outcome.kind) {
    case 'no-endpoint':
      return `The driver looks for endpoint ${endpoint} in port ${port} of ${name(from)}; ${numbersThere(graph, hop)}.`
    case 'no-remote':
      return `Endpoint ${endpoint} of ${name(from)} has no remote-endpoint.`
    case 'dangling':
      return `The remote-endpoint of ${name(from)} holds phandle ${outcome.phandle}, which no node has.`
    case 'nothing-above':
      return `The remote-endpoint of ${name(from)} names ${outcome.target}, which is no endpoint; no device stands above it.`
    case 'disabled':
      return `${name(to)} has status "${outcome.status}".`
    case 'unknown-compatible':
      return `${name(from)} leads to ${name(to)}, which is no component the driver knows.`
    case 'unknown-alias':
      return outcome.alias === null
        ? `${name(to)} is a mutex: it has no place in a path.`
        : `${name(to)} has the alias ${outcome.stem}${outcome.alias}, and the driver has no component of that number.`
    case 'entered':
      return hops.some((before) => before !== hop && before.to === to)
        ? `The path comes back to ${name(to)}: it is full with 62 components.`
        : `The path is full with its 62nd component, ${name(to)}: the driver follows it no further.`
  }
}

function numbersThere(graph: PipelineGraph, { from, port }: Hop): string {
  const block = graph.blocks[from]
  const ports = block === undefined ? [] : iteratedPorts(block)
  const there = ports.filter((candidate) => numberOf(candidate) === port)
  if (ports.length === 0) return 'it has no ports'
  if (there.length === 0) return `it has no port ${port}`
  const numbers = there.flatMap((found) => found.endpoints.map(numberOf))
  if (numbers.length === 0) return 'the port is empty'
  return `there is only endpoint ${numbers.join(', ')}`
}

function consequence(resolution: MmsysResolution, path: PathResult): string {
  const { walk } = path
  const crtc = CRTC_NAMES[path.crtc]
  if (walk?.end.kind === 'dropped') {
    const said = walk.log.length > 0 ? 'The message is printed, but' : 'Nothing is printed:'
    return `${said} ${crtc} is dropped and ${keptInstead(resolution, path)}.`
  }
  const last =
    walk?.end.kind === 'ends-before-output'
      ? `The last component, ${componentById(walk.end.last).short}, is no display output. `
      : ''
  const others = resolution.paths.filter(({ state }) => state === 'lost' || state === 'not-tried')
  const lost = others.map((other) => CRTC_NAMES[other.crtc]).join(' and ')
  const also = lost === '' ? '' : `, and with it ${lost} of this mmsys`
  return `${last}The probe fails with ${errnoName(resolution.errno)}${also}.`
}

function keptInstead(resolution: MmsysResolution, { source }: PathResult): string {
  const end = probeEnd(resolution)
  if (end !== null) return `the probe then ends at ${CRTC_NAMES[end.crtc]}`
  return source === 'hardcoded'
    ? 'the hardcoded path of this SoC stays in force'
    : 'there is no path at all'
}
