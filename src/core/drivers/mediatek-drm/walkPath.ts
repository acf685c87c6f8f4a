import { EINVAL, ENODEV, ENOENT, type Errno } from '../../base/errno.ts'
import type { BlockId, EndpointId } from '../../base/ids.ts'
import { blockOfEndpoint } from '../../base/ids.ts'
import { DerivedMap } from '../../pipeline/derivedMap.ts'
import type { Block, Endpoint, PipelineGraph, Remote } from '../../pipeline/document.ts'
import { endpointByNumbers } from '../../pipeline/endpoints.ts'
import { memoizeByIdentity } from '../../pipeline/memoizeByIdentity.ts'
import { componentById, DRM_OVL_ADAPTOR, PATH_CAPACITY } from '../../soc/ddpComponents.ts'
import { identify } from './componentId.ts'
import { type KernelChoice, NEWEST_KERNEL } from './kernelChoice.ts'
import type { LogLine } from './kernelLog.ts'

/** CRTC_MAIN, CRTC_EXT, CRTC_THIRD; also the endpoint number a path uses on every port it crosses. */
export type CrtcIndex = 0 | 1 | 2

/** One attempt to get from a node to the next: what was looked for, and what came of it. */
export interface Hop {
  readonly from: BlockId
  /** Port and endpoint number the driver asks for on `from`. */
  readonly port: number
  readonly endpoint: number
  /** The endpoint found for them. */
  readonly via: EndpointId | null
  /** The device reached. Set as soon as there is one, also when it is then refused. */
  readonly to: BlockId | null
  readonly outcome: HopOutcome
}

export type HopOutcome =
  /** The component joins the path; `folded` when the adaptor was already in it twice. */
  | { readonly kind: 'entered'; readonly id: number; readonly folded: boolean }
  | { readonly kind: 'no-endpoint'; readonly errno: typeof ENOENT }
  | { readonly kind: 'no-remote'; readonly errno: typeof EINVAL }
  | { readonly kind: 'dangling'; readonly errno: typeof EINVAL; readonly phandle: number }
  /** The phandle names a node so near the root that nothing stands where the device should be. */
  | { readonly kind: 'nothing-above'; readonly errno: typeof EINVAL; readonly target: string }
  | { readonly kind: 'disabled'; readonly errno: typeof ENODEV; readonly status: string }
  | { readonly kind: 'unknown-compatible'; readonly errno: typeof EINVAL }
  | {
      readonly kind: 'unknown-alias'
      readonly errno: typeof EINVAL
      readonly stem: string
      readonly alias: number | null
    }

export type WalkEnd =
  | { readonly kind: 'built' }
  /** -ENODEV: swallowed by the caller, nothing stored, and nothing printed after the first hop. */
  | { readonly kind: 'dropped' }
  | { readonly kind: 'no-first-component' }
  | { readonly kind: 'ends-before-output'; readonly last: number; readonly ret: Errno }
  /** A loop of adaptor nodes alone: the index never moves and probe never returns. */
  | { readonly kind: 'hang' }

export interface PathWalk {
  readonly crtc: CrtcIndex
  /** In the order tried. The last one usually fails: that is how a sound walk ends, too. */
  readonly hops: readonly Hop[]
  /** Component ids collected, in scan-out order. In force only when the end is 'built'. */
  readonly components: readonly number[]
  readonly end: WalkEnd
  /** What the function returns; 0 also for 'hang', which never returns. */
  readonly errno: Errno
  readonly log: readonly LogLine[]
}

/**
 * Walks one CRTC path as the driver does when it probes: leaves the mmsys by port 0 and every
 * component by port 1, each time by the endpoint whose number is the path's, until a hop fails or
 * 62 ids are collected. A sound walk fails a hop too, past its output, at a panel or bridge.
 *
 * Kernel: mtk_drm_of_ddp_path_build_one() in drivers/gpu/drm/mediatek/mtk_drm_drv.c.
 */
export function walkPath(
  graph: PipelineGraph,
  mmsys: Block,
  crtc: CrtcIndex,
  kernel: KernelChoice = NEWEST_KERNEL,
): PathWalk {
  const hops: Hop[] = []
  const components: number[] = []

  const take = (hop: Hop): Errno => {
    hops.push(hop)
    if (hop.outcome.kind !== 'entered') return hop.outcome.errno
    if (!hop.outcome.folded) components.push(hop.outcome.id)
    return 0
  }

  const first = tryHop(graph, mmsys, 0, crtc, kernel)
  const firstRet = take(first)
  if (firstRet !== 0) return failedFirstHop(graph, crtc, first, firstRet)

  let adaptorAdded = false
  let ret: Errno = 0
  let at = first.to
  const sinceLastId = new Set<BlockId>()
  while (components.length < PATH_CAPACITY) {
    const block = at === null ? undefined : graph.blocks[at]
    if (block === undefined) break
    const hop = tryHop(graph, block, 1, crtc, kernel)
    const adaptor = hop.outcome.kind === 'entered' && hop.outcome.id === DRM_OVL_ADAPTOR
    ret = take(adaptor && adaptorAdded ? folded(hop) : hop)
    if (ret !== 0) break
    at = hop.to

    if (!adaptor || !adaptorAdded) sinceLastId.clear()
    // The flag starts out clear even after an adaptor node as first hop, so id 61 can come twice.
    if (adaptor) adaptorAdded = true
    if (at !== null) {
      if (sinceLastId.has(at))
        return { crtc, hops, components, end: { kind: 'hang' }, errno: 0, log: [] }
      sinceLastId.add(at)
    }
  }
  return finish(crtc, hops, components, ret)
}

const folded = (hop: Hop): Hop =>
  hop.outcome.kind === 'entered' ? { ...hop, outcome: { ...hop.outcome, folded: true } } : hop

function failedFirstHop(
  graph: PipelineGraph,
  crtc: CrtcIndex,
  hop: Hop,
  errno: Exclude<Errno, 0>,
): PathWalk {
  const next = hop.to === null ? undefined : graph.blocks[hop.to]
  const text =
    next === undefined
      ? `Cannot find first endpoint for path ${crtc}`
      : `Invalid component ${next.path}`
  return {
    crtc,
    hops: [hop],
    components: [],
    end: { kind: errno === ENODEV ? 'dropped' : 'no-first-component' },
    errno,
    log: [{ level: 'err', text }],
  }
}

function finish(
  crtc: CrtcIndex,
  hops: readonly Hop[],
  components: readonly number[],
  ret: Errno,
): PathWalk {
  // Tested before the last component, as in the driver: a disabled panel loses a sound path.
  if (ret === ENODEV)
    return { crtc, hops, components, end: { kind: 'dropped' }, errno: ENODEV, log: [] }

  const last = components.at(-1) ?? 0
  if (!componentById(last).validLast) {
    const text = `Invalid display hw pipeline. Last component: ${last} (ret=${ret})`
    const end = { kind: 'ends-before-output', last, ret } as const
    return { crtc, hops, components, end, errno: EINVAL, log: [{ level: 'err', text }] }
  }
  const text = `Display HW Pipeline built with ${components.length} components.`
  return {
    crtc,
    hops,
    components,
    end: { kind: 'built' },
    errno: 0,
    log: [{ level: 'dbg', text }],
  }
}

/**
 * One hop. The checks run in the driver's order, which decides the errno: endpoint, remote, status,
 * compatible, alias. Kernel: mtk_drm_of_get_ddp_ep_cid().
 */
function tryHop(
  graph: PipelineGraph,
  from: Block,
  port: number,
  crtc: CrtcIndex,
  kernel: KernelChoice,
): Hop {
  const via = endpointByNumbers(from, port, crtc)
  if (via === null) return newHop(from, port, crtc, null, null, NO_ENDPOINT)
  const remote = remoteDevice(graph, via)
  if (remote.kind !== 'device') return newHop(from, port, crtc, via.id, null, remote)
  return newHop(from, port, crtc, via.id, remote.block.id, enter(graph, remote.block, kernel))
}

const newHop = (
  { id }: Block,
  port: number,
  endpoint: CrtcIndex,
  via: EndpointId | null,
  to: BlockId | null,
  outcome: HopOutcome,
): Hop => ({ from: id, port, endpoint, via, to, outcome })

const NO_ENDPOINT: HopOutcome = { kind: 'no-endpoint', errno: ENOENT }

export type RemoteDevice =
  | { readonly kind: 'device'; readonly block: Block }
  | Extract<HopOutcome, { kind: 'no-remote' | 'dangling' | 'nothing-above' }>

/** Kernel: of_graph_get_remote_port_parent(). */
export function remoteDevice(graph: PipelineGraph, endpoint: Endpoint): RemoteDevice {
  const { remote } = endpoint
  if (remote === null) return { kind: 'no-remote', errno: EINVAL }
  if (remote.kind === 'dangling')
    return { kind: 'dangling', errno: EINVAL, phandle: remote.phandle }
  const id = deviceOf(remote)
  const block = id === null ? undefined : graph.blocks[id]
  if (block !== undefined) return { kind: 'device', block }
  const target = remote.kind === 'endpoint' ? remote.endpoint : remote.path
  return { kind: 'nothing-above', errno: EINVAL, target }
}

/** The id of the device a remote endpoint stands in: a part of its text, cut out once. */
const deviceOf = memoizeByIdentity(
  (remote: Extract<Remote, { kind: 'endpoint' | 'node' }>): BlockId | null =>
    remote.kind === 'endpoint' ? blockOfEndpoint(remote.endpoint) : remote.device,
)

/** What the driver makes of a device, remembered for as long as its aliases are the same. */
function enter(graph: PipelineGraph, block: Block, kernel: KernelChoice): HopOutcome {
  const { aliases } = graph
  const known = entered.get(block)
  if (known?.aliases === aliases && known.kernel === kernel) return known.outcome
  const outcome = judge(graph, block, kernel)
  entered.set(block, { aliases, kernel, outcome })
  return outcome
}

const entered = new DerivedMap<
  Block,
  {
    readonly aliases: PipelineGraph['aliases']
    readonly kernel: KernelChoice
    readonly outcome: HopOutcome
  }
>()

function judge(graph: PipelineGraph, block: Block, kernel: KernelChoice): HopOutcome {
  if (!isAvailable(block)) return { kind: 'disabled', errno: ENODEV, status: block.status ?? '' }
  const identity = identify(graph, block, kernel)
  switch (identity.kind) {
    case 'component':
    case 'adaptor':
      return { kind: 'entered', id: identity.id, folded: false }
    case 'unknown-compatible':
      return { kind: 'unknown-compatible', errno: EINVAL }
    case 'unknown-alias':
      return { ...identity, errno: EINVAL }
  }
}

/** No status, 'okay' or 'ok'. Parents are not looked at. Kernel: of_device_is_available(). */
export const isAvailable = (block: Block): boolean =>
  block.status === null || block.status === 'okay' || block.status === 'ok'
