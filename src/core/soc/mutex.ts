import { componentById, type DdpShort, DRM_OVL_ADAPTOR } from './ddpComponents.ts'
import { MUTEXES, type MutexData, type MutexSof, type MutexSofId } from './mutexData.ts'

/** What becomes of a component when it is added to a mutex. */
export type MutexBit =
  /** Its own bit is set. */
  | {
      readonly kind: 'bit'
      readonly register: 'mod' | 'mod1'
      readonly bit: number
      readonly macro: string
    }
  /**
   * The table has nothing for it, which reads as 0: bit 0 of `mod` is set, without a word. `enables`
   * are the components whose bit that is (one per vdosys where there are two); often none.
   */
  | {
      readonly kind: 'wrong-bit'
      readonly register: 'mod'
      readonly bit: 0
      readonly enables: readonly number[]
    }
  /** An output takes no bit: it selects the frame source, see `sofOf`. */
  | { readonly kind: 'output' }
  /** The OVL adaptor takes no bit: each of its parts does. */
  | { readonly kind: 'adaptor' }

/** The frame source an output selects. */
export interface SofSelection {
  readonly id: MutexSofId
  /** The SoC's entry; null when it has none, and then single mode is written: no frame trigger. */
  readonly source: MutexSof | null
  /** What the SOF register becomes. */
  readonly value: number
}

/** Removing an output, of any path, leaves this in the SOF register. */
export const SOF_SINGLE_MODE = 0

/** Kernel: mtk_mutex_add_comp(), which DSI1 indeed leaves with the source of DSI0. */
const SOF_OF_OUTPUT: { readonly [Output in DdpShort]?: MutexSofId } = {
  DSI0: 'MUTEX_SOF_DSI0',
  DSI1: 'MUTEX_SOF_DSI0',
  DSI2: 'MUTEX_SOF_DSI2',
  DSI3: 'MUTEX_SOF_DSI3',
  DPI0: 'MUTEX_SOF_DPI0',
  DPI1: 'MUTEX_SOF_DPI1',
  DP_INTF0: 'MUTEX_SOF_DP_INTF0',
  DP_INTF1: 'MUTEX_SOF_DP_INTF1',
}

/**
 * The mutex driver's compatible beside each mmsys, as the v7.1 `.dtsi` files have it, and by name for
 * MT2701, MT2712 and MT8167, whose files hold no mutex. MT7623's mutex falls back to MT2701's.
 */
const MUTEX_OF_MMSYS: Readonly<Record<string, string>> = {
  'mediatek,mt2701-mmsys': 'mediatek,mt2701-disp-mutex',
  'mediatek,mt7623-mmsys': 'mediatek,mt2701-disp-mutex',
  'mediatek,mt2712-mmsys': 'mediatek,mt2712-disp-mutex',
  'mediatek,mt6795-mmsys': 'mediatek,mt8173-disp-mutex',
  'mediatek,mt8167-mmsys': 'mediatek,mt8167-disp-mutex',
  'mediatek,mt8173-mmsys': 'mediatek,mt8173-disp-mutex',
  'mediatek,mt8183-mmsys': 'mediatek,mt8183-disp-mutex',
  'mediatek,mt8186-mmsys': 'mediatek,mt8186-disp-mutex',
  'mediatek,mt8188-vdosys0': 'mediatek,mt8188-disp-mutex',
  'mediatek,mt8188-vdosys1': 'mediatek,mt8188-disp-mutex',
  'mediatek,mt8192-mmsys': 'mediatek,mt8192-disp-mutex',
  'mediatek,mt8195-mmsys': 'mediatek,mt8195-disp-mutex',
  'mediatek,mt8195-vdosys0': 'mediatek,mt8195-disp-mutex',
  'mediatek,mt8195-vdosys1': 'mediatek,mt8195-disp-mutex',
  'mediatek,mt8365-mmsys': 'mediatek,mt8365-disp-mutex',
}

/** The mutex tables of an mmsys or vdosys, by one compatible string; null for one we do not know. */
export function mutexOfMmsys(mmsysCompatible: string): MutexData | null {
  const compatible = MUTEX_OF_MMSYS[mmsysCompatible]
  return MUTEXES.find((mutex) => mutex.compatible === compatible) ?? null
}

/** Kernel: mtk_mutex_add_comp() in drivers/soc/mediatek/mtk-mutex.c. */
export function mutexBit(mutex: MutexData, component: number): MutexBit {
  if (component === DRM_OVL_ADAPTOR) return { kind: 'adaptor' }
  if (sofIdOf(component) !== undefined) return { kind: 'output' }
  const mod = mutex.mods.find((row) => row.component === component)
  if (mod === undefined) {
    const enables = mutex.mods.filter(({ modId }) => modId === 0).map((row) => row.component)
    return { kind: 'wrong-bit', register: 'mod', bit: 0, enables }
  }
  const { modId, macro } = mod
  return modId < 32
    ? { kind: 'bit', register: 'mod', bit: modId, macro }
    : { kind: 'bit', register: 'mod1', bit: modId - 32, macro }
}

/** Null for a component that is no output. Kernel: as `mutexBit`. */
export function sofOf(mutex: MutexData, component: number): SofSelection | null {
  const id = sofIdOf(component)
  if (id === undefined) return null
  const source = mutex.sofs.find((entry) => entry.id === id) ?? null
  return { id, source, value: source?.value ?? SOF_SINGLE_MODE }
}

const sofIdOf = (component: number) => SOF_OF_OUTPUT[componentById(component).short]
