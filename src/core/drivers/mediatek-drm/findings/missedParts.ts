import { DRM_OVL_ADAPTOR } from '../../../soc/ddpComponents.ts'
import { OVL_ADAPTOR_TYPES, type OvlAdaptorPart } from '../../../soc/ovlAdaptor.ts'
import type { PathView, SystemView } from './boardView.ts'

/** The parts an OVL adaptor lacks and uses all the same, and the path that has them used. */
export interface MissedParts {
  readonly parts: readonly OvlAdaptorPart[]
  readonly user: PathView
}

/** Null where nothing is missing, or where no CRTC of the mmsys has the adaptor in it. */
export function missedParts({ adaptor, builds, paths }: SystemView): MissedParts | null {
  const user = paths.find(({ inForce, complete }) => complete && inForce.includes(DRM_OVL_ADAPTOR))
  if (adaptor === null || !builds || user === undefined || adaptor.missing.length === 0) return null
  return { parts: adaptor.missing, user }
}

/** 'vdo1-rdma0' */
export const aliasOfPart = ({ type, aliasId }: OvlAdaptorPart): string =>
  `${OVL_ADAPTOR_TYPES[type].aliasStem}${aliasId}`

/** What a missing part costs: only ETHDR is followed before anything is switched on. */
export const crashOf = (parts: readonly OvlAdaptorPart[]): string =>
  parts.some(({ type }) => type === 'OVL_ADAPTOR_TYPE_ETHDR')
    ? 'The machine crashes while booting.'
    : 'The machine crashes when the display is switched on.'
