/** A kernel release that programs some hops differently from the one before. */
export interface RouteChange {
  /** First release with the change. */
  readonly since: string
  /** Null where only the series is known, not its commits. */
  readonly commit: string | null
  /** Compatible strings of the mmsys concerned. */
  readonly mmsys: readonly string[]
  readonly what: string
}

/**
 * Oldest first. What changed row by row between v7.2.13 and v7.3-rc7 stands in the tables themselves,
 * as `kernels`; of the values before v6.15 it is only known that they were wrong.
 *
 * Source: the history of drivers/soc/mediatek/ up to Linux v7.3-rc7.
 *
 * @internal compared with the facts row by row
 */
// biome-ignore format: a table
export const ROUTE_CHANGES: readonly RouteChange[] = [
  { since: 'v6.15', commit: null, mmsys: ['mediatek,mt8167-mmsys'], what: 'rows that lacked a value got one' },
  { since: 'v6.15', commit: null, mmsys: ['mediatek,mt8365-mmsys'], what: 'masks and values corrected' },
  { since: 'v6.15', commit: null, mmsys: ['mediatek,mt8188-vdosys1'], what: 'the selection of DPI1 corrected' },
  { since: 'v7.2', commit: '7d462de9f65b', mmsys: ['mediatek,mt8167-mmsys'], what: 'masks restored' },
  { since: 'v7.3', commit: 'dd63310b94f3', mmsys: ['mediatek,mt2701-mmsys', 'mediatek,mt7623-mmsys', 'mediatek,mt2712-mmsys'],
    what: 'RDMA2 > DSI3 (two rows) and UFOE > DSI0 (one) lost' },
]

/** The changes that concern an mmsys, by one compatible string. */
export const routeChanges = (mmsysCompatible: string): readonly RouteChange[] =>
  ROUTE_CHANGES.filter((change) => change.mmsys.includes(mmsysCompatible))
