import type { BlockId } from '../base/ids.ts'
import type { PipelineGraph } from './document.ts'
import { blocksOfLink, type Link, linksOf } from './links.ts'

/** Blocks that links join to each other, and to no other block. */
export interface LinkedPart {
  readonly blocks: readonly BlockId[]
  readonly links: readonly Link[]
}

/** What links join of these blocks, in the order of the first block of each. Links that lead elsewhere do not count. */
export function linkedParts(ids: readonly BlockId[], graph: PipelineGraph): LinkedPart[] {
  const linksAt = new Map<BlockId, Link[]>(ids.map((id) => [id, []]))
  for (const link of linksOf(graph)) {
    const ends = blocksOfLink(link)
    if (ends.every((id) => linksAt.has(id))) for (const id of ends) linksAt.get(id)?.push(link)
  }
  const seen = new Set<BlockId>()
  return ids.flatMap((id) => {
    if (seen.has(id)) return []
    const reached = new Set([id])
    const links = new Set<Link>()
    for (const one of reached)
      for (const link of linksAt.get(one) ?? []) {
        links.add(link)
        for (const end of blocksOfLink(link)) reached.add(end)
      }
    for (const one of reached) seen.add(one)
    return [{ blocks: [...reached], links: [...links] }]
  })
}
