import { KERNEL_REF } from '../base/kernelRef.ts'
import { componentByShort, DRM_OVL_ADAPTOR } from './ddpComponents.ts'
import {
  DEFAULT_ROUTES,
  type KernelVersion,
  MT8167_ROUTES,
  MT8173_ROUTES,
  MT8183_ROUTES,
  MT8186_ROUTES,
  MT8188_VDO0_ROUTES,
  MT8188_VDO1_ROUTES,
  MT8192_ROUTES,
  MT8195_VDO0_ROUTES,
  MT8195_VDO1_ROUTES,
  MT8365_ROUTES,
  type RouteRow,
  type RouteTable,
} from './mmsysRoutesData.ts'

/** What the mmsys driver writes between two neighbours of a path. */
export type HopRouting =
  /** The table has rows for the hop: they are written, in this order. */
  | { readonly kind: 'row'; readonly rows: readonly RouteRow[] }
  /** Nothing is written, and boards are known to work so: hard-wired, or left as it comes up. */
  | { readonly kind: 'wired' }
  /** Nothing is written or said, and whether pixels pass is not known. */
  | { readonly kind: 'unknown'; readonly why: UnknownHop }

export type UnknownHop =
  /** The mmsys has no routing table at all, or the driver does not know it. */
  | { readonly kind: 'no-table' }
  /** Another kernel has rows for the hop; this one dropped them. */
  | { readonly kind: 'rows-lost'; readonly rows: readonly RouteRow[] }
  /**
   * No row, and no known board has the hop: hard-wired silicon or an impossible hop, the table cannot
   * tell. A multiplexer on the way keeps its setting. `fromLeadsTo` and `toIsFedBy` are the
   * components the table can put in place of either end.
   */
  | {
      readonly kind: 'no-row'
      readonly fromLeadsTo: readonly number[]
      readonly toIsFedBy: readonly number[]
    }

/** How the mmsys driver routes an mmsys or vdosys. */
export interface MmsysRouting {
  readonly compatible: string
  readonly table: RouteTable
  /** Hops without a row that a hardcoded path or an upstream board is known to use. */
  readonly wired: readonly (readonly [from: number, to: number])[]
  /** Written to MIXER_VSYNC_LEN at each connect; 0 means it is not. */
  readonly mixerVsyncLen: number
}

/** MT8188_VDO1_MIXER_VSYNC_LEN. All its bits are written. */
export const MIXER_VSYNC_LEN = { name: 'MT8188_VDO1_MIXER_VSYNC_LEN', offset: 0xd5c }

/**
 * Source: Linux v7.3-rc7, of_match_mtk_mmsys and the driver data in drivers/soc/mediatek/mtk-mmsys.c.
 * Those of its rows that have no table, MT6779, MT6797 and every vppsys, are left out. The hops known
 * to work without a row are those of mediatek-drm's hardcoded paths and of the v7.1 boards.
 *
 * MT7623 is no row of the driver: its node also has MT2701's string, and that is what routes it.
 *
 * @internal compared with the facts row by row
 */
// biome-ignore format: a table
export const MMSYS_ROUTINGS: readonly MmsysRouting[] = [
  routing('mediatek,mt2701-mmsys',   DEFAULT_ROUTES,     'RDMA0>COLOR0 COLOR0>BLS'),
  routing('mediatek,mt7623-mmsys',   DEFAULT_ROUTES,     'RDMA0>COLOR0 COLOR0>BLS'),
  routing('mediatek,mt2712-mmsys',   DEFAULT_ROUTES,     'COLOR0>AAL0 AAL0>OD0 DPI0>PWM0 COLOR1>AAL1 AAL1>OD1 DPI1>PWM1 DSI3>PWM2'),
  routing('mediatek,mt6795-mmsys',   MT8173_ROUTES,      ''),
  routing('mediatek,mt8167-mmsys',   MT8167_ROUTES,      'COLOR0>CCORR CCORR>AAL0 AAL0>GAMMA GAMMA>DITHER0'),
  routing('mediatek,mt8173-mmsys',   MT8173_ROUTES,      'AAL0>OD0 DSI0>PWM0 COLOR1>GAMMA'),
  routing('mediatek,mt8183-mmsys',   MT8183_ROUTES,      'COLOR0>CCORR CCORR>AAL0 AAL0>GAMMA GAMMA>DITHER0'),
  routing('mediatek,mt8186-mmsys',   MT8186_ROUTES,      'COLOR0>CCORR CCORR>AAL0 AAL0>GAMMA GAMMA>POSTMASK0 POSTMASK0>DITHER0'),
  routing('mediatek,mt8188-vdosys0', MT8188_VDO0_ROUTES, 'COLOR0>CCORR CCORR>AAL0 AAL0>GAMMA GAMMA>POSTMASK0 POSTMASK0>DITHER0'),
  routing('mediatek,mt8188-vdosys1', MT8188_VDO1_ROUTES, '', 1),
  routing('mediatek,mt8192-mmsys',   MT8192_ROUTES,      'COLOR0>CCORR AAL0>GAMMA GAMMA>POSTMASK0 POSTMASK0>DITHER0 RDMA4>DPI0'),
  routing('mediatek,mt8195-mmsys',   MT8195_VDO0_ROUTES, 'RDMA0>COLOR0 COLOR0>CCORR CCORR>AAL0 AAL0>GAMMA GAMMA>DITHER0'),
  routing('mediatek,mt8195-vdosys0', MT8195_VDO0_ROUTES, 'RDMA0>COLOR0 COLOR0>CCORR CCORR>AAL0 AAL0>GAMMA GAMMA>DITHER0'),
  routing('mediatek,mt8195-vdosys1', MT8195_VDO1_ROUTES, ''),
  routing('mediatek,mt8365-mmsys',   MT8365_ROUTES,      'CCORR>AAL0 AAL0>GAMMA GAMMA>DITHER0'),
]

/** By one compatible string, as `MMSYS_DATA` has it. Null for an mmsys without a table. */
export function mmsysRouting(mmsysCompatible: string): MmsysRouting | null {
  return MMSYS_ROUTINGS.find((row) => row.compatible === mmsysCompatible) ?? null
}

/**
 * What is written when two components become neighbours. From the OVL adaptor on it is the hop of its
 * mixer, which its own connect() makes. A component next to itself, as an adaptor entered twice or an
 * output appended to a path that has it, needs nothing and counts as wired.
 *
 * Kernel: mtk_mmsys_ddp_connect(), mtk_ovl_adaptor_connect().
 */
export function hopRouting(
  mmsysCompatible: string,
  from: number,
  to: number,
  kernel: KernelVersion = KERNEL_REF,
): HopRouting {
  if (from === to) return { kind: 'wired' }
  const mmsys = mmsysRouting(mmsysCompatible)
  if (mmsys === null) return { kind: 'unknown', why: { kind: 'no-table' } }

  const source = from === DRM_OVL_ADAPTOR ? MIXER : from
  const listed = mmsys.table.rows.filter((row) => row.from === source && row.to === to)
  const rows = listed.filter((row) => row.kernels.includes(kernel))
  if (rows.length > 0) return { kind: 'row', rows }
  if (listed.length > 0) return { kind: 'unknown', why: { kind: 'rows-lost', rows: listed } }
  if (mmsys.wired.some(([a, b]) => a === source && b === to)) return { kind: 'wired' }
  return {
    kind: 'unknown',
    why: {
      kind: 'no-row',
      fromLeadsTo: neighbours(mmsys, kernel, ([a, b]) => (a === source ? b : null)),
      toIsFedBy: neighbours(mmsys, kernel, ([a, b]) => (b === to ? a : null)),
    },
  }
}

const MIXER = componentByShort('ETHDR_MIXER').id

type Hop = readonly [from: number, to: number]

/** Ends of the hops known to work, picked by `pick`: each once, in order of id. */
function neighbours(
  { table, wired }: MmsysRouting,
  kernel: KernelVersion,
  pick: (hop: Hop) => number | null,
): readonly number[] {
  const routed = table.rows
    .filter((row) => row.kernels.includes(kernel))
    .map((row): Hop => [row.from, row.to])
  const ends = [...routed, ...wired].map(pick).filter((id) => id !== null)
  return Array.from(new Set(ends)).sort((a, b) => a - b)
}

/** `wired` as 'RDMA0>COLOR0 COLOR0>BLS'. */
function routing(
  compatible: string,
  table: RouteTable,
  wired: string,
  mixerVsyncLen = 0,
): MmsysRouting {
  return {
    compatible,
    table,
    wired: wired === '' ? [] : wired.split(' ').map((hop) => hopOf(hop)),
    mixerVsyncLen,
  }
}

function hopOf(hop: string): Hop {
  const ids = hop.split('>').map((short) => componentByShort(short)?.id)
  const [from, to] = ids
  if (from === undefined || to === undefined) throw new Error(`No hop is called ${hop}`)
  return [from, to]
}
