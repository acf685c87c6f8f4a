import { memoizeRecent } from './memoizeRecent.ts'

/**
 * Remembers the last few calls as `memoizeRecent` does, but no result of them for longer than somebody
 * else holds it, or its room is not needed. For what is large and can be made again.
 */
export function memoizeWeakly<Args extends readonly unknown[], Result extends WeakKey>(
  kept: number,
  compute: (...args: Args) => Result,
): (...args: Args) => Result {
  const callOf = memoizeRecent(kept, (..._args: Args): { result?: WeakRef<Result> } => ({}))
  return (...args) => {
    const call = callOf(...args)
    const known = call.result?.deref()
    if (known !== undefined) return known
    const result = compute(...args)
    call.result = new WeakRef(result)
    return result
  }
}
