import type { PipelineGraph } from '../../pipeline/document.ts'
import { iteratedPorts } from '../../pipeline/endpoints.ts'
import { blockRole, isOutput } from '../../pipeline/links.ts'
import { isAvailable } from './walkPath.ts'

/** Whether a board is meant to show anything yet: an mmsys has a graph, or an output is enabled. */
export const isWired = ({ blocks }: PipelineGraph): boolean =>
  Object.values(blocks).some((block) =>
    blockRole(block).kind === 'mmsys'
      ? iteratedPorts(block).length > 0
      : isOutput(block) && isAvailable(block),
  )
