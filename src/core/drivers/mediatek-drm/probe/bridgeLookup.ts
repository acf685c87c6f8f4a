import { ENODEV, EPROBE_DEFER } from '../../../base/errno.ts'
import type { BlockId, EndpointId } from '../../../base/ids.ts'
import type { Block, Endpoint, PipelineGraph } from '../../../pipeline/document.ts'
import { endpointByNumbers, iteratedPorts, numberOf } from '../../../pipeline/endpoints.ts'
import { blockRole, isDsi, parentPath, wiringOf } from '../../../pipeline/links.ts'
import { memoizeByIdentity } from '../../../pipeline/memoizeByIdentity.ts'
import { driverBlocks } from '../driverBlocks.ts'
import type { KernelChoice } from '../kernelChoice.ts'
import { isAvailable, remoteDevice } from '../walkPath.ts'
import { type Because, becauseAt } from './because.ts'

/** How an output finds the panel or bridge behind it. It has nothing to do with the path's number. */
export interface BridgeLookup {
  readonly output: BlockId
  /** A DSI host is asked when a panel attaches to it; the others ask at probe, or v6.13 at bind. */
  readonly when: 'host-attach' | 'probe' | 'bind'
  /** In order; the second is the fallback for trees of the old style. */
  readonly tries: readonly LookupTry[]
  readonly result: LookupResult
  readonly because: Because
}

export interface LookupTry {
  readonly port: number
  /** Null takes the first endpoint of the port, whatever its number. */
  readonly endpoint: number | null
  readonly via: EndpointId | null
  /** The device it leads to, also when that is then refused. */
  readonly to: BlockId | null
  readonly outcome: TryOutcome
}

export type TryOutcome =
  | { readonly kind: 'sink' }
  /** An enabled device that never becomes a bridge or panel: -EPROBE_DEFER for ever. */
  | { readonly kind: 'defers'; readonly why: NeverReady }
  /** -ENODEV. */
  | {
      readonly kind: 'nothing'
      readonly why: 'no-graph' | 'no-endpoint' | 'no-remote' | 'disabled'
    }

/** Why an enabled device never registers a bridge or panel. */
export type NeverReady =
  /** A display component, an mmsys, a PHY: its driver has no bridge to register. */
  | 'no-bridge'
  /** An eDP transmitter without an enabled panel on its AUX bus, at port 1, endpoint 0. */
  | 'edp-without-panel'
  /** An HDMI transmitter with nothing enabled at port 1, endpoint 0: its probe fails with -EINVAL. */
  | 'hdmi-without-sink'

export type LookupResult =
  /** Given that the sink's driver is there, which no device tree can tell. */
  | { readonly kind: 'found'; readonly sink: BlockId }
  /** No enabled device would attach to this DSI host: the look-up is never made. */
  | { readonly kind: 'nobody-attaches' }
  | { readonly kind: 'fails'; readonly errno: typeof ENODEV | typeof EPROBE_DEFER }

/**
 * The look-up of one output, DSI, DPI or DP_INTF, as a kernel makes it.
 *
 * Left out: the drivers of panels and bridges, which are taken to be there and to find what is behind
 * them; the lanes of a DisplayPort transmitter are apart, in `refusedLanes`. Kernel: devm_drm_of_get_bridge(), called from
 * mtk_dsi_host_attach(), mtk_dpi_probe(), and in v6.13 mtk_dpi_bridge_attach().
 */
export function bridgeLookup(
  graph: PipelineGraph,
  output: Block,
  kernel: KernelChoice,
): BridgeLookup {
  const dsi = isDsi(output)
  const tries: LookupTry[] = []
  for (const [port, endpoint] of placesTried(dsi, kernel)) {
    const tried = lookUp(graph, output, port, endpoint)
    tries.push(tried)
    if (tried.outcome.kind !== 'nothing') break
  }
  const when = dsi ? 'host-attach' : kernel === 'v6.13' ? 'bind' : 'probe'
  const via = tries.find((tried) => tried.via !== null)?.via ?? null
  return {
    output: output.id,
    when,
    tries,
    result:
      dsi && !hasAttacher(graph, output) ? { kind: 'nobody-attaches' } : resultOf(tries.at(-1)),
    because: becauseAt(STEP[when], output.id, via),
  }
}

const STEP = {
  'host-attach': 'mtk_dsi_host_attach',
  probe: 'mtk_dpi_probe',
  bind: 'mtk_dpi_bridge_attach',
} as const

type Place = readonly [port: number, endpoint: number | null]

/** Before the v13 patch there was port 0 alone: the seed patch's removed lines. */
function placesTried(dsi: boolean, kernel: KernelChoice): readonly Place[] {
  if (kernel === 'v6.12') return [[0, 0]]
  return [
    [1, dsi ? 0 : null],
    [0, 0],
  ]
}

function resultOf(last: LookupTry | undefined): LookupResult {
  if (last?.outcome.kind === 'sink' && last.to !== null) return { kind: 'found', sink: last.to }
  return { kind: 'fails', errno: last?.outcome.kind === 'defers' ? EPROBE_DEFER : ENODEV }
}

/** Kernel: drm_of_find_panel_or_bridge(), of_graph_get_remote_node(). */
function lookUp(
  graph: PipelineGraph,
  from: Block,
  port: number,
  endpoint: number | null,
): LookupTry {
  const nothing = (why: Extract<TryOutcome, { kind: 'nothing' }>['why']): TryOutcome => ({
    kind: 'nothing',
    why,
  })
  const asked = { port, endpoint, via: null, to: null }
  if (iteratedPorts(from).length === 0) return { ...asked, outcome: nothing('no-graph') }
  const via = endpointAt(from, port, endpoint)
  if (via === null) return { ...asked, outcome: nothing('no-endpoint') }
  const remote = remoteDevice(graph, via)
  if (remote.kind !== 'device') return { ...asked, via: via.id, outcome: nothing('no-remote') }
  const found = { ...asked, via: via.id, to: remote.block.id }
  if (!isAvailable(remote.block)) return { ...found, outcome: nothing('disabled') }
  const why = neverReady(graph, remote.block)
  return { ...found, outcome: why === null ? { kind: 'sink' } : { kind: 'defers', why } }
}

function endpointAt(block: Block, port: number, endpoint: number | null): Endpoint | null {
  if (endpoint !== null) return endpointByNumbers(block, port, endpoint)
  const ports = iteratedPorts(block).filter((candidate) => numberOf(candidate) === port)
  return ports.flatMap(({ endpoints }) => endpoints)[0] ?? null
}

/** What the device behind an output lacks to register as bridge or panel; null when nothing. */
function neverReady(graph: PipelineGraph, block: Block): NeverReady | null {
  switch (blockRole(block).kind) {
    case 'mmsys':
    case 'mutex':
    case 'component':
    case 'adaptor':
    case 'phy':
      return 'no-bridge'
    case 'dp-tx':
      return isEdp(block) && !isFollowed(graph, block) ? 'edp-without-panel' : null
    case 'hdmi-tx':
      return isFollowed(graph, block) ? null : 'hdmi-without-sink'
    case 'panel':
    case 'bridge':
    case 'connector':
    case 'other':
      return null
  }
}

export const isEdp = ({ compatible }: Block): boolean =>
  compatible.some((string) => /^mediatek,mt\d+-edp-tx$/.test(string))

/** Whether an enabled device that is no transmitter of its own stands at port 1, endpoint 0. */
function isFollowed(graph: PipelineGraph, transmitter: Block): boolean {
  const endpoint = endpointByNumbers(transmitter, 1, 0)
  const remote = endpoint === null ? null : remoteDevice(graph, endpoint)
  if (remote?.kind !== 'device' || !isAvailable(remote.block)) return false
  const { kind } = blockRole(remote.block)
  return kind === 'panel' || kind === 'connector' || kind === 'bridge' || kind === 'other'
}

/**
 * The DSI hosts that an enabled device would call mipi_dsi_attach() on, and the paths of those it
 * is a child of. A device elsewhere has an endpoint that leads back to its host, by which its driver finds
 * it. Every output asks, so they are found once.
 */
const attachedTo = memoizeByIdentity((graph: PipelineGraph) => {
  const all = new Set<Block | undefined>(driverBlocks(graph).filter(isDsi))
  const paths = [...all].flatMap((host) => (host === undefined ? [] : `${host.path}/`))
  const hosts = new Set<Block>()
  const parents = new Set<string | null>()
  for (const { block, others } of wiringOf(graph)) {
    const isBelow = paths.some((path) => isInside(block.path, path))
    if (!isBelow && !others.some((other) => all.has(other))) continue
    if (!isAvailable(block) || neverReady(graph, block) === 'no-bridge') continue
    if (isBelow) parents.add(parentPath(block))
    for (const other of others) if (other !== undefined && all.has(other)) hosts.add(other)
  }
  return { hosts, parents }
})

/** Most paths part at the end of the shorter one already, which is asked of every block. */
const isInside = (path: string, above: string): boolean =>
  path.charAt(above.length - 1) === '/' && path.startsWith(above)

function hasAttacher(graph: PipelineGraph, host: Block): boolean {
  const { hosts, parents } = attachedTo(graph)
  return hosts.has(host) || parents.has(host.path)
}
