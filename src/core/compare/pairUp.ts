export interface Pairing<T> {
  readonly pairs: readonly (readonly [before: T, after: T])[]
  readonly removed: readonly T[]
  readonly added: readonly T[]
}

/** What an item is known by on its side. */
export type Key<T> = (item: T, side: 'before' | 'after') => string | null

/**
 * Pairs the items of two lists, each at most once: by the first key for which both sides still have
 * one, then the next key for what is left. Of several items with one key the first goes with the
 * first. A null key pairs nothing. Swapping the lists swaps the result.
 */
export function pairUp<T>(
  before: readonly T[],
  after: readonly T[],
  keys: readonly Key<T>[],
): Pairing<T> {
  const pairs: [T, T][] = []
  let removed = before
  let added = after
  for (const key of keys) {
    const waiting = new Map<string, T[]>()
    for (const item of added) {
      const name = key(item, 'after')
      if (name !== null) waiting.set(name, [...(waiting.get(name) ?? []), item])
    }
    const taken = new Set<T>()
    for (const item of removed) {
      const name = key(item, 'before')
      const partner = name === null ? undefined : waiting.get(name)?.shift()
      if (partner === undefined) continue
      pairs.push([item, partner])
      taken.add(item).add(partner)
    }
    removed = removed.filter((item) => !taken.has(item))
    added = added.filter((item) => !taken.has(item))
  }
  return { pairs, removed, added }
}
