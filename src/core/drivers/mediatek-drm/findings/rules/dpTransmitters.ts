import type { Block } from '../../../../pipeline/document.ts'
import type { Edit } from '../../../../pipeline/edit.ts'
import { iteratedPorts, numberOf } from '../../../../pipeline/endpoints.ts'
import { freshEndpointId } from '../../../../pipeline/graphUpdate.ts'
import { blockName } from '../../../../pipeline/links.ts'
import { bridgeLookup } from '../../probe/bridgeLookup.ts'
import { refusedLanes } from '../../probe/dpLanes.ts'
import { type BoardView, nameOf } from '../boardView.ts'
import { endpointSubject, type Hit, hit } from '../finding.ts'
import { asFix } from '../pathEdits.ts'
import { NO_DRM } from '../symptoms.ts'
import { allWaitedFor } from './outputs.ts'

/** Trap 46: how many lanes leave a DisplayPort transmitter. Kernel: mtk_dp_dt_parse(). */
export function dpTransmitters(board: BoardView): Hit[] {
  return allWaitedFor(board).flatMap(({ output }) => {
    const lookup = bridgeLookup(board.graph, output, board.kernel)
    const count = refusedLanes(board.graph, lookup)
    const sink = lookup.result.kind === 'found' ? board.graph.blocks[lookup.result.sink] : undefined
    return count === null || sink === undefined ? [] : [wrongLanes(board, output, sink, count)]
  })
}

/** @param count - as the kernel prints it: a number of lanes, or a negative errno for none */
function wrongLanes(board: BoardView, output: Block, transmitter: Block, count: number): Hit {
  const port = iteratedPorts(transmitter).find((candidate) => numberOf(candidate) === 1)
  const endpoint = port?.endpoints[0]
  const name = blockName(transmitter)
  const what =
    endpoint === undefined
      ? 'has no endpoint in port 1'
      : count < 0
        ? 'has no data-lanes in its endpoint of port 1'
        : `has ${count} data-lanes`
  const id = endpoint?.id ?? freshEndpointId(transmitter)
  const made: Edit[] =
    endpoint === undefined
      ? [{ kind: 'add-endpoint', block: transmitter.id, port: 1, number: 0 }]
      : []
  const lanes: Edit = {
    kind: 'set-endpoint-property',
    endpoint: id,
    property: { name: 'data-lanes', value: { kind: 'cells', cells: [0, 1, 2, 3] } },
  }
  return hit(46, {
    subject: endpointSubject(endpoint?.id ?? null, transmitter.id),
    message: `${name} ${what}: list the 1, 2 or 4 lanes that are wired there, as data-lanes = <0 1 2 3>.`,
    kernel: `mtk_dp_probe() returns -EINVAL, no bridge is registered, and ${nameOf(board, output.id)} defers for ever.`,
    symptom: NO_DRM,
    kernelLog: `invalid data lane size: ${count}`,
    fix: asFix('Use four lanes', [...made, lanes]),
  })
}
