import { type BlockId, blockOfEndpoint } from '../base/ids.ts'
import type { PathMarks } from '../drivers/mediatek-drm/pathMarks.ts'
import type { MmsysResolution } from '../drivers/mediatek-drm/resolveMmsys.ts'
import type { CrtcIndex } from '../drivers/mediatek-drm/walkPath.ts'
import { blocksOf } from '../pipeline/blocksOf.ts'
import type { PipelineGraph } from '../pipeline/document.ts'
import { blockRole, type Link } from '../pipeline/links.ts'

/** Blocks no walk of the driver enters, and that no block it enters leads to. An mmsys never is one. */
export function unusedBlocks(
  graph: PipelineGraph,
  links: readonly Link[],
  marks: PathMarks,
): ReadonlySet<BlockId> {
  const used = new Set(marks.blocks.keys())
  for (const block of blocksOf(graph)) if (blockRole(block).kind === 'mmsys') used.add(block.id)
  const next = new Map<BlockId, BlockId[]>()
  for (const { from, to } of links) {
    const block = blockOfEndpoint(from)
    next.set(block, [...(next.get(block) ?? []), blockOfEndpoint(to)])
  }
  for (const block of used) for (const after of next.get(block) ?? []) used.add(after)
  return new Set(blocksOf(graph).flatMap(({ id }) => (used.has(id) ? [] : [id])))
}

/** A built path of which only the two ends are drawn. */
export interface CollapsedPath {
  readonly key: string
  readonly crtc: CrtcIndex
  readonly first: BlockId
  readonly last: BlockId
  /** The blocks between the two, in order. */
  readonly inner: readonly BlockId[]
}

/** The built paths of three blocks and more. What another path comes by as well stays drawn. */
export function collapsedPaths(resolutions: readonly MmsysResolution[]): CollapsedPath[] {
  const walks = resolutions.flatMap(({ block, paths }) =>
    paths.map(({ crtc, state, walk }) => ({
      key: `${block} ${crtc}`,
      crtc,
      isBuilt: state === 'built',
      entered: (walk?.hops ?? []).flatMap(({ to, outcome }) =>
        outcome.kind === 'entered' && to !== null ? [to] : [],
      ),
    })),
  )
  return walks.flatMap(({ key, crtc, isBuilt, entered }) => {
    const others = new Set(walks.flatMap((walk) => (walk.key === key ? [] : walk.entered)))
    const [first, last] = [entered[0], entered.at(-1)]
    if (!isBuilt || first === undefined || last === undefined) return []
    const isInner = (id: BlockId): boolean => id !== first && id !== last && !others.has(id)
    const inner = [...new Set(entered)].filter(isInner)
    return inner.length === 0 ? [] : [{ key, crtc, first, last, inner }]
  })
}
