import { type BlockId, blockOfEndpoint } from '../base/ids.ts'
import type { PipelineGraph } from './document.ts'
import type { LinkedPart } from './linkedParts.ts'
import type { Link } from './links.ts'
import { type StraightLane, straightLane } from './straightLane.ts'

/** A straight lane of a part, and the column it begins in; null where the part goes round. */
export interface LaneOfPart extends StraightLane {
  readonly column: number | null
}

/**
 * A part in straight lanes which are drawn as they are whatever the part is laid out like, each from where one
 * begins or ends to where the next does: all that begin in a column are equally long. Where the part goes round,
 * each block is a lane.
 */
export function lanesOfPart(part: LinkedPart, graph: PipelineGraph): LaneOfPart[] {
  const runs = runsOf(part)
  const columns = columnsOf(runs, part.links)
  if (columns === null)
    return part.blocks.map((id) => ({ ...straightLane(id, [], graph), column: null }))
  const limits = new Set([...columns].flatMap(([{ blocks }, at]) => [at, at + blocks.length]))
  const ordered = [...limits].toSorted((a, b) => a - b)
  return [...columns].flatMap(([{ blocks, links }, start]) => {
    const end = start + blocks.length
    const cuts = ordered.filter((column) => column >= start && column < end)
    return cuts.flatMap((column, at) => {
      const from = column - start
      const to = (cuts[at + 1] ?? end) - start
      const first = blocks[from]
      if (first === undefined) return []
      return [{ ...straightLane(first, links.slice(from, to - 1), graph), column }]
    })
  })
}

/** Blocks one behind the other, no link leading in or out between them. */
interface Run {
  readonly blocks: readonly BlockId[]
  /** From each to the one behind it. */
  readonly links: readonly Link[]
}

/** A run goes on as long as a single link leads out of a block and no other into the next. */
function runsOf({ blocks, links }: LinkedPart): Run[] {
  const leaving = linksBy(links, ({ from }) => blockOfEndpoint(from))
  const entering = linksBy(links, nextOf)
  const onward = (id: BlockId): Link | null => {
    const [link, other] = leaving.get(id) ?? []
    if (link === undefined || other !== undefined) return null
    return entering.get(nextOf(link))?.length === 1 ? link : null
  }
  const followed = new Set(blocks.flatMap((id) => onward(id) ?? []).map(nextOf))
  return blocks
    .filter((id) => !followed.has(id))
    .map((first) => {
      const along: Link[] = []
      for (let link = onward(first); link !== null; link = onward(nextOf(link))) along.push(link)
      return { blocks: [first, ...along.map(nextOf)], links: along }
    })
}

/**
 * The column each run begins in: behind all that lead into it, and moved on to what it leads to where that makes
 * links shorter. Null for what goes round.
 */
function columnsOf(runs: readonly Run[], links: readonly Link[]): Map<Run, number> | null {
  const runOf = new Map(runs.flatMap((run) => run.blocks.map((id) => [id, run] as const)))
  const next = new Map<Run, Run[]>(runs.map((run) => [run, []]))
  const before = new Map<Run, Run[]>(runs.map((run) => [run, []]))
  for (const { from, to } of links) {
    const [a, b] = [runOf.get(blockOfEndpoint(from)), runOf.get(blockOfEndpoint(to))]
    if (a === undefined || b === undefined) return null
    if (a === b) continue
    next.get(a)?.push(b)
    before.get(b)?.push(a)
  }
  const columns = new Map<Run, number>()
  /** Those that only what stands before them alone leads to: all of it moves along. */
  const loose = new Set<Run>()
  const ready = runs.filter((run) => before.get(run)?.length === 0)
  for (const run of ready) {
    const from = before.get(run) ?? []
    const ends = from.map((one) => (columns.get(one) ?? 0) + one.blocks.length)
    columns.set(run, Math.max(0, ...ends))
    if (from.every((one) => loose.has(one) && next.get(one)?.length === 1)) loose.add(run)
    for (const one of new Set(next.get(run)))
      if (before.get(one)?.every((other) => columns.has(other))) ready.push(one)
  }
  if (columns.size < runs.length) return null
  for (const run of ready.toReversed()) {
    const followers = next.get(run) ?? []
    const isHeld = !loose.has(run) && followers.length <= (before.get(run)?.length ?? 0)
    if (followers.length === 0 || isHeld) continue
    const limit = Math.min(...followers.map((one) => columns.get(one) ?? 0))
    columns.set(run, limit - run.blocks.length)
  }
  return columns
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
