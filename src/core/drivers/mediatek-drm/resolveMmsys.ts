import { EINVAL, type Errno } from '../../base/errno.ts'
import type { BlockId, EndpointId } from '../../base/ids.ts'
import { DerivedMap } from '../../pipeline/derivedMap.ts'
import type { Block, PipelineGraph, Port } from '../../pipeline/document.ts'
import { iteratedPorts, numberOf } from '../../pipeline/endpoints.ts'
import { MAX_CRTC } from '../../soc/ddpComponents.ts'
import { matchCompatible } from '../../soc/matchCompatible.ts'
import { MMSYS_DATA, type MmsysData } from '../../soc/mmsysData.ts'
import { driverBlocks } from './driverBlocks.ts'
import { compatibleAt, type KernelChoice, NEWEST_KERNEL, readsGraphs } from './kernelChoice.ts'
import type { LogLine } from './kernelLog.ts'
import { type CrtcIndex, type PathWalk, walkPath } from './walkPath.ts'

/** What became of one of the three CRTC paths of an mmsys. */
export interface PathResult {
  readonly crtc: CrtcIndex
  readonly state: PathState
  /** The walk, where the driver tried one. */
  readonly walk: PathWalk | null
  /** Component ids of the path the build leaves in force, should the probe go on; else empty. */
  readonly inForce: readonly number[]
  readonly source: 'graph' | 'hardcoded' | 'none'
}

export type PathState =
  | 'built'
  /** Built, and lost all the same: a later path of this mmsys ends the probe. */
  | 'lost'
  /** The graph does not mention it: the SoC's table, where it has one, stays in force. */
  | 'not-in-graph'
  /** A disabled node was met. Nothing is printed past the first hop, and the SoC's table stays. */
  | 'dropped'
  | 'fails-probe'
  | 'hangs'
  /** Mentioned in the graph, but an earlier path had already ended the probe. */
  | 'not-tried'

export interface MmsysResolution {
  readonly block: BlockId
  readonly path: string
  readonly data: MmsysData
  /** Whether the driver sees a graph below the node, and so builds paths at all. */
  readonly graph: boolean
  /**
   * The node has a port but no endpoint: the driver returns a variable it never set. 0 on the usual
   * build, which clears the stack, and then the hardcoded paths stay.
   */
  readonly indeterminate: boolean
  /** The walk never ends: the machine hangs in probe. */
  readonly hang: boolean
  /** What the path build returns. */
  readonly errno: Errno
  /** The endpoint whose number is not below 3, if that is what ended the probe. */
  readonly invalidEndpoint: EndpointId | null
  /** MAIN, EXT, THIRD. */
  readonly paths: readonly PathResult[]
  /** The path build's messages, in order. */
  readonly log: readonly LogLine[]
}

export const CRTC_NAMES = ['MAIN', 'EXT', 'THIRD'] as const
const CRTCS: readonly CrtcIndex[] = [0, 1, 2]

/** The path whose build ended the probe of its mmsys; null where none did. */
export const probeEnd = ({ paths }: MmsysResolution): PathResult | null =>
  paths.find(({ state }) => state === 'fails-probe' || state === 'hangs') ?? null

/**
 * Every node mediatek-drm would probe on, in tree order, whatever its status. A resolution whose walks
 * would meet what they met before is the very object of an earlier call.
 */
export function resolveAll(
  graph: PipelineGraph,
  kernel: KernelChoice = NEWEST_KERNEL,
): MmsysResolution[] {
  return driverBlocks(graph).flatMap((block) => {
    const data = matchCompatible(MMSYS_DATA, compatibleAt(kernel, block.compatible))
    return data === null ? [] : [knownResolution(graph, block, data, kernel)]
  })
}

function knownResolution(
  graph: PipelineGraph,
  mmsys: Block,
  data: MmsysData,
  kernel: KernelChoice,
): MmsysResolution {
  const known = knownResolutions.get(mmsys)
  const isSame =
    known?.kernel === kernel &&
    known.aliases === graph.aliases &&
    known.met.every((block) => graph.blocks[block.id] === block)
  if (isSame) return known.resolution
  const resolution = resolveMmsys(graph, mmsys, data, kernel)
  const hops = resolution.paths.flatMap(({ walk }) => walk?.hops ?? [])
  // A device that was missing could be added, which no block met here would show.
  if (hops.some(({ outcome }) => outcome.kind === 'nothing-above')) return resolution
  const met = hops.flatMap(({ to }) => (to === null ? [] : (graph.blocks[to] ?? [])))
  knownResolutions.set(mmsys, { kernel, aliases: graph.aliases, met, resolution })
  return resolution
}

/** By the mmsys. Not by the graph, which every edit makes anew. */
const knownResolutions = new DerivedMap<Block, Known>()

interface Known {
  readonly kernel: KernelChoice
  readonly aliases: PipelineGraph['aliases']
  /** All that the answer rests on besides the mmsys itself. */
  readonly met: readonly Block[]
  readonly resolution: MmsysResolution
}

/**
 * Builds the CRTC paths of one mmsys. Kernel: mtk_drm_of_ddp_path_build() and the choice before it
 * in mtk_drm_probe(), both in drivers/gpu/drm/mediatek/mtk_drm_drv.c.
 */
function resolveMmsys(
  graph: PipelineGraph,
  block: Block,
  data: MmsysData,
  kernel: KernelChoice,
): MmsysResolution {
  const ports = readsGraphs(kernel) ? iteratedPorts(block) : []
  const base = { block: block.id, path: block.path, data, graph: ports.length > 0 }
  const invalid = firstInvalidEndpoint(ports)
  if (invalid !== null) {
    return {
      ...base,
      indeterminate: false,
      hang: false,
      errno: EINVAL,
      invalidEndpoint: invalid.endpoint,
      paths: CRTCS.map((crtc) =>
        untouched(data, crtc, isPresent(ports, crtc) ? 'not-tried' : 'not-in-graph'),
      ),
      log: [{ level: 'err', text: `Invalid endpoint${invalid.port} number` }],
    }
  }

  const paths: PathResult[] = []
  const log: LogLine[] = []
  let errno: Errno = 0
  let hang = false
  for (const crtc of CRTCS) {
    if (!isPresent(ports, crtc)) {
      paths.push(untouched(data, crtc, 'not-in-graph'))
    } else if (errno !== 0 || hang) {
      paths.push(untouched(data, crtc, 'not-tried'))
    } else {
      const result = buildPath(graph, block, data, crtc, kernel)
      paths.push(result)
      log.push(...(result.walk?.log ?? []))
      if (result.state === 'fails-probe') errno = result.walk?.errno ?? 0
      hang = result.state === 'hangs'
    }
  }
  const indeterminate = ports.length > 0 && CRTCS.every((crtc) => !isPresent(ports, crtc))
  const told = errno !== 0 || hang ? paths.map(lost) : paths
  return { ...base, indeterminate, hang, errno, invalidEndpoint: null, paths: told, log }
}

/** Any errno but -ENODEV ends the whole probe, whatever was built before: no DRM device is made. */
const lost = (path: PathResult): PathResult =>
  path.state === 'built' ? { ...path, state: 'lost' } : path

function buildPath(
  graph: PipelineGraph,
  mmsys: Block,
  data: MmsysData,
  crtc: CrtcIndex,
  kernel: KernelChoice,
): PathResult {
  const walk = walkPath(graph, mmsys, crtc, kernel)
  switch (walk.end.kind) {
    case 'built':
      return { crtc, state: 'built', walk, inForce: walk.components, source: 'graph' }
    case 'dropped':
      return { ...untouched(data, crtc, 'dropped'), walk }
    case 'hang':
      return { ...untouched(data, crtc, 'hangs'), walk }
    case 'no-first-component':
    case 'ends-before-output':
      return { ...untouched(data, crtc, 'fails-probe'), walk }
  }
}

/** A path the graph did not replace: the SoC's hardcoded table, if it has one, stays in force. */
function untouched(data: MmsysData, crtc: CrtcIndex, state: PathState): PathResult {
  const hardcoded = [data.main, data.ext, data.third][crtc] ?? null
  return {
    crtc,
    state,
    walk: null,
    inForce: hardcoded ?? [],
    source: hardcoded === null ? 'none' : 'hardcoded',
  }
}

/** The port number is not looked at: an endpoint@1 in port@1 marks EXT present as well. */
const isPresent = (ports: readonly Port[], crtc: CrtcIndex): boolean =>
  ports.some((port) => port.endpoints.some((endpoint) => numberOf(endpoint) === crtc))

/** First endpoint in document order with a number past THIRD, and the port number it is blamed on. */
function firstInvalidEndpoint(
  ports: readonly Port[],
): { readonly endpoint: EndpointId; readonly port: number } | null {
  for (const port of ports)
    for (const endpoint of port.endpoints)
      if (numberOf(endpoint) >= MAX_CRTC) return { endpoint: endpoint.id, port: numberOf(port) }
  return null
}
