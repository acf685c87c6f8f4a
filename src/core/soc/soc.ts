/** Catalogue ids, by number within the family: the SoC of a mainline `.dtsi`. Several marketing names can share one. */
export const SOC_IDS = [
  'mt2701',
  'mt7623',
  'mt2712',
  'mt6795',
  'mt8167',
  'mt8173',
  'mt8183',
  'mt8186',
  'mt8188',
  'mt8192',
  'mt8195',
  'mt8365',
] as const

export type SocId = (typeof SOC_IDS)[number]

/** What a SoC is called. */
export interface SocName {
  readonly id: SocId
  /** As people say it: 'MT8195'. */
  readonly name: string
  /** Root compatible of the SoC itself: 'mediatek,mt8195'. */
  readonly compatible: string
  /** Other chips on the same `.dtsi`: MT8395 for MT8195, MT8390 and MT8370 for MT8188. */
  readonly variants: readonly SocVariant[]
  /** The file a board includes, relative to the kernel's dts folder: 'mediatek/mt8195.dtsi'. */
  readonly dtsi: string
}

/** One SoC as its mainline `.dtsi` describes the display part. Facts; each file names its source. */
export interface Soc extends SocName {
  /** Display nodes in tree order. Empty ports mean the `.dtsi` has no graph there. */
  readonly nodes: readonly SocNode[]
}

export interface SocVariant {
  readonly name: string
  readonly compatible: string
  /** The file its boards include, when it has its own around the SoC's. */
  readonly dtsi?: string
}

export interface SocNode {
  readonly path: string
  readonly labels: readonly string[]
  readonly compatible: readonly string[]
  /** The `.dtsi`'s status; 'okay' also stands for an absent property. */
  readonly status: 'okay' | 'disabled'
  /** Names of the /aliases properties that point here. */
  readonly aliases: readonly string[]
  /** Cells of `reg`: two of address, two of size each. Empty when there is none. */
  readonly reg: readonly number[]
  readonly gceClientReg?: readonly GceClientReg[]
  /** `mediatek,gce-events` of a mutex: one event a CRTC can wait for. */
  readonly gceEvents?: readonly number[]
  readonly ports?: readonly SocPort[]
}

/** One entry of `mediatek,gce-client-reg`: which GCE subsystem and window reach the registers. */
export interface GceClientReg {
  readonly gce: string
  readonly subsys: number
  readonly offset: number
  readonly size: number
}

export interface SocPort {
  /** Where the port stands: in a `ports` node, or directly below the device. */
  readonly container: 'ports' | null
  readonly name: string
  readonly reg: number | null
  readonly endpoints: readonly SocEndpoint[]
}

export interface SocEndpoint {
  readonly name: string
  readonly reg: number | null
  readonly labels: readonly string[]
  /** Label of the endpoint it is linked to in the `.dtsi` itself. */
  readonly remote: string | null
}
