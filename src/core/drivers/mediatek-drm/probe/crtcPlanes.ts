import { componentById } from '../../../soc/ddpComponents.ts'

/** A plane of a CRTC. All come from the first two elements of its path. */
export interface PlaneForecast {
  readonly type: 'primary' | 'overlay' | 'cursor'
  /** Component id of the element that blends or reads it. */
  readonly from: number
}

/**
 * The planes of a CRTC, in order; none leaves it without a primary plane, which its registration
 * warns of. The first plane is the primary one. A cursor is the one whose place among all equals its own
 * element's count less one: the first element's last, and maybe one more of the second. That one counts
 * only if it is a layer blender that takes another picture in.
 *
 * Kernel: mtk_crtc_num_comp_planes(), mtk_crtc_init_comp_planes(), mtk_crtc_plane_type() in mtk_crtc.c.
 */
export function crtcPlanes(path: readonly number[]): readonly PlaneForecast[] {
  const [first, second] = path.map(componentById)
  const own = first?.layersAsFirst ?? 0
  const added = second?.planesAsSecond ? second.layersAsFirst : 0
  return Array.from({ length: own + added }, (_, at): PlaneForecast => {
    const [from, count] = at < own ? [path[0], own] : [path[1], added]
    const type = at === 0 ? 'primary' : at === count - 1 ? 'cursor' : 'overlay'
    return { type, from: from ?? 0 }
  })
}
