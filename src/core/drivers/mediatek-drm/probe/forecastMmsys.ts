import { EINVAL, ENODEV, ENOENT } from '../../../base/errno.ts'
import type { BlockId } from '../../../base/ids.ts'
import type { Block, PipelineGraph } from '../../../pipeline/document.ts'
import { DDP_COMPATIBLES } from '../../../soc/ddpCompatibles.ts'
import { componentById } from '../../../soc/ddpComponents.ts'
import { matchCompatible } from '../../../soc/matchCompatible.ts'
import { compatibleAt, type KernelChoice } from '../kernelChoice.ts'
import { type MmsysResolution, resolveAll } from '../resolveMmsys.ts'
import { isAvailable } from '../walkPath.ts'
import { type AdaptorLoop, adaptorLoop } from './adaptorLoop.ts'
import { type Because, becauseAt, becauseOf } from './because.ts'
import { type BridgeLookup, bridgeLookup } from './bridgeLookup.ts'
import { refusedLanes } from './dpLanes.ts'
import { cellsOf, isTold } from './nodeProperties.ts'
import type { Claimant, MmsysForecast, MmsysState, Wait } from './probeForecast.ts'
import { type SiblingLoop, siblingLoop } from './siblingLoop.ts'

/**
 * How far the probe of each mmsys gets, and what its DRM master then waits for, in tree order.
 *
 * Which of two masters gets a component both want depends on the order drivers come up in; here it is
 * the earlier mmsys, and its OVL adaptor before itself. The DRM device is missing either way.
 *
 * Kernel: mtk_drm_probe(), and find_components() in drivers/base/component.c.
 */
export function forecastMmsys(graph: PipelineGraph, kernel: KernelChoice): MmsysForecast[] {
  const claims = new Map<BlockId, Claimant>()
  return resolveAll(graph, kernel).flatMap((resolution) => {
    const mmsys = graph.blocks[resolution.block]
    return mmsys === undefined ? [] : [forecast(graph, mmsys, resolution, kernel, claims)]
  })
}

type Claims = Map<BlockId, Claimant>

function forecast(
  graph: PipelineGraph,
  mmsys: Block,
  resolution: MmsysResolution,
  kernel: KernelChoice,
  claims: Claims,
): MmsysForecast {
  const early = stateAfterPathBuild(mmsys, resolution)
  if (early !== null)
    return { resolution, siblings: null, adaptor: null, lookups: [], state: early }

  const siblings = siblingLoop(graph, mmsys, resolution, kernel)
  const hasAdaptor = siblings.matches.some(({ kind }) => kind === 'adaptor')
  const adaptor = hasAdaptor ? adaptorLoop(graph, mmsys) : null
  const lookups = siblings.matches.flatMap((match) => {
    const output = match.kind === 'block' && componentById(match.id).validLast
    const block = output ? graph.blocks[match.block] : undefined
    return block === undefined ? [] : [bridgeLookup(graph, block, kernel)]
  })
  const known = { resolution, siblings, adaptor, lookups }
  const incomplete = incompleteNode(graph, siblings)
  if (incomplete !== null) return { ...known, state: incomplete }
  const because = becauseOf('mtk_drm_probe', mmsys.id)
  if (siblings.mutex === null)
    return { ...known, state: { kind: 'probe-fails', why: 'no-mutex', errno: ENODEV, because } }

  const added = becauseOf('component_master_add_with_match', mmsys.id)
  if (siblings.matches.length === 0) return { ...known, state: { kind: 'crashes', because: added } }
  const waits = waitsOf(graph, mmsys.id, { siblings, adaptor, lookups }, kernel, claims)
  if (waits.length > 0) return { ...known, state: { kind: 'waits', for: waits, because: added } }
  return { ...known, state: { kind: 'binds', because: added } }
}

/** Where the probe ends before it looks at any sibling; null when it goes on. */
function stateAfterPathBuild(mmsys: Block, resolution: MmsysResolution): MmsysState | null {
  if (!isAvailable(mmsys))
    return { kind: 'disabled', because: becauseOf('mtk_drm_probe', mmsys.id) }
  const { errno, invalidEndpoint, paths } = resolution
  const hanging = paths.find(({ state }) => state === 'hangs')
  if (hanging !== undefined)
    return { kind: 'hangs', crtc: hanging.crtc, because: walkEnd(mmsys, hanging) }
  if (errno === 0) return null
  const failing = paths.find(({ state }) => state === 'fails-probe')
  const because =
    invalidEndpoint !== null || failing === undefined
      ? becauseAt('mtk_drm_of_ddp_path_build', mmsys.id, invalidEndpoint)
      : walkEnd(mmsys, failing)
  return { kind: 'probe-fails', why: 'path', errno, because }
}

/** The hop a walk ended at. */
export function walkEnd(
  mmsys: Pick<Block, 'id'>,
  { walk }: MmsysResolution['paths'][number],
): Because {
  const hop = walk?.hops.at(-1)
  return becauseAt('mtk_drm_of_ddp_path_build_one', hop?.from ?? mmsys.id, hop?.via ?? null)
}

/**
 * The first node of a component that mediatek-drm drives itself without what it needs of it. The
 * errnos are those of a node without registers, and without a clock.
 */
function incompleteNode(graph: PipelineGraph, { steps }: SiblingLoop): MmsysState | null {
  for (const { block: id, outcome } of steps) {
    const block = graph.blocks[id]
    if (block === undefined || outcome.kind !== 'stands-for') continue
    if (!componentById(outcome.id).needsRegsAndClock) continue
    const lacks = (name: string) => isTold(graph, name) && cellsOf(block, name).length === 0
    const errno = lacks('reg') ? EINVAL : lacks('clocks') ? ENOENT : 0
    const because = becauseOf('mtk_ddp_comp_init', id)
    if (errno !== 0) return { kind: 'probe-fails', why: 'incomplete-node', errno, because }
  }
  return null
}

function waitsOf(
  graph: PipelineGraph,
  mmsys: BlockId,
  probed: {
    readonly siblings: SiblingLoop
    readonly adaptor: AdaptorLoop | null
    readonly lookups: readonly BridgeLookup[]
  },
  kernel: KernelChoice,
  claims: Claims,
): Wait[] {
  const { siblings, adaptor, lookups } = probed
  const waits: Wait[] = []
  const claim = (block: BlockId, own: Claimant) => {
    const by = claims.get(block)
    if (by === undefined) claims.set(block, own)
    else if (by.mmsys !== own.mmsys || by.adaptor !== own.adaptor) {
      const because = becauseOf('component_master_add_with_match', block)
      waits.push({ kind: 'claimed', block, by, because })
    }
  }
  if (adaptor?.parts.length === 0) {
    const because = becauseOf('mtk_disp_ovl_adaptor_probe', mmsys)
    waits.push({ kind: 'adaptor-without-parts', because })
  }
  for (const { block } of adaptor?.parts ?? []) claim(block, { mmsys, adaptor: true })
  for (const match of siblings.matches) {
    if (match.kind === 'adaptor') continue
    const { block } = match
    claim(block, { mmsys, adaptor: false })
    if (!hasDriver(graph, block, kernel)) {
      const because = becauseOf('component_master_add_with_match', block)
      waits.push({ kind: 'no-driver', block, because })
    }
    const lookup = lookups.find(({ output }) => output === block)
    if (lookup === undefined || lookup.when === 'bind') continue
    const { result, because } = lookup
    const count = refusedLanes(graph, lookup)
    if (result.kind !== 'found') waits.push({ kind: 'sink', lookup, because })
    else if (count !== null)
      waits.push({ kind: 'lanes', lookup, count, because: becauseOf('mtk_dp_probe', result.sink) })
  }
  return waits
}

/** Whether some platform driver lists one of the node's strings: not every one of the table is. */
function hasDriver(graph: PipelineGraph, id: BlockId, kernel: KernelChoice): boolean {
  const compatible = compatibleAt(kernel, graph.blocks[id]?.compatible ?? [])
  return matchCompatible(DRIVEN, compatible) !== null
}

const DRIVEN = DDP_COMPATIBLES.filter(({ driver }) => driver !== null)
