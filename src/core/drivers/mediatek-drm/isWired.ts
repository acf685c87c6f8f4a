import type { PipelineGraph } from '../../pipeline/document.ts'
import { iteratedPorts } from '../../pipeline/endpoints.ts'
import { blockRole, isOutput } from '../../pipeline/links.ts'
import { driverBlocks } from './driverBlocks.ts'
import { isAvailable } from './walkPath.ts'

/** Whether a board is meant to show anything yet: an mmsys has a graph, or an output is enabled. */
export const isWired = (graph: PipelineGraph): boolean =>
  driverBlocks(graph).some((block) =>
    blockRole(block).kind === 'mmsys'
      ? iteratedPorts(block).length > 0
      : isOutput(block) && isAvailable(block),
  )
