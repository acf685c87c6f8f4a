import { ENODEV, EPROBE_DEFER } from '../../../base/errno.ts'
import type { BlockId } from '../../../base/ids.ts'
import type { PipelineGraph } from '../../../pipeline/document.ts'
import { parentPath } from '../../../pipeline/links.ts'
import { DRM_OVL_ADAPTOR } from '../../../soc/ddpComponents.ts'
import type { KernelChoice } from '../kernelChoice.ts'
import { type Because, becauseOf } from './because.ts'
import { type BoundMmsys, createCrtcs } from './createCrtcs.ts'
import { refusedLanes } from './dpLanes.ts'
import { possibleCrtcs, type SlotMmsys } from './possibleCrtcs.ts'
import type {
  BindFailure,
  CrtcForecast,
  DrmForecast,
  KmsInit,
  LaterCrash,
  MmsysForecast,
  OutputForecast,
} from './probeForecast.ts'

/**
 * What becomes of the one DRM device, once every mmsys has got as far as it can. Masters are taken to
 * bind in tree order; the last one's device becomes the DRM device.
 *
 * Kernel: mtk_drm_bind(), mtk_drm_get_all_drm_priv(), mtk_drm_kms_init().
 */
export function forecastDrm(
  graph: PipelineGraph,
  all: readonly MmsysForecast[],
  kernel: KernelChoice,
): DrmForecast {
  const [first] = all
  if (first === undefined) return { kind: 'no-mmsys' }
  for (const { state, resolution } of all) {
    const { because } = state
    if (state.kind === 'hangs') return { kind: 'hangs', mmsys: resolution.block, because }
    if (state.kind === 'crashes')
      return { kind: 'crashes', crash: 'empty-match-list', mmsys: resolution.block, because }
  }

  const bound: BoundMmsys[] = []
  for (const mmsys of all) {
    if (!isBound(mmsys)) continue
    bound.push(mmsys)
    const there = bound.filter((other) => areSiblings(graph, other, mmsys))
    if (there.length !== mmsys.resolution.data.mmsysDevNum) continue
    const beside = all.filter((other) => areSiblings(graph, other, mmsys))
    return becomeDrm(graph, there, beside, kernel)
  }
  const missing = all.filter(({ state }) => state.kind !== 'binds')
  return {
    kind: 'waits',
    needed: first.resolution.data.mmsysDevNum,
    bound: bound.length,
    missing: missing.map(({ resolution }) => resolution.block),
    because: becauseOf('mtk_drm_get_all_drm_priv', (missing[0] ?? first).resolution.block),
  }
}

const isBound = (mmsys: MmsysForecast): mmsys is BoundMmsys => mmsys.state.kind === 'binds'

const areSiblings = (graph: PipelineGraph, a: MmsysForecast, b: MmsysForecast): boolean =>
  parentOf(graph, a) === parentOf(graph, b)

function parentOf(graph: PipelineGraph, { resolution }: MmsysForecast): string | null {
  const block = graph.blocks[resolution.block]
  return block === undefined ? null : parentPath(block)
}

/** @param bound - the mmsys that have bound, the last of which becomes the DRM device */
function becomeDrm(
  graph: PipelineGraph,
  bound: readonly BoundMmsys[],
  beside: readonly MmsysForecast[],
  kernel: KernelChoice,
): DrmForecast {
  const owner = bound.at(-1)
  if (owner === undefined) throw new Error('No mmsys has bound')
  const { block } = owner.resolution
  const claimed = claimSlots(beside)
  const slots: BoundMmsys[] = []
  for (const slot of [0, 1, 2] as const) {
    if (slot === owner.resolution.data.mmsysDevNum) break
    const mmsys = claimed[slot]
    const because = becauseOf('mtk_drm_get_all_drm_priv', block)
    if (mmsys === undefined)
      return { kind: 'crashes', crash: { kind: 'empty-slot', slot }, mmsys: block, because }
    // Binding all of a master that lacks components follows a NULL pointer.
    if (!bound.includes(mmsys)) {
      const holder = mmsys.resolution.block
      const crash = { kind: 'unbound-slot', slot, holder } as const
      return { kind: 'crashes', crash, mmsys: block, because }
    }
    slots.push(mmsys)
  }
  return initKms(graph, owner, slots, kernel)
}

/** Main path, else ext, else third; a later mmsys takes the slot from an earlier one. */
function claimSlots(beside: readonly MmsysForecast[]): (BoundMmsys | undefined)[] {
  const claimed: (BoundMmsys | undefined)[] = []
  for (const mmsys of beside) {
    const slot = mmsys.resolution.paths.find(({ inForce }) => inForce.length > 0)?.crtc
    if (slot !== undefined && hasDrvdata(mmsys)) claimed[slot] = mmsys
  }
  return claimed
}

/** Its probe came to the end, whether or not it has bound. */
const hasDrvdata = (mmsys: MmsysForecast): mmsys is BoundMmsys =>
  mmsys.state.kind === 'binds' || mmsys.state.kind === 'waits'

function initKms(
  graph: PipelineGraph,
  owner: BoundMmsys,
  slots: readonly BoundMmsys[],
  kernel: KernelChoice,
): DrmForecast {
  const { outputs, failure } = bindOutputs(graph, slots)
  const before = { owner: owner.resolution.block, slots: slots.map((s) => s.resolution.block) }
  if (failure !== null)
    return { kind: 'bind-fails', ...failure, ...before, outputs, crtcs: [], notCreated: [] }

  const created = createCrtcs(graph, slots, kernel)
  const kms: KmsInit = { ...before, outputs: outputs.map(withCrtc(created.crtcs)), ...created }
  const byId = new Map(slots.map((mmsys) => [mmsys.resolution.block, mmsys]))
  for (const { mmsys, path, because } of created.crtcs) {
    const hasAdaptor = path.some(({ id }) => id === DRM_OVL_ADAPTOR)
    const missing = byId.get(mmsys)?.adaptor?.missing ?? []
    if (hasAdaptor && missing.some(({ type }) => type === 'OVL_ADAPTOR_TYPE_ETHDR'))
      return { kind: 'crashes', crash: 'no-ethdr', mmsys, because }
  }
  const [crtc0] = created.crtcs
  const dmaDevice = crtc0 === undefined ? null : dmaDeviceOf(crtc0, byId.get(crtc0.mmsys))
  if (dmaDevice === null) {
    const kind = crtc0 === undefined ? 'no-crtc' : 'no-dma-device'
    const subject = created.notCreated[0]?.because.subject
    const at = becauseOf('mtk_drm_kms_init', before.owner)
    const because = subject === undefined ? at : { ...at, subject }
    return { kind: 'bind-fails', failure: { kind }, errno: ENODEV, because, ...kms }
  }
  return {
    kind: 'up',
    dmaDevice,
    laterCrashes: created.crtcs.flatMap((crtc) => laterCrashes(crtc, byId.get(crtc.mmsys))),
    because: becauseOf('mtk_drm_kms_init', before.owner),
    ...kms,
  }
}

interface BoundOutputs {
  readonly outputs: readonly OutputForecast[]
  readonly failure: {
    readonly failure: BindFailure
    readonly errno: number
    readonly because: Because
  } | null
}

/** Binds the outputs, slot by slot in match order, up to the first that fails. No other type can. */
function bindOutputs(graph: PipelineGraph, slots: readonly BoundMmsys[]): BoundOutputs {
  const seen = slots.map(slotMmsys)
  const outputs: OutputForecast[] = []
  for (const mmsys of slots) {
    for (const lookup of mmsys.lookups) {
      const { output } = lookup
      const mask = possibleCrtcs(seen, output, slotMmsys(mmsys))
      const because = becauseOf('mtk_find_possible_crtcs', output)
      outputs.push({
        output,
        id: idOf(mmsys, output),
        mmsys: mmsys.resolution.block,
        lookup,
        possibleCrtcs: mask,
        crtc: null,
        because,
      })
      if (mask < 0) {
        const failure = { kind: 'output-without-crtc', output } as const
        return { outputs, failure: { failure, errno: mask, because } }
      }
      const bridge = refusedLanes(graph, lookup) === null ? lookup.result : NEVER_THERE
      if (lookup.when === 'bind' && bridge.kind === 'fails') {
        const failure = { kind: 'bridge', lookup } as const
        const { errno } = bridge
        return { outputs, failure: { failure, errno, because: lookup.because } }
      }
    }
  }
  return { outputs, failure: null }
}

const NEVER_THERE = { kind: 'fails', errno: EPROBE_DEFER } as const

const withCrtc =
  (crtcs: readonly CrtcForecast[]) =>
  (output: OutputForecast): OutputForecast => {
    const own = crtcs.find(({ path }) => path.some(({ block }) => block === output.output))
    return { ...output, crtc: own?.number ?? null }
  }

const slotMmsys = ({ resolution, siblings }: BoundMmsys): SlotMmsys => ({
  data: resolution.data,
  paths: resolution.paths,
  nodeOf: siblings.nodeOf,
})

function idOf({ siblings }: BoundMmsys, output: BlockId): number {
  for (const match of siblings.matches)
    if (match.kind === 'block' && match.block === output) return match.id
  throw new Error(`${output} is in no match list`)
}

/** The device buffers are mapped for. Kernel: mtk_crtc_dma_dev_get(). */
function dmaDeviceOf({ path }: CrtcForecast, mmsys: BoundMmsys | undefined): BlockId | null {
  const [first] = path
  if (first?.id !== DRM_OVL_ADAPTOR) return first?.block ?? null
  const rdma = mmsys?.adaptor?.parts.find(({ part }) => part.name === 'OVL_ADAPTOR_MDP_RDMA0')
  return rdma?.block ?? null
}

function laterCrashes(
  { number, path, routes, mmsys }: CrtcForecast,
  bound: BoundMmsys | undefined,
): LaterCrash[] {
  const parts = bound?.adaptor?.missing ?? []
  const hasAdaptor = path.some(({ id }) => id === DRM_OVL_ADAPTOR)
  const crashes: LaterCrash[] = []
  if (hasAdaptor && parts.length > 0) {
    const because = becauseOf('mtk_disp_ovl_adaptor_probe', mmsys)
    crashes.push({ crtc: number, kind: 'adaptor-part-missing', parts, because })
  }
  if (routes?.kind === 'never-filled') {
    const because = becauseOf('mtk_crtc_update_output', path.at(-1)?.block ?? mmsys)
    crashes.push({ crtc: number, kind: 'route-slot-empty', parts: [], because })
  }
  return crashes
}
