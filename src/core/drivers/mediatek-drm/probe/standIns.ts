import type { BlockId } from '../../../base/ids.ts'
import type { PipelineGraph } from '../../../pipeline/document.ts'
import { componentById, DRM_OVL_ADAPTOR } from '../../../soc/ddpComponents.ts'
import { ddpType } from '../../../soc/ddpTypes.ts'
import { identify } from '../componentId.ts'
import type { KernelChoice } from '../kernelChoice.ts'
import { type Because, becauseOf } from './because.ts'
import type { MmsysForecast } from './probeForecast.ts'

/** Which node stands for a component id of an mmsys's paths, and how it came to that. */
export interface StandIn {
  readonly id: number
  /** Null when none does, and for the OVL adaptor, which is a device of its own. */
  readonly block: BlockId | null
  /** 'ovl0'; null for a node that has none, and so counts as the lowest of its type. */
  readonly alias: string | null
  /** Nodes that stood for it until a later one came: in the match list all the same. */
  readonly displaced: readonly BlockId[]
  readonly because: Because
}

/** One for each id in force, in path order, MAIN first. Kernel: the sibling loop of mtk_drm_probe(). */
export function standIns(
  graph: PipelineGraph,
  { resolution, siblings }: MmsysForecast,
  kernel: KernelChoice,
): StandIn[] {
  if (siblings === null) return []
  const ids = [
    ...resolution.paths.flatMap(({ inForce }) => inForce),
    ...resolution.data.connRoutes.map(({ component }) => component),
  ]
  const taken = new Map<number, BlockId[]>()
  for (const { block, outcome } of siblings.steps)
    if (outcome.kind === 'stands-for')
      taken.set(outcome.id, [...(taken.get(outcome.id) ?? []), block])
  return Array.from(new Set(ids), (id) => {
    const blocks = id === DRM_OVL_ADAPTOR ? [] : (taken.get(id) ?? [])
    const block = blocks.at(-1) ?? null
    return {
      id,
      block,
      alias: block === null ? null : aliasOf(graph, block, kernel),
      displaced: blocks.slice(0, -1),
      because: becauseOf('mtk_drm_probe', block ?? resolution.block),
    }
  })
}

function aliasOf(graph: PipelineGraph, id: BlockId, kernel: KernelChoice): string | null {
  const block = graph.blocks[id]
  const identity = block === undefined ? null : identify(graph, block, kernel)
  if (identity?.kind !== 'component' || identity.alias === null) return null
  const { type } = componentById(identity.id)
  return type === null ? null : `${ddpType(type).aliasStem}${identity.alias}`
}
