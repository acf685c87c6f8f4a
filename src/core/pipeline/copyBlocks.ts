import { type BlockId, blockOfEndpoint, blockRecord } from '../base/ids.ts'
import { blocksOf } from './blocksOf.ts'
import type { Block, Endpoint, PipelineDocument, Position } from './document.ts'
import { remoteEnd } from './links.ts'

/**
 * A document of only these blocks, as far as they stand on the canvas: what a clipboard carries. They
 * keep their ids and the links among them; links that lead out of the copy are left out of it.
 */
export function copyBlocks(doc: PipelineDocument, ids: readonly BlockId[]): PipelineDocument {
  const placed = blocksOf(doc.graph).flatMap((block) => {
    const at: Position | undefined = doc.positions[block.id]
    return at === undefined || !ids.includes(block.id) ? [] : [{ block, at }]
  })
  const inside = new Set(placed.map(({ block }) => block.id))
  return {
    ...doc,
    graph: {
      blocks: blockRecord(placed.map(({ block }) => [block.id, apartFrom(block, inside)])),
      aliases: doc.graph.aliases.filter(({ block }) => inside.has(block)),
    },
    positions: blockRecord(placed.map(({ block, at }) => [block.id, at])),
  }
}

/** A block without the remotes that lead to others than these. */
function apartFrom(block: Block, inside: ReadonlySet<BlockId>): Block {
  const cut = (endpoint: Endpoint): Endpoint => {
    const end = remoteEnd(endpoint.remote)
    return end === null || inside.has(blockOfEndpoint(end))
      ? endpoint
      : { ...endpoint, remote: null }
  }
  return {
    ...block,
    groups: block.groups.map((group) => ({
      ...group,
      ports: group.ports.map((port) => ({ ...port, endpoints: port.endpoints.map(cut) })),
    })),
  }
}
