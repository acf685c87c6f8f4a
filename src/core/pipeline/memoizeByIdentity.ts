import { DerivedMap } from './derivedMap.ts'

/**
 * Remembers what was computed from an object for as long as somebody asks for it (`DerivedMap`). For
 * immutable data alone: blocks and graphs an edit did not touch are the same objects as before it.
 */
export function memoizeByIdentity<Key extends object, Value extends NonNullable<unknown> | null>(
  compute: (key: Key) => Value,
): (key: Key) => Value {
  const known = new DerivedMap<Key, Value>()
  return (key) => {
    const found = known.get(key)
    if (found !== undefined) return found
    const value = compute(key)
    known.set(key, value)
    return value
  }
}
