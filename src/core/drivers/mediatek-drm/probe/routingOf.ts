import { KERNEL_REF } from '../../../base/kernelRef.ts'
import { DRM_OVL_ADAPTOR } from '../../../soc/ddpComponents.ts'
import { type HopRouting, hopRouting } from '../../../soc/mmsysRoutes.ts'
import { type RouteChange, routeChanges } from '../../../soc/mmsysRoutesChanges.ts'
import type { KernelVersion } from '../../../soc/mmsysRoutesData.ts'
import { type MutexBit, mutexBit, type SofSelection, sofOf } from '../../../soc/mutex.ts'
import type { MutexData } from '../../../soc/mutexData.ts'
import { OVL_ADAPTOR_HOPS } from '../../../soc/ovlAdaptor.ts'
import type { KernelChoice } from '../kernelChoice.ts'

/** A CRTC's path, and the hardware it is programmed on. Ids are component ids. */
export interface RoutedPath {
  /** Compatible of its mmsys or vdosys, as `MMSYS_DATA` has it. */
  readonly mmsys: string
  /** In path order, with the output a run-time route appends, if there is one. */
  readonly path: readonly number[]
  /** The tables of the mutex node it uses; null for a node the mutex driver does not know. */
  readonly mutex: MutexData | null
  /** Those of the OVL adaptor's parts that are there. */
  readonly adaptorParts: readonly number[]
  readonly kernel: KernelChoice
}

export interface PathRouting {
  /** In path order; after the hop that leaves the OVL adaptor stand those inside it. */
  readonly hops: readonly RoutedHop[]
  readonly modules: readonly MutexModule[]
  /** What starts a frame: of several outputs the last one decides. Null without one. */
  readonly frameStart: FrameStart | null
  /** Later releases that corrected what this kernel writes on this mmsys. */
  readonly correctedLater: readonly RouteChange[]
}

export interface RoutedHop {
  readonly from: number
  readonly to: number
  readonly insideAdaptor: boolean
  /** Whether the table programs it, it is known good without a row, or nobody knows. */
  readonly routing: HopRouting
}

/** A component's bit in the mutex, or the wrong bit 0 in place of one the SoC does not have. */
export interface MutexModule {
  readonly component: number
  readonly bit: Extract<MutexBit, { readonly kind: 'bit' | 'wrong-bit' }>
}

export interface FrameStart {
  readonly output: number
  readonly sof: SofSelection
}

/**
 * What switching a CRTC on writes into multiplexers and mutex, hop by hop and component by component.
 *
 * Before v7.3 the tables of v7.2.13 are used: of older ones only `correctedLater` is known.
 * Kernel: mtk_crtc_ddp_hw_init().
 */
export function routingOf({ mmsys, path, mutex, adaptorParts, kernel }: RoutedPath): PathRouting {
  const tables: KernelVersion = kernel === 'v7.3' ? KERNEL_REF : 'v7.2.13'
  const hop = (from: number, to: number, insideAdaptor: boolean): RoutedHop => ({
    from,
    to,
    insideAdaptor,
    routing: hopRouting(mmsys, from, to, tables),
  })
  const inside = OVL_ADAPTOR_HOPS.map(([from, to]) => hop(from, to, true))
  const hops = path.slice(1).flatMap((to, at) => {
    const from = path[at] ?? to
    return from === DRM_OVL_ADAPTOR ? [hop(from, to, false), ...inside] : [hop(from, to, false)]
  })
  const members = path.flatMap((id) => (id === DRM_OVL_ADAPTOR ? adaptorParts : [id]))
  return {
    hops,
    modules: mutex === null ? [] : members.flatMap((id) => moduleOf(mutex, id)),
    frameStart:
      mutex === null ? null : (members.flatMap((id) => startOf(mutex, id)).at(-1) ?? null),
    correctedLater: kernel === 'v7.3' ? [] : routeChanges(mmsys).filter(isCorrection),
  }
}

function moduleOf(mutex: MutexData, component: number): MutexModule[] {
  const bit = mutexBit(mutex, component)
  return bit.kind === 'bit' || bit.kind === 'wrong-bit' ? [{ component, bit }] : []
}

function startOf(mutex: MutexData, output: number): FrameStart[] {
  const sof = sofOf(mutex, output)
  return sof === null ? [] : [{ output, sof }]
}

/** v7.3 lost rows that every release before it has: nothing there to correct. */
const isCorrection = ({ since }: RouteChange): boolean => since !== 'v7.3'
