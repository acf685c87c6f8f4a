import type { BlockId } from '../base/ids.ts'
import type { Block, PipelineGraph } from './document.ts'
import { memoizeByIdentity } from './memoizeByIdentity.ts'
import { memoizeRecent } from './memoizeRecent.ts'

/** The blocks of a graph in tree order, listed once for all that ask. */
export const blocksOf = memoizeByIdentity(({ blocks }: PipelineGraph): readonly Block[] =>
  Object.values(blocks),
)

/** What an edit left of an earlier list of blocks. */
export interface Remainder {
  /** For each block where the very same one stood in the earlier list; -1 for one that was not there. */
  readonly places: readonly number[]
  /** Of the earlier list those that are not in this one. */
  readonly gone: ReadonlySet<Block>
  /** Whether what is left stands in the order it stood in. */
  readonly isInOrder: boolean
}

/**
 * Compares two lists by identity. Nearly every edit puts other blocks in the places of a few; where some
 * came or went, only what lies between the first and the last of them is looked up.
 */
export const remainderOf = memoizeRecent(1, compare)

function compare(was: readonly Block[], is: readonly Block[]): Remainder {
  const isShifted = was.length !== is.length
  const places: number[] = []
  let first = 0
  while (first < is.length && is[first] === was[first]) places.push(first++)
  let last = is.length
  const shift = was.length - is.length
  while (last > first && last + shift > first && is[last - 1] === was[last - 1 + shift]) last -= 1
  const others = new Map<Block | undefined, number>()
  for (let at = first; at < last + shift; at += 1)
    if (isShifted || was[at] !== is[at]) others.set(was[at], at)
  let isInOrder = true
  let before = first - 1
  for (let at = first; at < last; at += 1) {
    const block = is[at]
    const place = !isShifted && was[at] === block ? at : (others.get(block) ?? -1)
    others.delete(block)
    places.push(place)
    if (place === -1) continue
    if (place < before) isInOrder = false
    before = place
  }
  for (let at = last; at < is.length; at += 1) places.push(at + shift)
  const gone = new Set([...others.keys()].filter((block) => block !== undefined))
  return { places, gone, isInOrder }
}

/** Where each block stands in tree order: the very same map for as long as they all stand as they did. */
export const placesOf = (() => {
  let was: readonly Block[] = []
  let places: ReadonlyMap<BlockId, number> = new Map()
  return memoizeRecent(4, (graph: PipelineGraph): ReadonlyMap<BlockId, number> => {
    const is = blocksOf(graph)
    const stand = was.length === is.length && is.every(({ id }, at) => id === was[at]?.id)
    if (!stand) places = new Map(is.map(({ id }, at) => [id, at]))
    was = is
    return places
  })
})()

/** The blocks of which something holds, in tree order: after an edit only blocks it made are asked. */
export function blocksThat(
  holds: (block: Block) => boolean,
): (graph: PipelineGraph) => readonly Block[] {
  let was: readonly Block[] = []
  let held: readonly boolean[] = []
  return memoizeRecent(4, (graph) => {
    const is = blocksOf(graph)
    const { places } = remainderOf(was, is)
    const those: Block[] = []
    held = is.map((block, at) => {
      const isHeld = held[places[at] ?? -1] ?? holds(block)
      if (isHeld) those.push(block)
      return isHeld
    })
    was = is
    return those
  })
}
