import { type BlockId, blockRecord } from '../../base/ids.ts'
import type { DeviceTree } from '../../devicetree/tree.ts'
import { blocksOf, placesOf, remainderOf } from '../../pipeline/blocksOf.ts'
import type { Block, PipelineGraph } from '../../pipeline/document.ts'
import { blocksNamed } from '../../pipeline/links.ts'
import { memoizeByParts } from '../../pipeline/memoizeByParts.ts'
import { busPath } from './busPath.ts'
import { type GraphNodes, graphNodes, leftBlocks, leftNodes } from './graphNodes.ts'
import { indexedNode } from './treeIndex.ts'

/** Two graphs to compare. */
export interface GraphPair {
  readonly base: PipelineGraph
  readonly graph: PipelineGraph
}

/**
 * A base and a document without the blocks that a patch of source text has nothing to say of: kept are
 * those that are different objects, what stands below or leads to a place they left, and what they lead
 * to. The patch between these parts is the one between the wholes.
 *
 * Where two nodes have one path, both graphs are given as they are: there any block can matter.
 */
export function changedPart(tree: DeviceTree, { base, graph }: GraphPair): GraphPair {
  const { owners, hasTwins, loose } = layoutOf(base, tree)
  const near = changedBlocks(blocksOf(base), blocksOf(graph))
  for (const id of loose) near.add(id)
  const old = graphNodes(those(base, near))
  const now = graphNodes(those(graph, near), (label) => busPath(tree, label))
  const paths = pathsOf(now)
  const meetsOther = (path: string): boolean => {
    const owner = owners.get(path)
    return owner !== undefined && !near.has(owner)
  }
  if (hasTwins || new Set(paths).size < paths.length || paths.some(meetsOther))
    return { base, graph }

  const left = [...leftBlocks(old, now), ...leftNodes(old, now)]
  const moved = movedBlocks(old, now)
  if (left.length > 0)
    for (const block of blocksOf(graph))
      if (
        left.some((path) => block.path.startsWith(`${path}/`)) ||
        blocksNamed(block).some((id) => moved.has(id))
      )
        near.add(block.id)
  for (const block of [...those(base, near), ...those(graph, near)])
    for (const id of blocksNamed(block)) near.add(id)
  if (base.aliases !== graph.aliases)
    for (const { block } of [...base.aliases, ...graph.aliases]) near.add(block)
  return {
    base: { ...base, blocks: recordOf(those(base, near)) },
    graph: { ...graph, blocks: recordOf(those(graph, near)) },
  }
}

/** The blocks that are not the same object in both lists. */
function changedBlocks(was: readonly Block[], is: readonly Block[]): Set<BlockId> {
  const { places, gone } = remainderOf(was, is)
  const changed = new Set<BlockId>()
  is.forEach(({ id }, at) => {
    if (places[at] === -1) changed.add(id)
  })
  for (const { id } of gone) changed.add(id)
  return changed
}

/** The blocks of endpoints that stand elsewhere now: what leads there can need to be written anew. */
const movedBlocks = (old: GraphNodes, now: GraphNodes): ReadonlySet<BlockId> =>
  new Set(
    Array.from(old.endpoints.values()).flatMap(({ path, block, endpoint }) => {
      const end = now.endpoints.get(endpoint.id)
      return end === undefined || end.path === path ? [] : [block.id]
    }),
  )

/** Those of the blocks that a graph has, in its order. */
function those(graph: PipelineGraph, ids: ReadonlySet<BlockId>): Block[] {
  const places = placesOf(graph)
  const placed = [...ids].flatMap((id) => places.get(id) ?? [])
  return placed.sort((a, b) => a - b).flatMap((at) => blocksOf(graph)[at] ?? [])
}

const recordOf = (blocks: readonly Block[]): Record<BlockId, Block> =>
  blockRecord(blocks.map((block) => [block.id, block]))

interface Layout {
  /** The block that each node of the base belongs to, by path. */
  readonly owners: ReadonlyMap<string, BlockId>
  readonly hasTwins: boolean
  /** Blocks of which the tree lacks a node: hung on a bus by its label, say. */
  readonly loose: readonly BlockId[]
}

function layoutOf(base: PipelineGraph, tree: DeviceTree): Layout {
  return keepLayout(base, [tree], () => {
    const placed = blocksOf(base).map((block) => ({
      id: block.id,
      paths: pathsOf(graphNodes([block])),
    }))
    const owners = new Map(
      placed.flatMap(({ id, paths }) => paths.map((path) => [path, id] as const)),
    )
    const loose = placed.filter(({ paths }) => paths.some((at) => indexedNode(tree, at) === null))
    return {
      owners,
      hasTwins: owners.size < placed.flatMap(({ paths }) => paths).length,
      loose: loose.map(({ id }) => id),
    }
  })
}

const keepLayout = memoizeByParts<Layout>()

/** Of every node, one that two have twice. */
const pathsOf = ({ blocks, containers, allPorts, endpoints }: GraphNodes): string[] => [
  ...blocks.values(),
  ...containers,
  ...allPorts.map(({ path }) => path),
  ...Array.from(endpoints.values(), ({ path }) => path),
]
