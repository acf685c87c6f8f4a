import { componentById } from '../../../soc/ddpComponents.ts'

/** A plane of a CRTC. All come from the first two elements of its path. */
export interface PlaneForecast {
  readonly type: 'primary' | 'overlay' | 'cursor'
  /** Component id of the element that blends or reads it. */
  readonly from: number
}

/**
 * The planes of a CRTC, in order; none leaves it without a primary plane, which its registration
 * warns of. The first plane is the primary one, the last of the first element's the cursor. A second element
 * counts only if it is a layer blender that takes another picture in.
 *
 * Kernel: mtk_crtc_num_comp_planes(), mtk_crtc_plane_type() in mtk_crtc.c.
 */
export function crtcPlanes(path: readonly number[]): readonly PlaneForecast[] {
  const [first, second] = path.map(componentById)
  const own = first?.layersAsFirst ?? 0
  const added = second?.planesAsSecond ? second.layersAsFirst : 0
  return Array.from({ length: own + added }, (_, at): PlaneForecast => {
    const type = at === 0 ? 'primary' : at === own - 1 ? 'cursor' : 'overlay'
    return { type, from: path[at < own ? 0 : 1] ?? 0 }
  })
}
