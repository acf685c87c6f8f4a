import type { BlockId } from '../../../base/ids.ts'
import type { Block, PipelineGraph } from '../../../pipeline/document.ts'
import { endpointByNumbers } from '../../../pipeline/endpoints.ts'
import { blockName, blockRole } from '../../../pipeline/links.ts'
import { remoteDevice } from '../walkPath.ts'
import { isEdp } from './bridgeLookup.ts'

/** What a person sees at the end of an output, bridges and transmitters followed: 'HDMI', 'panel'. */
export function sinkName(graph: PipelineGraph, sink: BlockId): string {
  const seen = new Set<BlockId>()
  let last: Block | undefined = graph.blocks[sink]
  for (let at = last; at !== undefined && !seen.has(at.id); at = next(graph, at)) {
    seen.add(at.id)
    last = at
  }
  return last === undefined ? sink : nameOf(last)
}

function next(graph: PipelineGraph, block: Block): Block | undefined {
  const endpoint = endpointByNumbers(block, 1, 0)
  const remote = endpoint === null ? null : remoteDevice(graph, endpoint)
  return remote?.kind === 'device' ? remote.block : undefined
}

function nameOf(block: Block): string {
  switch (blockRole(block).kind) {
    case 'panel':
      return 'panel'
    case 'hdmi-tx':
      return 'HDMI'
    case 'dp-tx':
      return isEdp(block) ? 'eDP' : 'DisplayPort'
    case 'connector':
      return CONNECTORS[block.compatible[0] ?? ''] ?? blockName(block)
    default:
      return blockName(block)
  }
}

const CONNECTORS: Readonly<Record<string, string>> = {
  'dp-connector': 'DisplayPort',
  'dvi-connector': 'DVI',
  'hdmi-connector': 'HDMI',
  'usb-c-connector': 'USB-C',
  'vga-connector': 'VGA',
}
