import type { BlockId } from '../../../base/ids.ts'
import { aliasNumber } from '../../../pipeline/aliases.ts'
import type { Block, PipelineGraph } from '../../../pipeline/document.ts'
import { parentPath } from '../../../pipeline/links.ts'
import { memoizeByIdentity } from '../../../pipeline/memoizeByIdentity.ts'
import { DDP_COMPATIBLES } from '../../../soc/ddpCompatibles.ts'
import { componentById, DRM_OVL_ADAPTOR } from '../../../soc/ddpComponents.ts'
import { ddpType } from '../../../soc/ddpTypes.ts'
import { matchCompatible } from '../../../soc/matchCompatible.ts'
import { identify } from '../componentId.ts'
import { driverBlocks } from '../driverBlocks.ts'
import { compatibleAt, type KernelChoice } from '../kernelChoice.ts'
import type { MmsysResolution } from '../resolveMmsys.ts'
import { isAvailable } from '../walkPath.ts'
import { becauseOf, type NodeStep } from './because.ts'

/** What an mmsys's probe makes of the nodes beside it. */
export interface SiblingLoop {
  /** In document order. Nodes whose compatible the driver does not know are passed over in silence. */
  readonly steps: readonly SiblingStep[]
  /** The node that stands for each component id: the last one of that id. */
  readonly nodeOf: ReadonlyMap<number, BlockId>
  readonly mutex: BlockId | null
  /** The component match list, in its order: all of them have to come before the DRM device does. */
  readonly matches: readonly ComponentMatch[]
}

export type SiblingStep = NodeStep<SiblingOutcome>

export type SiblingOutcome =
  | { readonly kind: 'disabled' }
  /** Taken when its alias names this mmsys, or when it has none; a later one takes its place. */
  | { readonly kind: 'mutex'; readonly taken: boolean; readonly alias: number | null }
  | { readonly kind: 'unknown-alias'; readonly alias: number | null }
  /** No path of this mmsys has the id: it belongs to the other one, or to none. */
  | { readonly kind: 'not-in-paths'; readonly id: number }
  | {
      readonly kind: 'stands-for'
      readonly id: number
      /** An earlier node of the same id, forgotten now, though still in the match list. */
      readonly displaces: BlockId | null
      /** Whether the node joins the match list: its type has a platform driver of its own. */
      readonly matched: boolean
    }

export type ComponentMatch =
  | { readonly kind: 'adaptor' }
  | { readonly kind: 'block'; readonly block: BlockId; readonly id: number }

/**
 * Goes through the children of the mmsys's parent, as the probe does to learn which node stands for
 * which component id, which mutex is its own, and what has to come before DRM does. The graph gave
 * nothing but the ids.
 *
 * It goes on to the end, even past a node whose registers or clock would end the probe.
 * Kernel: the second half of mtk_drm_probe().
 */
export function siblingLoop(
  graph: PipelineGraph,
  mmsys: Block,
  resolution: MmsysResolution,
  kernel: KernelChoice,
): SiblingLoop {
  const wanted = wantedIds(resolution)
  const steps: SiblingStep[] = []
  const nodeOf = new Map<number, BlockId>()
  const matches: ComponentMatch[] = wanted.has(DRM_OVL_ADAPTOR) ? [{ kind: 'adaptor' }] : []
  let mutex: BlockId | null = null
  for (const block of siblingsOf(graph, mmsys)) {
    const outcome = outcomeOf(block)
    if (outcome === null) continue
    const step = outcome.kind === 'unknown-alias' ? 'mtk_ddp_comp_get_id' : 'mtk_drm_probe'
    steps.push({ block: block.id, outcome, because: becauseOf(step, block.id) })
    if (outcome.kind === 'mutex' && outcome.taken) mutex = block.id
    if (outcome.kind !== 'stands-for') continue
    nodeOf.set(outcome.id, block.id)
    if (outcome.matched) matches.push({ kind: 'block', block: block.id, id: outcome.id })
  }
  return { steps, nodeOf, mutex, matches }

  function outcomeOf(block: Block): SiblingOutcome | null {
    const row = matchCompatible(DDP_COMPATIBLES, compatibleAt(kernel, block.compatible))
    if (row === null) return null
    if (!isAvailable(block)) return { kind: 'disabled' }
    if (row.type === 'MTK_DISP_MUTEX') {
      const alias = aliasNumber(graph, block.id, ddpType(row.type).aliasStem)
      return { kind: 'mutex', taken: alias === null || alias === resolution.data.mmsysId, alias }
    }
    const identity = identify(graph, block, kernel)
    if (identity.kind === 'unknown-alias') return { kind: 'unknown-alias', alias: identity.alias }
    if (identity.kind !== 'component') return null
    const { id } = identity
    if (!wanted.has(id)) return { kind: 'not-in-paths', id }
    const displaces = nodeOf.get(id) ?? null
    return { kind: 'stands-for', id, displaces, matched: componentById(id).ownPlatformDriver }
  }
}

/** The driver's blocks among the children of the same parent node, itself included, in document order. */
export const siblingsOf = (graph: PipelineGraph, block: Block): readonly Block[] =>
  childrenOf(graph).get(parentPath(block)) ?? []

const childrenOf = memoizeByIdentity((graph: PipelineGraph) => {
  const children = new Map<string | null, Block[]>()
  for (const block of driverBlocks(graph)) {
    const parent = parentPath(block)
    const known = children.get(parent)
    if (known === undefined) children.set(parent, [block])
    else known.push(block)
  }
  return children
})

/** Kernel: mtk_drm_find_mmsys_comp(). */
const wantedIds = ({ paths, data }: MmsysResolution): ReadonlySet<number> =>
  new Set([
    ...paths.flatMap((path) => path.inForce),
    ...data.connRoutes.map(({ component }) => component),
  ])
