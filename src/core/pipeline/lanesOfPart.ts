import { type BlockId, blockOfEndpoint } from '../base/ids.ts'
import type { PipelineGraph } from './document.ts'
import type { LinkedPart } from './linkedParts.ts'
import type { Link } from './links.ts'
import { type StraightLane, straightLane } from './straightLane.ts'

/**
 * The blocks of a part in lanes: one goes on as long as a single link leads out of a block and no other into
 * the next. What the rest of the part looks like does not matter to how such a lane is drawn.
 */
export function lanesOfPart({ blocks, links }: LinkedPart, graph: PipelineGraph): StraightLane[] {
  const leaving = linksBy(links, ({ from }) => blockOfEndpoint(from))
  const entering = linksBy(links, nextOf)
  const onward = (id: BlockId): Link | null => {
    const [link, other] = leaving.get(id) ?? []
    if (link === undefined || other !== undefined) return null
    return entering.get(nextOf(link))?.length === 1 ? link : null
  }
  const followed = new Set(blocks.flatMap((id) => onward(id) ?? []).map(nextOf))
  const starts = [...blocks.filter((id) => !followed.has(id)), ...blocks] // what is left goes round
  const taken = new Set<BlockId>()
  return starts.flatMap((first) => {
    if (taken.has(first)) return []
    const along: Link[] = []
    taken.add(first)
    for (let link = onward(first); link !== null && !taken.has(nextOf(link)); ) {
      along.push(link)
      taken.add(nextOf(link))
      link = onward(nextOf(link))
    }
    return [straightLane(first, along, graph)]
  })
}

const nextOf = ({ to }: Link): BlockId => blockOfEndpoint(to)

function linksBy(
  links: readonly Link[],
  end: (link: Link) => BlockId,
): ReadonlyMap<BlockId, readonly Link[]> {
  const groups = new Map<BlockId, Link[]>()
  for (const link of links) {
    const group = groups.get(end(link))
    if (group === undefined) groups.set(end(link), [link])
    else group.push(link)
  }
  return groups
}
