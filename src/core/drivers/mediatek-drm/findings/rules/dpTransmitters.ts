import type { Block } from '../../../../pipeline/document.ts'
import { iteratedPorts, numberOf } from '../../../../pipeline/endpoints.ts'
import { blockName, blockRole } from '../../../../pipeline/links.ts'
import { bridgeLookup } from '../../probe/bridgeLookup.ts'
import { type BoardView, nameOf } from '../boardView.ts'
import { endpointSubject, type Hit, hit } from '../finding.ts'
import { propertyOf } from '../properties.ts'
import { NO_DRM } from '../symptoms.ts'
import { outputsWaitedFor } from './outputs.ts'

/** Trap 46: how many lanes leave a DisplayPort transmitter. Kernel: mtk_dp_probe(). */
export function dpTransmitters(board: BoardView): Hit[] {
  return board.systems.flatMap((system) =>
    outputsWaitedFor(board, system).flatMap((output) => {
      const { result } = bridgeLookup(board.graph, output, board.kernel)
      const sink = result.kind === 'found' ? board.graph.blocks[result.sink] : undefined
      return sink !== undefined && blockRole(sink).kind === 'dp-tx'
        ? withoutLanes(board, output, sink)
        : []
    }),
  )
}

function withoutLanes(board: BoardView, output: Block, transmitter: Block): Hit[] {
  const port = iteratedPorts(transmitter).find((candidate) => numberOf(candidate) === 1)
  const endpoint = port?.endpoints[0]
  const lanes = endpoint === undefined ? null : propertyOf(endpoint, 'data-lanes')
  if (lanes !== null && [1, 2, 4].includes(lanes.length)) return []
  const name = blockName(transmitter)
  const what =
    endpoint === undefined
      ? 'has no endpoint in port 1'
      : lanes === null
        ? 'has no data-lanes in its endpoint of port 1'
        : `has ${lanes.length} data-lanes`
  return [
    hit(46, {
      subject: endpointSubject(endpoint?.id ?? null, transmitter.id),
      message: `${name} ${what}: list 1, 2 or 4 lanes there, as data-lanes = <0 1 2 3>.`,
      kernel: `mtk_dp_probe() returns -EINVAL, no bridge is registered, and ${nameOf(board, output.id)} defers for ever.`,
      symptom: NO_DRM,
      kernelLog:
        lanes === null ? 'invalid data lane size: -22' : `invalid data lane size: ${lanes.length}`,
    }),
  ]
}
