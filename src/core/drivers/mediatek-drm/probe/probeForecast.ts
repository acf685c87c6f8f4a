import type { BlockId } from '../../../base/ids.ts'
import type { OvlAdaptorPart } from '../../../soc/ovlAdaptor.ts'
import type { KernelChoice } from '../kernelChoice.ts'
import type { MmsysResolution } from '../resolveMmsys.ts'
import type { CrtcIndex } from '../walkPath.ts'
import type { AdaptorLoop } from './adaptorLoop.ts'
import type { Because } from './because.ts'
import type { BridgeLookup } from './bridgeLookup.ts'
import type { CommandQueue } from './commandQueue.ts'
import type { CrtcRoutes } from './connRoutes.ts'
import type { PlaneForecast } from './crtcPlanes.ts'
import type { PathRouting } from './routingOf.ts'
import type { SiblingLoop } from './siblingLoop.ts'

/** What mediatek-drm makes of a board from its first probe to the CRTCs. */
export interface ProbeForecast {
  readonly kernel: KernelChoice
  /** Every mmsys the driver would probe on, in tree order. */
  readonly mmsys: readonly MmsysForecast[]
  readonly drm: DrmForecast
  /** The end of it in one line. */
  readonly headline: string
}

export interface MmsysForecast {
  readonly resolution: MmsysResolution
  /** Null where the probe never gets so far. */
  readonly siblings: SiblingLoop | null
  /** Null when no path of this mmsys has the OVL adaptor in it, or the probe never gets so far. */
  readonly adaptor: AdaptorLoop | null
  /** One for each output in the match list. */
  readonly lookups: readonly BridgeLookup[]
  readonly state: MmsysState
}

export type MmsysState =
  /** The mmsys node itself is disabled: nothing is probed. */
  | { readonly kind: 'disabled'; readonly because: Because }
  | { readonly kind: 'hangs'; readonly crtc: CrtcIndex; readonly because: Because }
  | {
      readonly kind: 'probe-fails'
      /** `incomplete-node`: mediatek-drm itself needs `reg` or clock 0 of a component, and has none. */
      readonly why: 'path' | 'incomplete-node' | 'no-mutex'
      /** Negative. */
      readonly errno: number
      readonly because: Because
    }
  /** No component to wait for: a NULL pointer is followed. */
  | { readonly kind: 'crashes'; readonly because: Because }
  /** Some component of the match list never comes. Nothing is printed about it. */
  | { readonly kind: 'waits'; readonly for: readonly Wait[]; readonly because: Because }
  | { readonly kind: 'binds'; readonly because: Because }

/** What a master waits for, and why it never comes. */
export type Wait =
  | { readonly kind: 'no-driver'; readonly block: BlockId; readonly because: Because }
  /** An output that waits for its panel or bridge. */
  | { readonly kind: 'sink'; readonly lookup: BridgeLookup; readonly because: Because }
  /** The DisplayPort transmitter of an output fails its probe over its lane count. */
  | {
      readonly kind: 'lanes'
      readonly lookup: BridgeLookup
      /** The count it prints, or a negative errno. */
      readonly count: number
      readonly because: Because
    }
  /** Another master has it already. */
  | {
      readonly kind: 'claimed'
      readonly block: BlockId
      readonly by: Claimant
      readonly because: Because
    }
  /** The OVL adaptor's own probe fails: no node is a part of it. */
  | { readonly kind: 'adaptor-without-parts'; readonly because: Because }

/** A component master: an mmsys's mediatek-drm, or its OVL adaptor. */
export interface Claimant {
  readonly mmsys: BlockId
  readonly adaptor: boolean
}

export type DrmForecast =
  /** No node is an mmsys this kernel's mediatek-drm knows. */
  | { readonly kind: 'no-mmsys' }
  | { readonly kind: 'hangs'; readonly mmsys: BlockId; readonly because: Because }
  | {
      readonly kind: 'crashes'
      readonly crash: Crash
      readonly mmsys: BlockId
      readonly because: Because
    }
  /** Some mmsys never binds, or their number is not the one the SoC calls for. */
  | {
      readonly kind: 'waits'
      /** How many mmsys have to bind, and how many do. */
      readonly needed: number
      readonly bound: number
      /** Those that do not. Fewer than are missing when the tree has no such node. */
      readonly missing: readonly BlockId[]
      readonly because: Because
    }
  | ({
      readonly kind: 'bind-fails'
      readonly failure: BindFailure
      /** Negative. */
      readonly errno: number
      readonly because: Because
    } & KmsInit)
  | ({
      readonly kind: 'up'
      readonly dmaDevice: BlockId
      /** Crashes still to come, when a CRTC is first switched on. */
      readonly laterCrashes: readonly LaterCrash[]
      readonly because: Because
    } & KmsInit)

/** What mtk_drm_kms_init() got done. */
export interface KmsInit {
  /** The mmsys that bound last: its device is the DRM device. */
  readonly owner: BlockId
  /** The mmsys in each slot, in the order everything is then done. */
  readonly slots: readonly BlockId[]
  readonly outputs: readonly OutputForecast[]
  /** In order of number. */
  readonly crtcs: readonly CrtcForecast[]
  readonly notCreated: readonly CrtcNotCreated[]
}

export type Crash =
  | 'empty-match-list'
  /** A slot no mmsys claimed is used all the same. */
  | { readonly kind: 'empty-slot'; readonly slot: CrtcIndex }
  /** An mmsys too many has claimed the slot, and has not bound. */
  | { readonly kind: 'unbound-slot'; readonly slot: CrtcIndex; readonly holder: BlockId }
  /** The OVL adaptor's ETHDR0 is missing when its CRTC is created. */
  | 'no-ethdr'

export interface LaterCrash {
  readonly crtc: number
  readonly kind:
    | 'adaptor-part-missing'
    /** The slot a run-time route would fill stays empty: the path's own output is no such route. */
    | 'route-slot-empty'
  readonly parts: readonly OvlAdaptorPart[]
  readonly because: Because
}

export type BindFailure =
  | { readonly kind: 'output-without-crtc'; readonly output: BlockId }
  | { readonly kind: 'bridge'; readonly lookup: BridgeLookup }
  | { readonly kind: 'no-crtc' }
  /** CRTC 0 exists, but its first element has no device to map memory for. */
  | { readonly kind: 'no-dma-device' }

/** An output's encoder, and the CRTCs it may be driven by. */
export interface OutputForecast {
  readonly output: BlockId
  readonly id: number
  readonly mmsys: BlockId
  readonly lookup: BridgeLookup
  /** A bit for each CRTC number; a negative errno fails the bind of the whole DRM device. */
  readonly possibleCrtcs: number
  /** The CRTC whose path it ends; null for none. The mask can name another, see `possibleCrtcs`. */
  readonly crtc: number | null
  readonly because: Because
}

export interface PathElement {
  readonly id: number
  /** The node that stands for it; null for the OVL adaptor, which has none. */
  readonly block: BlockId | null
}

export interface CrtcForecast {
  readonly number: number
  /** Which of the mmsys's paths it is. */
  readonly crtc: CrtcIndex
  readonly mmsys: BlockId
  readonly source: 'graph' | 'hardcoded'
  readonly path: readonly PathElement[]
  readonly planes: readonly PlaneForecast[]
  /** The element that times vblank; null leaves the CRTC without, and page flips time out. */
  readonly vblank: PathElement | null
  /** Outputs appended at run time; null where the SoC has no such routes for the path. */
  readonly routes: CrtcRoutes | null
  readonly routing: PathRouting
  readonly commandQueue: CommandQueue | null
  readonly because: Because
}

export interface CrtcNotCreated {
  /** The number it would have had, which the next one gets. */
  readonly number: number
  readonly crtc: CrtcIndex
  readonly mmsys: BlockId
  /** The first id of the path that no node stands for. */
  readonly id: number
  /** Why, where a node would be there. */
  readonly candidate: BlockId | null
  readonly because: Because
}
