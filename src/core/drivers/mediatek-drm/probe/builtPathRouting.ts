import type { BlockId } from '../../../base/ids.ts'
import type { PipelineGraph } from '../../../pipeline/document.ts'
import { DRM_OVL_ADAPTOR } from '../../../soc/ddpComponents.ts'
import { matchCompatible } from '../../../soc/matchCompatible.ts'
import { mutexOfMmsys } from '../../../soc/mutex.ts'
import { MUTEXES, type MutexData } from '../../../soc/mutexData.ts'
import type { KernelChoice } from '../kernelChoice.ts'
import type { PathResult } from '../resolveMmsys.ts'
import { adaptorLoop } from './adaptorLoop.ts'
import type { MmsysForecast } from './probeForecast.ts'
import { type PathRouting, routingOf } from './routingOf.ts'

/**
 * The routing of a path as the graph gives it, whatever comes of it then: it can be lost with its mmsys,
 * or its CRTC not be made. Null for a path that is not built.
 */
export function builtPathRouting(
  graph: PipelineGraph,
  { resolution, siblings }: MmsysForecast,
  { walk }: PathResult,
  kernel: KernelChoice,
): PathRouting | null {
  const mmsys = graph.blocks[resolution.block]
  if (mmsys === undefined || walk === null || walk.end.kind !== 'built') return null
  const { compatible } = resolution.data
  const path = walk.components
  return routingOf({
    mmsys: compatible,
    path,
    mutex: mutexOf(graph, compatible, siblings),
    adaptorParts: path.includes(DRM_OVL_ADAPTOR)
      ? adaptorLoop(graph, mmsys).parts.map(({ part }) => part.component.id)
      : [],
    kernel,
  })
}

/** The tables of the mutex an mmsys takes; where it finds none, those of the one it should have. */
export const mutexOf = (
  graph: PipelineGraph,
  mmsys: string,
  siblings: MmsysForecast['siblings'],
): MutexData | null =>
  siblings?.mutex == null ? mutexOfMmsys(mmsys) : mutexTables(graph, siblings.mutex)

/** The tables of a mutex node; null for none, and for one the mutex driver does not know. */
export function mutexTables({ blocks }: PipelineGraph, mutex: BlockId | null): MutexData | null {
  const block = mutex === null ? undefined : blocks[mutex]
  return block === undefined ? null : matchCompatible(MUTEXES, block.compatible)
}
