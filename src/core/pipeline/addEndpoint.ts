import type { EndpointId } from '../base/ids.ts'
import type { Block, Endpoint, PipelineGraph, Port } from './document.ts'
import { baseName, iteratedPorts, numberOf } from './endpoints.ts'
import { freshEndpointId, numberedName, updateBlock, updatePort } from './graphUpdate.ts'
import { endpointLabel } from './labels.ts'
import { blockRole, type Direction } from './links.ts'

export interface AddedEndpoint {
  readonly graph: PipelineGraph
  readonly id: EndpointId
}

/** Adds an endpoint, with its port and `ports` node where they are missing. */
export function addEndpoint(
  graph: PipelineGraph,
  block: Block,
  portNumber: number,
  reg: number | null,
  direction: Direction,
): AddedEndpoint {
  const id = freshEndpointId(block)
  const endpoint: Endpoint = {
    id,
    name: numberedName('endpoint', reg),
    reg,
    labels: [endpointLabel(graph, block, direction, reg ?? 0)],
    remote: null,
    properties: [],
  }
  const port = iteratedPorts(block).find((candidate) => numberOf(candidate) === portNumber)
  const home = block.groups.find(({ ports }) => port !== undefined && ports.includes(port))
  if (port !== undefined && home !== undefined) {
    const grown = { ...port, endpoints: [...port.endpoints, endpoint] }
    return { graph: updatePort(graph, block.id, home, port, grown), id }
  }

  // A new port joins those the kernel iterates: a second container would hide them or be hidden.
  const group =
    block.groups.find(({ container }) => container !== null && baseName(container) === 'ports') ??
    block.groups.find(({ container }) => container === null)
  const { kind } = blockRole(block)
  const isLone = portNumber === 0 && (group === undefined || group.ports.length === 0)
  const single = isLone && (kind === 'mmsys' || kind === 'panel' || kind === 'connector')
  const number = single ? null : portNumber
  const made: Port = {
    name: numberedName('port', number),
    reg: number,
    labels: [],
    endpoints: [endpoint],
  }
  if (group !== undefined) return { graph: updatePort(graph, block.id, group, null, made), id }
  const added = { container: single ? null : 'ports', ports: [made] }
  return {
    graph: updateBlock(graph, block.id, (found) => ({
      ...found,
      groups: [...found.groups, added],
    })),
    id,
  }
}
