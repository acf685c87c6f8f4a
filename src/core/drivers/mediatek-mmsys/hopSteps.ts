import { DRM_OVL_ADAPTOR } from '../../soc/ddpComponents.ts'
import { hopRouting, MIXER_VSYNC_LEN, mmsysRouting } from '../../soc/mmsysRoutes.ts'
import type { RouteRow } from '../../soc/mmsysRoutesData.ts'
import { OVL_ADAPTOR_HOPS } from '../../soc/ovlAdaptor.ts'
import type { CrtcTarget } from './crtcTarget.ts'
import type { HopStep } from './programmingStep.ts'
import { ALL_BITS, lowestBit, type RegisterWrite } from './registerWrite.ts'

/**
 * Connecting two neighbours of a path: one step, or eight when the first of them is the OVL adaptor,
 * which connects its parts to each other at the same time.
 *
 * Kernel: mtk_mmsys_ddp_connect(), mtk_ovl_adaptor_connect().
 */
export const connectSteps = (target: CrtcTarget, from: number, to: number): readonly HopStep[] =>
  hops(from, to).map((hop) => hopStep(target, 'connect', hop))

/** Kernel: mtk_mmsys_ddp_disconnect(), mtk_ovl_adaptor_disconnect(). */
export const disconnectSteps = (target: CrtcTarget, from: number, to: number): readonly HopStep[] =>
  hops(from, to).map((hop) => hopStep(target, 'disconnect', hop))

type Hop = Pick<HopStep, 'from' | 'to' | 'insideAdaptor'>

function hops(from: number, to: number): readonly Hop[] {
  const hop = { from, to, insideAdaptor: false }
  return from === DRM_OVL_ADAPTOR ? [hop, ...INSIDE_ADAPTOR] : [hop]
}

const INSIDE_ADAPTOR: readonly Hop[] = OVL_ADAPTOR_HOPS.map(([from, to]) => ({
  from,
  to,
  insideAdaptor: true,
}))

function hopStep(target: CrtcTarget, kind: HopStep['kind'], hop: Hop): HopStep {
  const routing = hopRouting(target.mmsys, hop.from, hop.to, target.kernel)
  const rows = routing.kind === 'row' ? routing.rows : []
  const connecting = kind === 'connect'
  const writes = rows.map((row) => routeWrite(target, row, connecting))
  return {
    kind,
    ...hop,
    routing,
    writes: connecting ? [...writes, ...mixerVsyncWrites(target)] : writes,
  }
}

/** Disconnecting clears the mask, which is a setting like any other: 0 may well select something. */
function routeWrite(target: CrtcTarget, row: RouteRow, connecting: boolean): RegisterWrite {
  const value = connecting ? row.value : 0
  const shift = lowestBit(row.mask)
  return {
    ...mmsysRegister(target, row.register, row.offset),
    mask: row.mask,
    value,
    fields: [
      {
        name: row.maskName,
        mask: row.mask,
        shift,
        value: value >>> shift,
        valueName: connecting ? row.valueName : null,
      },
    ],
  }
}

/** MT8188's vdosys1 sets it anew at each connect, routed or not. */
function mixerVsyncWrites(target: CrtcTarget): readonly RegisterWrite[] {
  const value = mmsysRouting(target.mmsys)?.mixerVsyncLen ?? 0
  if (value === 0) return []
  const register = mmsysRegister(target, MIXER_VSYNC_LEN.name, MIXER_VSYNC_LEN.offset)
  return [{ ...register, mask: ALL_BITS, value, fields: [] }]
}

const mmsysRegister = ({ mmsysBase }: CrtcTarget, register: string, offset: number) => ({
  device: 'mmsys' as const,
  register,
  offset,
  address: mmsysBase === null ? null : mmsysBase + BigInt(offset),
  access: 'modify' as const,
})
