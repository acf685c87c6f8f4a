import { EINVAL, ENODEV } from '../../../base/errno.ts'
import type { BlockId } from '../../../base/ids.ts'
import { DRM_OVL_ADAPTOR } from '../../../soc/ddpComponents.ts'
import type { MmsysData } from '../../../soc/mmsysData.ts'
import type { PathResult } from '../resolveMmsys.ts'

/** An mmsys as CRTC creation sees it. */
export interface SlotMmsys {
  readonly data: MmsysData
  readonly paths: readonly PathResult[]
  readonly nodeOf: ReadonlyMap<number, BlockId>
}

/**
 * The mask of CRTCs an encoder may be driven by: the place of the first path that has its node in it,
 * among the paths whose every node is there, counted mmsys by mmsys. Creation counts path kind by path
 * kind, so the bit can name the wrong CRTC.
 *
 * @param binding - the mmsys whose components are being bound: its run-time routes are asked last
 * @returns the mask, or a negative errno that fails the bind
 *
 * Kernel: mtk_find_possible_crtcs(), mtk_ddp_comp_find_in_route().
 */
export function possibleCrtcs(
  slots: readonly SlotMmsys[],
  output: BlockId,
  binding: SlotMmsys,
): number {
  let count = 0
  for (const { paths, nodeOf } of slots) {
    for (const { inForce } of paths) {
      if (firstMissing(inForce, nodeOf) !== null || inForce.length === 0) continue
      if (inForce.some((id) => nodeOf.get(id) === output)) return 1 << count
      count += 1
    }
  }
  const { connRoutes } = binding.data
  if (connRoutes.length === 0) return EINVAL
  const route = connRoutes.find(({ component }) => binding.nodeOf.get(component) === output)
  return route === undefined ? ENODEV : 1 << route.crtc
}

/** The first id of a path that no node stands for. The OVL adaptor needs none. */
export const firstMissing = (
  path: readonly number[],
  nodeOf: ReadonlyMap<number, BlockId>,
): number | null => path.find((id) => id !== DRM_OVL_ADAPTOR && !nodeOf.has(id)) ?? null
