import { EINVAL } from '../../../base/errno.ts'
import type { PipelineGraph } from '../../../pipeline/document.ts'
import { iteratedPorts, numberOf } from '../../../pipeline/endpoints.ts'
import { blockRole } from '../../../pipeline/links.ts'
import type { BridgeLookup } from './bridgeLookup.ts'
import { cellsOf } from './nodeProperties.ts'

/**
 * The lane count a DisplayPort transmitter behind an output refuses, failing its probe with -EINVAL,
 * so that it never becomes a bridge: the number of `data-lanes` in the first endpoint of its port 1,
 * or -EINVAL where there is none. Null when all is well, or another device was found.
 *
 * Kernel: mtk_dp_dt_parse() in drivers/gpu/drm/mediatek/mtk_dp.c.
 */
export function refusedLanes(graph: PipelineGraph, { result }: BridgeLookup): number | null {
  const sink = result.kind === 'found' ? graph.blocks[result.sink] : undefined
  if (sink === undefined || blockRole(sink).kind !== 'dp-tx') return null
  const ports = iteratedPorts(sink).filter((port) => numberOf(port) === 1)
  const [endpoint] = ports.flatMap(({ endpoints }) => endpoints)
  const lanes = endpoint === undefined ? 0 : cellsOf(endpoint, 'data-lanes').length
  if (lanes === 1 || lanes === 2 || lanes === 4) return null
  return lanes === 0 ? EINVAL : lanes
}
