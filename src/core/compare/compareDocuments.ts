import type { BlockId } from '../base/ids.ts'
import { type KernelChoice, NEWEST_KERNEL } from '../drivers/mediatek-drm/kernelChoice.ts'
import { blocksOf } from '../pipeline/blocksOf.ts'
import type { Alias, Block, PipelineDocument, PipelineGraph } from '../pipeline/document.ts'
import { blockName } from '../pipeline/links.ts'
import { changedBlock, pairBlocks, pairEndpoints } from './compareBlocks.ts'
import { compareLinks } from './compareLinks.ts'
import { comparePaths } from './comparePaths.ts'
import type { AliasChange, BlockChange, Comparison } from './comparison.ts'
import { type Identity, identityOf } from './identity.ts'
import { pairUp } from './pairUp.ts'
import { changedFields, labelsCompared } from './side.ts'

/**
 * What differs between two documents: their devices, endpoints, links and aliases, and the paths the
 * driver builds of them. Positions on the canvas, phandle numbers, the ids of endpoints and the order
 * of nodes never count. Two documents that mean the same give an empty comparison, and swapping them
 * swaps added and removed.
 */
export function compareDocuments(
  a: PipelineDocument,
  b: PipelineDocument,
  kernel: KernelChoice = NEWEST_KERNEL,
): Comparison {
  const labels = labelsCompared(a, b)
  const blocks = pairBlocks(blocksOf(a.graph), blocksOf(b.graph))
  const blockIds = blocks.pairs.map(([old, now]) => [old.id, now.id] as const)
  const insides = blocks.pairs.map(
    ([old, now]) => [old, now, pairEndpoints(old, now, identityOf(blockIds, []))] as const,
  )
  const endpointIds = insides.flatMap(([, , { pairs }]) =>
    pairs.map(([old, now]) => [old.endpoint.id, now.endpoint.id] as const),
  )
  const identity = identityOf(blockIds, endpointIds)
  return {
    labelsCompared: labels,
    board: changedFields(boardFields(a), boardFields(b)),
    blocks: [
      ...insides.flatMap(([old, now, inside]) => changedBlock(old, now, inside, labels) ?? []),
      ...blocks.removed.map((block) => wholeBlock('removed', block)),
      ...blocks.added.map((block) => wholeBlock('added', block)),
    ],
    links: compareLinks(a.graph, b.graph, identity),
    aliases: compareAliases(a.graph, b.graph, identity),
    ...comparePaths(a.graph, b.graph, identity, kernel),
  }
}

function boardFields({ title, soc }: PipelineDocument): Map<string, string> {
  const fields = new Map([['title', title]])
  return soc === null ? fields : fields.set('soc', soc)
}

function wholeBlock(kind: 'added' | 'removed', block: Block): BlockChange {
  const { id, path } = block
  const ids = { before: kind === 'removed' ? id : null, after: kind === 'added' ? id : null }
  return { kind, name: blockName(block), path, ...ids, fields: [], endpoints: [] }
}

function compareAliases(
  before: PipelineGraph,
  after: PipelineGraph,
  identity: Identity,
): AliasChange[] {
  const aliases = pairUp(before.aliases, after.aliases, [({ name }) => name])
  const path = (graph: PipelineGraph, { block }: Alias): string =>
    (graph.blocks as Readonly<Partial<Record<BlockId, Block>>>)[block]?.path ?? block
  return [
    ...aliases.pairs.flatMap(([old, now]): AliasChange[] =>
      identity.before.block(old.block) === identity.after.block(now.block)
        ? []
        : [
            {
              kind: 'changed',
              alias: now.name,
              before: path(before, old),
              after: path(after, now),
            },
          ],
    ),
    ...aliases.removed.map(
      (old): AliasChange => ({
        kind: 'removed',
        alias: old.name,
        before: path(before, old),
        after: null,
      }),
    ),
    ...aliases.added.map(
      (now): AliasChange => ({
        kind: 'added',
        alias: now.name,
        before: null,
        after: path(after, now),
      }),
    ),
  ]
}
