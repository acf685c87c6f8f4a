import type { BlockId } from '../../../base/ids.ts'
import { componentById } from '../../../soc/ddpComponents.ts'
import type { MmsysData } from '../../../soc/mmsysData.ts'
import type { CrtcIndex } from '../walkPath.ts'

/** The slot MT8188's vdosys0 appends to its main path, filled at the first enable. */
export interface CrtcRoutes {
  readonly kind: /** The path has no output of its own: the one in use completes it. */
    | 'completes'
    /** The path ends in one of the outputs, which then stands in it twice. Harmless. */
    | 'twice'
    /** The path ends in another output: the slot stays empty, and the first enable crashes. */
    | 'never-filled'
  readonly outputs: readonly RouteOutput[]
}

export interface RouteOutput {
  readonly id: number
  /** Null when the output is disabled or missing. */
  readonly block: BlockId | null
}

/** Kernel: the conn_routes of mtk_crtc_create() and mtk_crtc_update_output(). */
export function connRoutes(
  data: MmsysData,
  crtc: CrtcIndex,
  path: readonly number[],
  nodeOf: ReadonlyMap<number, BlockId>,
): CrtcRoutes | null {
  // They are handed over with the main path alone.
  const routes = crtc === 0 ? data.connRoutes : []
  if (routes.length === 0) return null
  const outputs = routes.map(({ component }) => ({
    id: component,
    block: nodeOf.get(component) ?? null,
  }))
  const last = path.at(-1)
  if (last === undefined || !componentById(last).validLast) return { kind: 'completes', outputs }
  const isRoute = outputs.some(({ id }) => id === last)
  return { kind: isRoute ? 'twice' : 'never-filled', outputs }
}
