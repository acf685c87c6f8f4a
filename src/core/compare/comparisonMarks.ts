import type { BlockId } from '../base/ids.ts'
import type { ChangeKind, Comparison } from './comparison.ts'

/** What a canvas that shows one side marks: what is only there, and what differs from the other. */
export interface ComparisonMarks {
  readonly blocks: ReadonlyMap<BlockId, ChangeKind>
  /** By the ids of `linksOf`. */
  readonly links: ReadonlyMap<string, ChangeKind>
}

/** The older side has no added ones, the newer no removed ones. */
export function comparisonMarks(
  { blocks, links }: Comparison,
  side: 'before' | 'after',
): ComparisonMarks {
  return { blocks: marked(blocks, side), links: marked(links, side) }
}

function marked<Id>(
  changes: readonly (Readonly<Record<'before' | 'after', Id | null>> & {
    readonly kind: ChangeKind
  })[],
  side: 'before' | 'after',
): ReadonlyMap<Id, ChangeKind> {
  const marks = new Map<Id, ChangeKind>()
  for (const change of changes) {
    const id = change[side]
    if (id !== null) marks.set(id, change.kind)
  }
  return marks
}
